"""What the words of a run make likely: a title, a person, something else."""

from ..words import words
from .capitals import Capital
from .lexicon import (
    CALENDAR,
    EVENT,
    EVENT_OPENER,
    GIVEN,
    HEADS,
    NATION,
    OPERATION_OPENER,
    ORDINARY,
    ORGANISATION,
    PLACE,
    PLACE_NAME,
    QUALIFIER,
    STATE,
    SURNAME,
    TITLE,
    WORK,
    gazetteer,
)

MOST_WORDS_OF_A_PERSON = 5


def is_title(run: list[Capital], at: int) -> bool:
    """Larry King is no king: after a given name a title is a surname, unless it is one of several words of a title."""
    if run[at].kinds & GIVEN and at == 0:
        return False
    if run[at].text.endswith(".") or (at and run[at - 1].kinds & (STATE | PLACE_NAME)):
        return True
    return not (at and run[at - 1].kinds & GIVEN and not run[at - 1].kinds & (TITLE | QUALIFIER | ORGANISATION | PLACE))


def may_be_person(run: list[Capital]) -> bool:
    last = run[-1]
    if len(run) > MOST_WORDS_OF_A_PERSON or run[0].kinds & (NATION | CALENDAR):
        return False
    if any(
        capital.kinds & (EVENT_OPENER | OPERATION_OPENER | ORGANISATION) and not capital.kinds & (SURNAME | GIVEN)
        for capital in run
    ):
        return False
    if last.kinds & (PLACE | EVENT | WORK) and not last.kinds & (SURNAME | GIVEN):
        return bool(run[0].kinds & GIVEN)
    return not (len(run) == 1 and last.kinds & ORDINARY and not last.kinds & (GIVEN | SURNAME))


def is_postnominal(capital: Capital) -> bool:
    return (
        capital.text[:1].isupper()
        and capital.text[-1:].isupper()
        and capital.lower.replace(".", "") in words("names_postnominals")
    )


def belongs_to_title(run: list[Capital], at: int) -> bool:
    """Former, Chief, House: words before a title. The police of an “Orra Police Chief” are Orra’s, no part of the title."""
    kinds = run[at].kinds
    if not kinds & (TITLE | QUALIFIER) or is_listed_phrase(run, at):
        return False
    return not (at and kinds & ORGANISATION and not kinds & TITLE and not run[at - 1].kinds & (TITLE | QUALIFIER))


def is_listed_phrase(run: list[Capital], last: int) -> bool:
    return last > 0 and f"{run[last - 1].lower} {run[last].lower}" in gazetteer()


def head_of_run(run: list[Capital]) -> int | None:
    """Return the place of the last telling word, None when there is none or it stands first."""
    for at in range(len(run) - 1, 0, -1):
        if run[at].kinds & HEADS:
            return at
    return None


def type_of_head(kinds: int) -> str:
    for kind, type_ in ((ORGANISATION, "organisation"), (WORK, "work_or_law"), (EVENT, "event"), (PLACE, "place")):
        if kinds & kind:
            return type_
    raise ValueError(kinds)


def first_given(run: list[Capital]) -> int | None:
    for at, capital in enumerate(run):
        if capital.kinds & GIVEN:
            return at
    return None


def is_plain(capital: Capital) -> bool:
    return not capital.kinds & ~(GIVEN | SURNAME) and not (
        capital.text.isupper() and len(capital.text) > 2 and "." not in capital.text
    )


def is_initials_only(capital: Capital) -> bool:
    return len(capital.text) > 1 and capital.text.isupper() and "." not in capital.text


def split_at_nations(run: list[Capital]) -> list[list[Capital]]:
    pieces, at = [], 0
    for place, capital in enumerate(run):
        if capital.kinds & NATION and not capital.kinds & (GIVEN | SURNAME | PLACE):
            pieces += [run[at:place]] if place > at else []
            at = place + 1
    return pieces + ([run[at:]] if at < len(run) else [])
