"""Paragraphs that belong to the page and not to the story: “Read more”, “Advertisement”, picture credits."""

from .words import lines

_LONGEST = 160  # a longer paragraph is a story's, however it begins


def is_furniture(words: str) -> bool:
    """Does a paragraph of these words open as page furniture does, or close as a credit does?"""
    if len(words) > _LONGEST:
        return False
    lower = words.lower()
    return lower.startswith(lines("furniture")) or lower.rstrip(".").endswith(lines("credits"))
