"""Marking found words without trusting them: the index sets two private-use signs, and only escaped text gets `<mark>`."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

START, STOP = "\ue000", "\ue001"
_SIGN = re.compile(f"([{START}{STOP}])")
_SIGNS = str.maketrans({START: " ", STOP: " "})
EXCERPT_CHARS = 260


def without_signs(text: str) -> str:
    """Return text that holds neither sign: what is indexed must not be able to set marks itself."""
    return text.translate(_SIGNS)


def as_html(marked: str) -> SafeString:
    """Return the text, escaped, with the marked words in `<mark>`."""
    html = escape(marked).replace(START, "<mark>").replace(STOP, "</mark>")
    return mark_safe(html)  # noqa: S308  (escaped above; the signs are not in the text)


def onto(original: str, marked: str) -> str:
    """Set the signs of ``marked``, a copy of equal length with other letters in it, into ``original``."""
    parts, place = [], 0
    for piece in _SIGN.split(marked):
        if piece in (START, STOP):
            parts.append(piece)
        else:
            parts.append(original[place : place + len(piece)])
            place += len(piece)
    return "".join(parts) + original[place:]


def excerpt(marked: str, limit: int = EXCERPT_CHARS) -> str:
    """Return the first block (between blank lines) with a mark, cut around it at words; the first one without."""
    blocks = marked.split("\n\n")
    block = next((each for each in blocks if START in each), blocks[0])
    if len(block) <= limit:
        return block
    at = max(block.find(START), 0)
    begin = max(0, min(at - limit // 2, len(block) - limit))
    end = min(len(block), max(begin + limit, block.find(STOP, at) + 1))
    cut = block[begin:end]
    if end < len(block):
        cut = cut[: _last_gap(cut)].rstrip(" ,;:") + "…"
    if begin:
        cut = "…" + cut[_first_gap(cut) :]
    return _closed(cut)


def _first_gap(text: str) -> int:
    gap = text.find(" ") + 1
    return gap if 0 < gap <= max(text.find(START), 0) else 0


def _last_gap(text: str) -> int:
    gap = text.rfind(" ")
    return gap if gap > text.rfind(STOP) else len(text)


def _closed(text: str) -> str:
    """Return the text with a mark that was cut open closed, and a stop without its start left out."""
    first_stop, first_start = text.find(STOP), text.find(START)
    if first_stop != -1 and (first_start == -1 or first_stop < first_start):
        text = text[:first_stop] + text[first_stop + 1 :]
    return text + STOP if text.count(START) > text.count(STOP) else text
