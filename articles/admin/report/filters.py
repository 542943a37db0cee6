"""What the address of the report says, read and written: days and ids, nothing else."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.desk.who_is_quoted import Choice, presets
from articles.desk.who_is_quoted.choosing import USUAL_DAYS

_LONGEST_ID = 18  # figures; what has more is no row of any database
_YEARS = (1900, 9990)  # what the calendars of both databases hold, whatever the zone


def chosen(request: HttpRequest) -> Choice:
    """Return what the address asks for; what it cannot mean is left out, and days the wrong way round are turned."""
    today = timezone.localdate()
    last = _day(request.GET.get("to", "")) or today
    first = _day(request.GET.get("from", "")) or last - timedelta(days=USUAL_DAYS - 1)
    return Choice(min(first, last), max(first, last), _id(request, "section"), _id(request, "author"))


def query_of(choice: Choice) -> str:
    """Return the choice as it stands after the question mark."""
    asked = {"from": choice.first.isoformat(), "to": choice.last.isoformat()}
    return urlencode(asked | {name: value for name in ("section", "author") if (value := getattr(choice, name))})


def periods(choice: Choice) -> list[dict[str, Any]]:
    """Return the periods on offer: {label, address, is_current}."""
    page = reverse("desk:who_gets_quoted")
    return [
        {
            "label": label,
            "address": f"{page}?{query_of(Choice(first, last, choice.section, choice.author))}",
            "is_current": (first, last) == (choice.first, choice.last),
        }
        for label, first, last in presets(timezone.localdate())
    ]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if _YEARS[0] <= day.year <= _YEARS[1] else None


def _id(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID else None
