"""Which characters of a story stand inside quotation marks. Own code, on purpose not the engine's: it labels the gold."""

import re
from bisect import bisect_right

_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": ("''",), "``": ("''",), "‘": "’'", "'": "'"}
_DOUBLE = re.compile("''|``|[\"“„«]")
_LINE = re.compile(r"[^\n]+")


class Marked:
    """The marked stretches of one text: places inside the outermost marks, the marks left out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.stretches = [stretch for line in _LINE.finditer(text) for stretch in _of_line(text, line.start(), line.end())]
        self._starts = [start for start, _ in self.stretches]

    def type_of(self, start: int, end: int) -> str:
        """`direct` when nine in ten characters lie inside marks, `partial` when three do, else `indirect`; blanks and
        the marks at the edges are not counted."""
        inside = total = 0
        for at in range(start, end):
            if not self._text[at].isspace() and not self._is_mark(at):
                total += 1
                inside += self.holds(at)
        if total and inside >= 0.9 * total:
            return "direct"
        return "partial" if inside >= 3 else "indirect"

    def holds(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self.stretches[index][1]

    def touches(self, start: int, end: int) -> bool:
        """Say whether any marked stretch lies at or within two characters of text[start:end]."""
        return any(a < end + 2 and b > start - 2 for a, b in self.stretches)

    def _is_mark(self, at):
        return not self.holds(at) and self._text[at] in "\"“”„«»‘’'`"


def _of_line(text, at, end):
    while at < end:
        mark = _opener(text, at, end)
        if not mark:
            at += 1
            continue
        inner = at + len(mark)
        close, after = _closing(text, mark, inner, end)
        if close is None:  # an apostrophe after all
            at = inner
            continue
        yield inner, close
        at = after


def _opener(text, at, end):
    double = _DOUBLE.match(text, at, end)
    if double:
        return double.group()
    if text[at] in "‘'" and not text[at - 1 : at].isalnum() and text[at + 1 : at + 2].strip():
        return text[at]
    return ""


def _closing(text, mark, at, end):
    """Return (place of the closing mark, place after it); a mark left open closes at the end of its paragraph."""
    if mark in "‘'":
        return _closing_single(text, mark, at, end)
    for place in range(at, end):
        for closer in _CLOSERS[mark]:
            if text.startswith(closer, place):
                return place, place + len(closer)
    return end, end


def _closing_single(text, mark, at, end):
    places = [p for p in range(at, end) if text[p] in _CLOSERS[mark] and not text[p + 1 : p + 2].isalnum()]
    after_stop = next((p for p in places if text[p - 1] in ".,!?;…”"), None)
    first = next((p for p in places if text[p - 1] != "s"), None)
    found = min((p for p in (after_stop, first) if p is not None), default=places[0] if places else None)
    if found is None:
        is_quotation = mark == "‘" and not text[at].isdigit()
        return (end, end) if is_quotation else (None, None)
    return found, found + 1
