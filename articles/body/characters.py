"""Which characters a body keeps, and what becomes of white space.

- Control characters, bidi controls, byte order marks, zero-width spaces, word joiners and soft hyphens go: nobody
  types them, they break search and offsets, and in a leaked document they may be a hidden fingerprint. ZWJ and ZWNJ
  stay, since emoji, Persian and Indic scripts are spelt with them.
- White space is one space, as a browser shows it.
- A no-break space is a leftover of editing and becomes a space, except where typography wants it and it stands
  between two visible characters: inside a number ("10 000"), between a number and a unit or sign ("5 km", "20 %"),
  after « and before » ; : ! ? as French sets them.
"""

import re
from collections.abc import Iterable, Iterator

from .model import Run, merged

NBSP = "\u00a0"
UNITS = (
    "mm|cm|dm|m|km|ha|mg|g|kg|t|ml|cl|dl|l|hl|s|min|h|ms|Hz|kHz|MHz|GHz|W|kW|MW|GW|TW|kWh|MWh|GWh|TWh|V|kV|A|Pa|hPa|bar|"
    "kB|MB|GB|TB|km/h|mph|am|pm|thousand|million|billion|trillion|bn|m|Mio|Mrd|millions?|milliards?"
)

_GONE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ufffe\uffff\ud800-\udfff]+"
)
_SPACE = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")
_SPACES = re.compile(r" {2,}")
_KEPT_NBSP = re.compile(
    rf"(?<=[0-9]){NBSP}(?=[0-9%‰°€$£¥]|(?:{UNITS})(?!\w))|(?<=[«‹]){NBSP}(?=[^\s])|(?<=[^\s]){NBSP}(?=[»›;:!?])"
)


def clean(text: str) -> str:
    """The text without characters that a body does not keep; line ends are \\n."""
    return _GONE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Text between two tags as a browser would show it: unwanted characters gone, white space one space."""
    return _SPACE.sub(" ", _GONE.sub("", text))


def settle(pieces: Iterable[Run], may_split: bool) -> Iterator[tuple[Run, ...]]:
    """The lines that these pieces of one block make, white space and marks settled.

    A piece is a line break ("\\n") or text without one. Several breaks in a row begin a new paragraph where the block
    may be split, and are one break elsewhere, so that no block ever holds an empty line.
    """
    line: list[Run] = []
    gap: Run | None = None
    breaks = 0
    for piece in _without_editing_nbsp(list(pieces)):
        text = piece.text
        if text == "\n":
            breaks += 1
            gap = gap or piece
            continue
        words = text.strip(" ")
        if text[:1] == " ":
            gap = gap or piece
        if not words:
            continue
        if line and gap is not None:
            if breaks > 1 and may_split:
                yield from _line(line)
                line = []
            else:
                line.append(gap._replace(text="\n" if breaks else " "))
        line.append(piece._replace(text=_SPACES.sub(" ", words)))
        gap, breaks = (piece if text[-1] == " " else None), 0
    yield from _line(line)


def _line(runs: list[Run]) -> Iterator[tuple[Run, ...]]:
    if not any(run.text.strip() for run in runs):
        return
    runs = merged(runs)
    for kind in ("quote", "mention"):
        if any(getattr(run, kind) for run in runs):
            runs = merged(_tight(runs, kind))
    yield tuple(runs)


def _without_editing_nbsp(pieces: list[Run]) -> list[Run]:
    text = "".join(piece.text for piece in pieces)
    if NBSP not in text:
        return pieces
    kept = {match.start() for match in _KEPT_NBSP.finditer(text)}
    position, settled = 0, []
    for piece in pieces:
        if NBSP in piece.text:
            letters = [
                " " if letter == NBSP and position + at not in kept else letter for at, letter in enumerate(piece.text)
            ]
            settled.append(piece._replace(text="".join(letters)))
        else:
            settled.append(piece)
        position += len(piece.text)
    return settled


def _tight(runs: list[Run], kind: str) -> list[Run]:
    """The runs with each mark drawn in to its first and last visible character; a mark around nothing is gone."""
    settled: list[Run] = []
    at = 0
    while at < len(runs):
        until = at + 1
        identity = _identity(runs[at], kind)
        while until < len(runs) and _identity(runs[until], kind) == identity:
            until += 1
        group = runs[at:until]
        settled.extend(_drawn_in(group, kind) if identity[0] else group)
        at = until
    return settled


def _identity(run: Run, kind: str) -> tuple[str, str]:
    return getattr(run, kind), run.quote if kind == "mention" else ""


def _drawn_in(group: list[Run], kind: str) -> list[Run]:
    before: list[Run] = []
    after: list[Run] = []
    inside = list(group)
    inside.reverse()  # so that both ends are cheap to take from
    while inside and not inside[-1].text.strip():
        before.append(inside.pop()._replace(**{kind: ""}))
    if not inside:
        return before
    inside.reverse()
    while not inside[-1].text.strip():
        after.append(inside.pop()._replace(**{kind: ""}))
    after.reverse()
    first = inside[0]
    lead = len(first.text) - len(first.text.lstrip())
    if lead:
        before.append(first._replace(text=first.text[:lead], **{kind: ""}))
        inside[0] = first._replace(text=first.text[lead:])
    last = inside[-1]
    tail = len(last.text.rstrip())
    if tail < len(last.text):
        after.insert(0, last._replace(text=last.text[tail:], **{kind: ""}))
        inside[-1] = last._replace(text=last.text[:tail])
    return before + inside + after
