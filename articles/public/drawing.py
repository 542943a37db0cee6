"""Drawing a card's picture: large words, two lines below them, the newsroom's name, in our own type.

1200 × 630 pixels, which other sites show whole. Our type has Latin signs only (`newsroom/static/fonts`); `can_be_drawn`
says where a letter is missing, and what cannot be drawn is not drawn rather than shown as boxes.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
# Raise it when the drawing changes: every picture gets a new address.
STYLE = "1"
_FONTS = Path(__file__).resolve().parents[2] / "newsroom" / "static" / "fonts"
_SERIF, _SANS = "newsreader-latin-roman.woff2", "public-sans-latin.woff2"
_GROUND, _INK, _QUIET, _RULE, _PENCIL = "#fcfcfa", "#15181b", "#434a50", "#d8dcd8", "#1f4fa8"  # tokens.css, light
_MARGIN, _TOP, _BELOW, _FOOT = 80, 84, 434, 560
_SIZES = (80, 72, 64, 56, 50, 44)
_COLOURS = 32  # type on one ground needs no more, and stays small
_MISSING = "\U0010ffff"  # no font has a glyph for it


@dataclass(frozen=True)
class Drawing:
    """What is drawn. `shape` is 'named', 'unnamed' or 'document' as the mark beside words has it; empty for a story."""

    words: str
    first: str
    second: str
    newsroom: str
    shape: str = ""

    @property
    def version(self) -> str:
        """16 signs that differ as soon as one drawn sign does."""
        drawn = "\n".join((STYLE, self.words, self.first, self.second, self.newsroom, self.shape))
        return hashlib.sha256(drawn.encode()).hexdigest()[:16]


def can_be_drawn(drawing: Drawing) -> bool:
    """Whether our type has every letter of all that is drawn, and there are words."""
    drawn = drawing.words + drawing.first + drawing.second + drawing.newsroom
    has_words = any(sign.isalnum() for sign in drawing.words)
    return has_words and all(_has(sign) for sign in drawn if sign.isalnum())


def png(drawing: Drawing) -> bytes:
    """The picture as a PNG of a few colours, some 20 to 50 KB."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 12), fill=_PENCIL)
    size, lines = _fitted(_drawable(drawing.words))
    for number, line in enumerate(lines):
        pen.text((_MARGIN, _TOP + number * _line_height(size)), line, fill=_INK, font=_font(_SERIF, size, 500))
    _draw_below(pen, drawing)
    pen.line((_MARGIN, _FOOT - 28, WIDTH - _MARGIN, _FOOT - 28), fill=_RULE, width=2)
    pen.text((_MARGIN, _FOOT - 10), _cut(drawing.newsroom, _SERIF, 34, 650), fill=_INK, font=_font(_SERIF, 34, 650))
    kept = BytesIO()
    image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(kept, "PNG", compress_level=6)
    return kept.getvalue()


def _draw_below(pen: ImageDraw.ImageDraw, drawing: Drawing) -> None:
    start = _MARGIN
    if drawing.shape:
        _draw_mark(pen, drawing.shape, (start, _BELOW + 9))
        start += 38
    pen.text((start, _BELOW), _cut(drawing.first, _SANS, 32, 650), fill=_INK, font=_font(_SANS, 32, 650))
    pen.text((start, _BELOW + 44), _cut(drawing.second, _SANS, 26, 400), fill=_QUIET, font=_font(_SANS, 26, 400))


def _draw_mark(pen: ImageDraw.ImageDraw, shape: str, corner: tuple[int, int]) -> None:
    """The mark of a source as on our pages: a disc for a named one, a ring, a square for a document."""
    x, y = corner
    box = (x, y, x + 22, y + 22)
    if shape == "document":
        pen.rectangle(box, fill=_PENCIL)
    else:
        pen.ellipse(box, fill=None if shape == "unnamed" else _PENCIL, outline=_PENCIL, width=4)


def _fitted(words: str) -> tuple[int, list[str]]:
    """The largest type in which the words find room, and their lines; in the smallest, what has no room is cut."""
    for size in _SIZES:
        lines = _lines(words, size)
        room = (_BELOW - 24 - _TOP) // _line_height(size)
        if len(lines) <= room:
            return size, lines
    kept = lines[:room]
    kept[-1] = f"{kept[-1].rsplit(' ', 1)[0]}…"
    return size, kept


def _lines(words: str, size: int) -> list[str]:
    font, widest = _font(_SERIF, size, 500), WIDTH - 2 * _MARGIN
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= widest:
            lines[-1] = longer
            continue
        pieces = _pieces(word, font, widest)
        lines = [*lines, *pieces] if lines[-1] else pieces
    return lines


def _pieces(word: str, font: ImageFont.FreeTypeFont, widest: int) -> list[str]:
    """A word as it stands, or cut where it is longer than a line."""
    pieces = [""]
    for sign in word:
        if font.getlength(pieces[-1] + sign) > widest:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _cut(text: str, file: str, size: int, weight: int) -> str:
    """The text on one line, cut where the line ends."""
    font, text = _font(file, size, weight), _drawable(text)
    if font.getlength(text) <= WIDTH - 2 * _MARGIN - 40:
        return text
    while text and font.getlength(f"{text}…") > WIDTH - 2 * _MARGIN - 40:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _drawable(text: str) -> str:
    """The text on one line without signs that our type does not have, such as pictographs."""
    return " ".join("".join(sign if sign.isspace() or _has(sign) else "" for sign in text).split())


def _line_height(size: int) -> int:
    return round(size * 1.14)


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    """Whether our type has this sign; one it has not is drawn as the box that stands for any."""
    font = _font(_SANS, 32, 400)
    box, mask = font.getmask(_MISSING), font.getmask(sign)
    return mask.size != box.size or bytes(mask) != bytes(box)


@lru_cache(maxsize=32)
def _font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONTS / file, size)
    # Newsreader has a second axis, the size it is read at; the largest has the finest strokes.
    font.set_variation_by_axes([weight, min(size, 72)] if file == _SERIF else [weight])
    return font
