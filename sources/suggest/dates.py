"""Dates in a text: full ones, which say when for ever, and relative ones (Thursday, last week), which need another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .words import words

MONTHS = words("figures_months")
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FULL_DATE = re.compile(
    rf"\b{_MONTH} {_DAY}\b(?:,? \d{{4}}\b)?|\b{_DAY} (?:of )?{_MONTH}(?![a-z])(?:,? \d{{4}}\b)?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_RELATIVE = re.compile(
    rf"\b(?:{_WEEKDAY}|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight"
    r"|[Tt]his (?:morning|afternoon|evening|week|weekend|month|year)"
    rf"|(?:[Ll]ast|[Nn]ext) (?:night|week|weekend|month|year|summer|winter|spring|autumn|fall)"
    r"|[Ee]arlier (?:this|in the) (?:week|month|year)|[Ll]ater this (?:week|month|year))\b"
)
# Weekdays that name a feast, a paper or a programme, and days that come back every week.
_FEASTS = words("warnings_feasts")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W_]+) $")
_NEAR_A_DATE = 24  # code points that hold a gap and the longest date
_GAP = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """One place where the text says when; code points."""

    start: int
    end: int


def full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Moment]:
    """Yield dates with a day and a month, whatever else they hold, in text[start:end]."""
    for match in _FULL_DATE.finditer(text, start, len(text) if end is None else end):
        yield Moment(match.start(), match.end())


def relative_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Moment]:
    """Yield words for a time that only another date fixes, in text[start:end].

    Leaves alone: Good Friday, the Sunday Courier, every Monday, and Thursday where its date stands beside it.
    """
    last = len(text) if end is None else end
    for match in _RELATIVE.finditer(text, start, last):
        if _is_a_name(text, match) if match.group().lower() in WEEKDAYS else _is_a_span(text, match):
            continue
        near = full_dates(text, max(start, match.start() - _NEAR_A_DATE), min(last, match.end() + _NEAR_A_DATE))
        if not any(_stands_beside(match, date) for date in near):
            yield Moment(match.start(), match.end())


def _stands_beside(day: re.Match[str], date: Moment) -> bool:
    """Thursday, March 12; 12 March, a Thursday."""
    return 0 <= date.start - day.end() <= _GAP or 0 <= day.start() - date.end <= _GAP


def _is_a_span(text: str, match: re.Match[str]) -> bool:
    """The last week of the fair is no last week."""
    return text[max(match.start() - 4, 0) : match.start()].lower() == "the "


def _is_a_name(text: str, match: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(match.start() - 20, 0), match.start())
    if before and before[1].lower() in _FEASTS:
        return True
    after = _NEXT_WORD.match(text, match.end())
    return bool(after and after[1][0].isupper() and after[1].lower() not in MONTHS)
