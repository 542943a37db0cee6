"""Paragraphs that belong to the page and not to the story: “Read more”, “Advertisement”, picture credits."""

from .words import lines

_LONGEST = 160  # a longer paragraph is a story's, however it begins
_CREDITS = ("getty images)", "/reuters)", "/ap)", "/afp)", "/pa)", "file photo)", "press)", "/cbc)", "submitted)")


def is_furniture(words: str) -> bool:
    if len(words) > _LONGEST:
        return False
    lower = words.lower()
    return lower.startswith(_openings()) or lower.rstrip(".").endswith(_CREDITS)


def _openings():
    return lines("furniture")
