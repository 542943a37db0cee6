"""Straight quotation marks in imported plain text made typographic, where there is no doubt which is meant."""

import re

# Opening and closing, double then single.
QUOTES = {
    "en": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "pt": ("“", "”", "‘", "’"),
    "nl": ("“", "”", "‘", "’"),
}
APOSTROPHE = "’"

_STRAIGHT = re.compile("[\"']")
_OPENS_AFTER = " \t\n\u00a0\u202f([{/—–-“‘«„‚"
_OPENS_AFTER_ONLY = " \t\n\u00a0\u202f([{/“‘«„‚"  # a dash may also end a quotation: “No—”
_STOPS = ".,;:!?)]}"
_CLOSES_BEFORE = " \t\n\u00a0\u202f.,;:!?)]}/—–-…”’»"
_FEET_AND_INCHES = re.compile(r"""\d\s?(?:'\s?\d+(?:[.,/]\d+)?\s?(?:"|'')|"(?=\s?[x×]\s?\d))""")
# Words whose first letter is left out; the mark before them is an apostrophe.
_SHORTENED = re.compile(r"(?:tis|twas|twere|twill|em|til|cause|cos|bout|round|n|\d\ds?)(?![^\W_])", re.IGNORECASE)


def smart_quotes(text: str, language: str = "en") -> str:
    """The text with typographic quotation marks and apostrophes.

    Left straight: feet and inches after digits, and any mark that could be read both ways. Each paragraph stands for
    itself, so that one missing mark does not turn all that follow.
    """
    marks = QUOTES.get(language.lower().replace("_", "-").split("-")[0], QUOTES["en"])
    return "".join(_paragraph(part, marks) for part in re.split(r"(\n\s*\n)", text))


def _paragraph(text: str, marks: tuple[str, str, str, str]) -> str:
    measures = {
        at for match in _FEET_AND_INCHES.finditer(text) for at in range(match.start(), match.end()) if text[at] in "\"'"
    }
    last_single_close = _last_single_close(text)
    result: list[str] = []
    open_marks: list[str] = []
    position = 0
    for match in _STRAIGHT.finditer(text):
        at = match.start()
        result.append(text[position:at])
        position = at + 1
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        if result[-1] == "" and len(result) > 1:
            before = result[-2][-1:]  # the mark just before, as it was turned
        mark = match[0]
        if at in measures:
            result.append(mark)
        elif mark == '"':
            result.append(_double(before, after, open_marks, marks))
        else:
            may_open = at < last_single_close and not _SHORTENED.match(text, at + 1)
            result.append(_single(before, after, may_open, open_marks, marks))
    return "".join(result) + text[position:]


def _double(before: str, after: str, open_marks: list[str], marks: tuple[str, str, str, str]) -> str:
    opens = before in _OPENS_AFTER and not after.isspace() and after not in _STOPS
    closes = before not in _OPENS_AFTER_ONLY and (after in _CLOSES_BEFORE or after == "'")
    if opens and not (closes and '"' in open_marks):
        open_marks.append('"')
        return marks[0]
    if '"' in open_marks and (closes or before not in _OPENS_AFTER):
        while open_marks.pop() != '"':
            pass
        return marks[1]
    if closes and not before.isdigit():
        return marks[1]  # of a quotation that began in an earlier paragraph
    return '"'


def _single(before: str, after: str, may_open: bool, open_marks: list[str], marks: tuple[str, str, str, str]) -> str:
    if before in _OPENS_AFTER:
        if after.isspace():
            return "'"
        if not may_open:
            return APOSTROPHE
        open_marks.append("'")
        return marks[2]
    if after.isalnum():
        return APOSTROPHE
    if "'" in open_marks:
        while open_marks.pop() != "'":
            pass
        return marks[3]
    return "'" if before.isdigit() else APOSTROPHE


def _last_single_close(text: str) -> int:
    """Where the last mark stands that could close a single quotation; -1 for none."""
    for at in range(len(text) - 1, 0, -1):
        if text[at] == "'" and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum():
            return at
    return -1
