"""What a search asks for, read from the address; what cannot be read is left out. Its addresses are built here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.record import search

# The word of an address for each facet, and what one value of it may look like.
PARAMETERS = {"kind": "kind", "section": "section", "topic": "topic", "person": "person", "terms": "terms"}
MAX_VALUES, MAX_VALUE_CHARS = 6, 200
KINDS = {"stories": "story", "quotations": "quotation"}  # `people` is no kind of entry
PERIODS = {"week": 7, "month": 30, "year": 365}  # days; `older` is all that is not in the last year
SORTS = ("newest", "best", "oldest")
_AFTER = re.compile(r"(-?[0-9]{1,18})-([0-9]{1,9})")
_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Asked:
    """A search as read. `kinds` are those of the address, people among them; `is_literal` takes a question as mere words."""

    typed: search.Typed
    wish: search.Wish
    kinds: tuple[str, ...] = ()
    period: str = ""
    is_literal: bool = False

    @property
    def shows_people(self) -> bool:
        narrowed = any(values for facet, values in self.wish.chosen.items() if facet != "kind")
        unasked = not self.kinds and not narrowed and not self.period and self.wish.after is None
        return "people" in self.kinds or unasked

    @property
    def shows_entries(self) -> bool:
        return self.kinds != ("people",)

    @property
    def is_any(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.typed.text or self.kinds or self.period or any(self.wish.chosen.values()))


@dataclass(frozen=True)
class Choice:
    """A box to tick. `number` is None where counting would tell nothing."""

    value: str
    name: str
    number: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]
    is_single: bool = False


def ask(query: QueryDict, now: datetime) -> Asked:
    kinds = tuple(dict.fromkeys(each for each in query.getlist("kind") if each in (*KINDS, "people")))
    chosen = {facet: _values(query.getlist(word)) for facet, word in PARAMETERS.items()}
    chosen["kind"] = tuple(KINDS[each] for each in kinds if each in KINDS)
    period = query.get("period", "")
    period = period if period in (*PERIODS, "older") else ""
    typed, sort = search.read(query.get("q", "")), query.get("sort", "")
    wish = search.Wish(
        chosen={facet: values for facet, values in chosen.items() if values},
        within=_within(period, now),
        sort=sort if sort in SORTS else SORTS[0],
        after=_after(query.get("after", "")),
    )
    return Asked(typed, wish, kinds, period, query.get("words") == "all")


def _values(given: list[str]) -> tuple[str, ...]:
    fit = (each for each in given if each and len(each) <= MAX_VALUE_CHARS and not _UNFIT.search(each))
    return tuple(dict.fromkeys(fit))[:MAX_VALUES]


def _within(period: str, now: datetime) -> tuple[int | None, int | None]:
    if not period:
        return None, None
    bound = search.first_place(now - timedelta(days=PERIODS.get(period, PERIODS["year"])))
    return (None, bound) if period == "older" else (bound, None)


def _after(text: str) -> tuple[int, int] | None:
    match = _AFTER.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def link(asked: Asked, **changed: Any) -> str:
    """Return the query string of the same search with parts of its wish changed (`after`, `sort`, `chosen`)."""
    wish = replace(asked.wish, **({"after": None} | changed))
    pairs = [("q", asked.typed.text), *(("kind", each) for each in asked.kinds)]
    pairs += [(PARAMETERS[facet], each) for facet, values in _narrowing(wish.chosen) for each in values]
    pairs += [("period", asked.period), ("sort", wish.sort if wish.sort != SORTS[0] else "")]
    pairs += [
        ("words", "all" if asked.is_literal else ""),
        ("after", f"{wish.after[0]}-{wish.after[1]}" if wish.after else ""),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def _narrowing(chosen: Mapping[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(facet, values) for facet, values in chosen.items() if facet != "kind"]


def sorts(asked: Asked) -> list[tuple[str, str, bool]]:
    """Return (query string, name, whether it is the present one) of each way to sort."""
    names = {"newest": _("Newest"), "best": _("Best match"), "oldest": _("Oldest")}
    return [(link(asked, sort=sort), names[sort], asked.wish.sort == sort) for sort in SORTS]


def facets(asked: Asked, found: search.Found, people: int, names: Mapping[str, str]) -> list[Facet]:
    """Return what the results can be narrowed by; a facet with one value narrows nothing and is left out.

    ``names`` are {address: name} of people, for one who is chosen and said nothing that matches.
    """
    if not asked.is_any:
        return []
    titles = {"section": _("Section"), "topic": _("Topic"), "person": _("Said by"), "terms": _("Terms")}
    shown = [Facet("kind", _("Show"), _kinds(asked, found, people))]
    for facet, title in titles.items():
        chosen = asked.wish.chosen.get(facet, ())
        choices = [Choice(each.value, each.name, each.number, each.value in chosen) for each in found.counts.get(facet, [])]
        known = {choice.value for choice in choices}
        choices += [
            Choice(value, names.get(value, value.strip("/").rpartition("/")[2]), 0, True)
            for value in chosen
            if value not in known
        ]
        if len(choices) > 1 or chosen:
            shown.append(Facet(facet, title, choices))
    if found.total or asked.period:
        shown.append(Facet("period", _("Published"), _periods(asked), is_single=True))
    return shown


def _kinds(asked: Asked, found: search.Found, people: int) -> list[Choice]:
    numbers = {each.value: each.number for each in found.counts.get("kind", [])}
    names = {"stories": _("Stories"), "quotations": _("Quotations"), "people": _("People and organisations")}
    counted = {kind: numbers.get(entry, 0) for kind, entry in KINDS.items()} | {"people": people}
    if not asked.shows_entries:
        counted |= dict.fromkeys(KINDS)
    if not asked.shows_people:
        counted["people"] = None
    return [Choice(kind, name, counted[kind], kind in asked.kinds) for kind, name in names.items()]


def _periods(asked: Asked) -> list[Choice]:
    names = {
        "": _("At any time"), "week": _("In the last 7 days"), "month": _("In the last 30 days"),
        "year": _("In the last 12 months"), "older": _("Before that"),
    }  # fmt: skip
    return [Choice(value, name, None, value == asked.period) for value, name in names.items()]
