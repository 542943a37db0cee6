"""What every warning looks at: the page, what was found in it, and its headline and dateline, given or found."""

import re
from dataclasses import dataclass

from ..dates import WEEKDAYS, full_dates
from ..model import Figure, Quote
from ..page import Page, Paragraph

MOST_HEADLINE_CHARS = 130
_TOP = 6  # paragraphs among which a line with a date counts as the story's date
_LEAD = 3  # paragraphs whose text may say which day it is
_SHORT_LINE = 80
_FINAL = re.compile(r"[.!?…:,;][”\"’')]*$")
_DASH = re.compile(r" ?[—–] ?| --? |: ")  # Indian papers close it with a colon
_PLACE = re.compile(r"[^\W\d_]{3,}")
_LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")
_IN_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_LONGEST_DATELINE = 90
_WEEKDAY_BEFORE = re.compile(r"([A-Za-z]+day),? ?$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's words; `start` and `end` where it stands in the text, None when it was given beside it."""

    words: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """One story as the warnings see it. `paragraphs` are those of its text: no headline, no furniture."""

    page: Page
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    headline: Headline | None
    paragraphs: tuple[Paragraph, ...]
    is_dated: bool


def read_draft(
    page: Page, quotes: tuple[Quote, ...], figures: tuple[Figure, ...], headline: str | None, dateline: str | None
) -> Draft:
    """Return the story with its headline and whether it says which day it is from."""
    text = tuple(paragraph for paragraph in page.paragraphs if not paragraph.furniture)
    found = _headline(page, text, (headline or "").strip())
    if found and found.start is not None:
        text = text[1:]
    is_dated = bool((dateline or "").strip()) or _has_dateline(page, text) or _tells_its_day(page, text)
    return Draft(page, quotes, figures, found, text, is_dated)


def _headline(page: Page, text: tuple[Paragraph, ...], given: str) -> Headline | None:
    first = page.text[text[0].start : text[0].end] if text else ""
    if given and " ".join(first.split()) != " ".join(given.split()):
        return Headline(given, None, None)
    if given or (len(text) > 1 and len(first) <= MOST_HEADLINE_CHARS and not _FINAL.search(first)):
        return Headline(first, text[0].start, text[0].end)
    return None


def _has_dateline(page: Page, text: tuple[Paragraph, ...]) -> bool:
    """PORT ELLERY, N.S., Dec. 11 (Agency) — …, ALDERMERE, 12 March – …"""
    return any(
        _begins_with_dateline(page.flat[each.start : min(each.end, each.start + _LONGEST_DATELINE)]) for each in text[:_TOP]
    )


def _begins_with_dateline(beginning: str) -> bool:
    dash = _DASH.search(beginning)
    place = _PLACE.match(beginning)
    if not dash or not place or not place.group().isupper():
        return False
    words = _LOWER_WORD.findall(_IN_BRACKETS.sub("", beginning[: dash.start()]))
    return not words


def _tells_its_day(page: Page, text: tuple[Paragraph, ...]) -> bool:
    for at, paragraph in enumerate(text[:_TOP]):
        is_line = paragraph.end - paragraph.start <= _SHORT_LINE and page.flat[paragraph.end - 1] != "."
        for date in full_dates(page.flat, paragraph.start, paragraph.end):
            if is_line or (at < _LEAD and _fixes_a_day(page.flat, date.start)):
                return True
    return False


def _fixes_a_day(flat: str, start: int) -> bool:
    """A date with its weekday is when the story plays; another (a birthday, a deadline) need not be."""
    weekday = _WEEKDAY_BEFORE.search(flat, max(start - 14, 0), start)
    return bool(weekday and weekday[1].lower() in WEEKDAYS)
