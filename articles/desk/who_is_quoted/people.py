"""What the directory knows of named voices: the kind of their organisation, and what people say of themselves.

Only ever of somebody readers see by name: it is looked up by the address of their public page, which an unnamed source
does not have. What people say of themselves is counted and never shown for one person; a number below `LEAST` is not
given, and what is left out is folded into the last line, so that it cannot be worked out from the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from sources.models import Entity, EntityRole, SelfDescription
from sources.vocabulary import ADDRESS_WORDS, EntityType

from .counted import Counted

LEAST = 5
_PEOPLE, _ORGANISATIONS = (f"/{ADDRESS_WORDS[kind]}/" for kind in (EntityType.PERSON, EntityType.ORGANISATION))


@dataclass(frozen=True)
class People:
    """`posts` are (from, to, kind of organisation) by public address; `answers` are {attribute: {address: answer}}.

    `asked` are the attributes switched on, in order, each with its choices.
    """

    organisations: dict[str, str]
    posts: dict[str, list[tuple[date | None, date | None, str]]]
    asked: dict[str, tuple[str, ...]]
    answers: dict[str, dict[str, str]]

    def organisation_kind(self, path: str, day: date) -> str:
        """Return the kind of organisation (`OrganisationKind`) that a voice spoke for on ``day``, or nothing."""
        if path in self.organisations:
            return self.organisations[path]
        held = (kind for first, last, kind in self.posts.get(path, ()) if _covers(first, last, day))
        return next(held, "")


def _covers(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def load_people(asked: dict[str, tuple[str, ...]]) -> People:
    """Load what the directory says of organisations and posts, and the answers to what is ``asked``, in three queries."""
    organisations = Entity.objects.filter(type=EntityType.ORGANISATION).exclude(organisation_kind="")
    posts = defaultdict(list)
    held = EntityRole.objects.filter(entity__type=EntityType.PERSON, organisation__organisation_kind__gt="")
    for slug, first, last, kind in held.order_by(F("from_date").desc(nulls_last=True)).values_list(
        "entity__slug", "from_date", "to_date", "organisation__organisation_kind"
    ):
        posts[f"{_PEOPLE}{slug}/"].append((first, last, kind))
    return People(
        {f"{_ORGANISATIONS}{slug}/": kind for slug, kind in organisations.values_list("slug", "organisation_kind")},
        dict(posts),
        asked,
        _answers() if asked else {},
    )


def _answers() -> dict[str, dict[str, str]]:
    found = defaultdict(dict)
    for name, slug, answer in SelfDescription.objects.filter(attribute__is_asked=True).values_list(
        "attribute__name", "entity__slug", "answer"
    ):
        found[name][f"{_PEOPLE}{slug}/"] = answer
    return found


def attribute_tables(
    counted: Counted, people: People
) -> Iterator[tuple[str, str, str, list[tuple[str, tuple[int | str, ...], float | None]]]]:
    """Yield (key, title, about, rows) of each attribute the newsroom asks for, over the people quoted by name."""
    quoted = {voice.path for voice in counted.voices if voice.path.startswith(_PEOPLE)}
    about = _("As people on the record describe themselves. A number below %(least)d is not given.") % {"least": LEAST}
    for at, (name, choices) in enumerate(people.asked.items(), start=1):
        given = people.answers.get(name, {})
        answers = Counter(given[path] for path in quoted if path in given)
        yield f"self-{at}", name, about, _answer_rows(answers, choices, len(quoted))


def _answer_rows(
    answers: Counter, choices: tuple[str, ...], whole: int
) -> list[tuple[str, tuple[int | str, ...], float | None]]:
    if not whole:
        return []
    # An answer no longer on offer still counts, under its own words.
    labels = [*choices, *sorted(answers.keys() - set(choices))]
    told = {label: answers[label] for label in labels if answers[label] >= LEAST}
    rows = [
        (label, (told[label],), told[label] / whole)
        if label in told
        else (label, (_("fewer than %(least)d") % {"least": LEAST},), None)
        for label in labels
    ]
    rest = whole - sum(told.values())
    label = _("Not asked") if len(told) == len(labels) else _("Not asked, or too few to show")
    return [*rows, (label, (rest,), rest / whole)]
