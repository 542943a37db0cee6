"""The tables of the report, made of what was counted; pure, but for labels in the person's language."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.models.vocabulary import ReplyState
from sources.vocabulary import EvidenceState, ObtainedBy, OrganisationKind, Terms

from .counted import Counted, Voice
from .people import People, attribute_tables

MOST_SHOWN = 10  # lines of a table that could go on for ever; the CSV has them all
WEEKS_AT_MOST = 27  # beyond these, months


@dataclass(frozen=True)
class Row:
    """`values` stand under the table's columns; `part` of the whole is between 0 and 1, None where no share is meant."""

    label: str
    values: tuple[int | str, ...]
    part: float | None = None
    address: str = ""


@dataclass(frozen=True)
class Table:
    """`key` names it in addresses; `chart` is bars, line or nothing. `columns` begins with what a row's label is."""

    key: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: str = "bars"

    @property
    def shown(self) -> tuple[Row, ...]:
        return self.rows if self.chart == "line" else self.rows[:MOST_SHOWN]

    @property
    def hidden(self) -> int:
        return len(self.rows) - len(self.shown)


def tables_of(counted: Counted, people: People) -> list[Table]:
    """Return every table, in the order of the page."""
    return [
        unnamed_over_time(counted),
        unnamed_share(counted),
        kinds(counted),
        terms(counted),
        roles(counted),
        organisation_kinds(counted, people),
        _by_code(counted, "how", _("How we got the words"), dict(ObtainedBy.choices), _("Way")),
        _by_code(counted, "evidence", _("What we hold of the words"), dict(EvidenceState.choices), _("Evidence")),
        replies(counted),
        most_quoted(counted),
        first_time(counted),
        one_source(counted),
        *(
            Table(key, title, about, (_("Answer"), _("People")), tuple(Row(*row) for row in rows))
            for key, title, about, rows in attribute_tables(counted, people)
        ),
    ]


# -- Unnamed sources ---------------------------------------------------------------------------------------------------
def unnamed_share(counted: Counted) -> Table:
    unnamed = [voice for voice in counted.voices if voice.is_unnamed]
    lines = (
        (_("Quotations"), sum(voice.quotations for voice in unnamed), counted.said.number),
        (_("Words"), sum(voice.words for voice in unnamed), counted.words),
        (_("Stories"), len({voice.page for voice in unnamed}), len(counted.pages)),
    )
    return Table(
        "unnamed",
        _("Sources we do not name"),
        _("As readers can count them: by the description they are given."),
        (_("Share of"), _("Unnamed"), _("All")),
        tuple(Row(label, (part, whole), part / whole if whole else 0.0) for label, part, whole in lines),
    )


def unnamed_over_time(counted: Counted) -> Table:
    """Return the share of quotations without a name, by week of first publication, or by month of a long period."""
    days = counted.days
    if not days:
        steps: list[date] = []
        step_of = _monday
    else:
        first, last = min(days.values()), max(days.values())
        step_of = _monday if (last - first).days <= WEEKS_AT_MOST * 7 else _first_of_month
        steps = _steps(step_of(first), step_of(last), step_of)
    every, unnamed, step_at = Counter(), Counter(), {day: step_of(day) for day in set(days.values())}
    for voice in counted.voices:
        step = step_at[days[voice.page]]
        every[step] += voice.quotations
        unnamed[step] += voice.quotations if voice.is_unnamed else 0
    is_weeks = step_of is _monday
    return Table(
        "over-time",
        _("Share of quotations without a name, by week") if is_weeks else _("Share of quotations without a name, by month"),
        _("By the day a story first came out."),
        (_("Week from") if is_weeks else _("Month"), _("Unnamed"), _("All quotations")),
        tuple(
            Row(
                date_format(step, "j M" if is_weeks else "M Y"),
                (unnamed[step], every[step]),
                unnamed[step] / every[step] if every[step] else None,
            )
            for step in steps
        ),
        "line",
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _steps(first: date, last: date, step_of: Callable[[date], date]) -> list[date]:
    steps, at = [], first
    while at <= last:
        steps.append(at)
        at = step_of(at + timedelta(days=7 if step_of is _monday else 32))
    return steps


# -- Groups of sources -------------------------------------------------------------------------------------------------
def kinds(counted: Counted) -> Table:
    labels = {
        "unnamed": _("Without a name"),
        "document": _("Document or data"),
        "people": _("Person, named"),
        "organisations": _("Organisation, named"),
    }
    return _grouped(
        counted, "kinds", _("Kind of source"), _kind, lambda kind: labels.get(kind, _("Other, named")), _("Kind")
    )


def terms(counted: Counted) -> Table:
    labels = {str(value): str(label) for value, label in Terms.choices}
    return _grouped(
        counted, "terms", _("On which terms"), attrgetter("terms"), lambda code: labels.get(code, code), _("Terms")
    )


def roles(counted: Counted) -> Table:
    named = [voice for voice in counted.voices if voice.shape == "named"]
    return _grouped(
        counted,
        "roles",
        _("Role beside the name"),
        attrgetter("role"),
        lambda role: role or _("No role beside the name"),
        _("Role"),
        about=_("Of named people and organisations, as readers were told."),
        among=named,
    )


def organisation_kinds(counted: Counted, people: People) -> Table:
    """Return the kinds of organisation named voices are, or held a post in that day; nothing where none is on file."""
    days = counted.days
    is_on_file = people.organisations or people.posts
    named = [voice for voice in counted.voices if voice.shape == "named"] if is_on_file else []
    return _grouped(
        counted,
        "organisations",
        _("Kind of organisation"),
        lambda voice: people.organisation_kind(voice.path, days[voice.page]),
        lambda kind: str(OrganisationKind(kind).label) if kind else _("Not said in the directory"),
        _("Kind of organisation"),
        about=_("Of named organisations, and of people by the post they held that day."),
        among=named,
    )


def _kind(voice: Voice) -> str:
    if voice.shape != "named":
        return voice.shape
    word = voice.path.strip("/").partition("/")[0]
    return word if word in ("people", "organisations") else "other"


def _grouped(
    counted: Counted, key: str, title: str, group_of: Callable[[Voice], str], label_of: Callable[[str], str], column: str,
    *, about: str = "", among: list[Voice] | None = None,
) -> Table:  # fmt: skip
    quotations, words, stories = Counter(), Counter(), defaultdict(set)
    for voice in counted.voices if among is None else among:
        group = group_of(voice)
        quotations[group] += voice.quotations
        words[group] += voice.words
        stories[group].add(voice.page)
    whole = quotations.total()
    rows = (
        Row(label_of(group), (number, words[group], len(stories[group])), number / whole if whole else 0.0)
        for group, number in quotations.most_common()
    )
    return Table(key, title, about, (column, _("Quotations"), _("Words"), _("Stories")), tuple(rows))


# -- Quotations --------------------------------------------------------------------------------------------------------
def _by_code(counted: Counted, name: str, title: str, labels: Mapping[str, str], column: str) -> Table:
    codes = getattr(counted.said, name)
    return Table(name, title, "", (column, _("Quotations")), _rows_of(codes, labels, _("Not said")))


def replies(counted: Counted) -> Table:
    """Return what came of asking those the words are about, as far as readers are told."""
    codes = counted.said.reply
    return Table(
        "replies",
        _("Replies sought"),
        _("What readers are told of asking those the words are about."),
        (_("Reply"), _("Quotations")),
        _rows_of(codes, dict(ReplyState.choices), _("No reply spoken of")),
    )


def _rows_of(codes: Counter, labels: Mapping[str, str], none: str) -> tuple[Row, ...]:
    whole = codes.total()
    return tuple(
        Row(str(labels.get(code, code)) if code else none, (number,), number / whole) for code, number in codes.most_common()
    )


# -- Voices and stories ------------------------------------------------------------------------------------------------
def most_quoted(counted: Counted) -> Table:
    quotations, words, stories, names = Counter(), Counter(), Counter(), {}
    for voice in counted.voices:
        if voice.who and voice.shape == "named":
            quotations[voice.who] += voice.quotations
            words[voice.who] += voice.words
            stories[voice.who] += 1
            names[voice.who] = voice
    ranked = sorted(quotations, key=lambda who: (-quotations[who], names[who].name))
    return Table(
        "most-quoted",
        _("Most quoted"),
        _("People and organisations by name."),
        (_("Name"), _("Quotations"), _("Words"), _("Stories")),
        tuple(
            Row(
                names[who].name,
                (quotations[who], words[who], stories[who]),
                quotations[who] / counted.said.number,
                names[who].path,
            )
            for who in ranked
        ),
    )


def first_time(counted: Counted) -> Table:
    """Return those with a page of their own who were never quoted before the period."""
    first: dict[str, Voice] = {}
    for voice in sorted(counted.voices, key=lambda voice: counted.pages[voice.page].at):
        if voice.path and voice.path not in counted.heard_before:
            first.setdefault(voice.path, voice)
    everyone = {voice.path for voice in counted.voices if voice.path}
    return Table(
        "first-time",
        _("First-time voices"),
        _("%(new)d of %(all)d with a page of their own were quoted here for the first time.")
        % {"new": len(first), "all": len(everyone)},
        (_("Name"), _("First quoted in"), _("Day")),
        tuple(
            Row(voice.name, (page.headline, date_format(localtime(page.at), "j M Y")), None, path)
            for path, voice in first.items()
            if (page := counted.pages[voice.page])
        ),
        "",
    )


def one_source(counted: Counted) -> Table:
    """Return the stories with quotations of one source alone, the newest first."""
    alone = {voice.page: voice for voice in counted.voices if counted.pages[voice.page].number_of_sources == 1}
    newest = sorted(alone, key=lambda pk: counted.pages[pk].at, reverse=True)
    quoting = len({voice.page for voice in counted.voices})
    return Table(
        "one-source",
        _("Stories resting on one source"),
        _("%(alone)d of %(all)d stories with quotations.") % {"alone": len(alone), "all": quoting},
        (_("Story"), _("The source"), _("Quotations")),
        tuple(
            Row(counted.pages[pk].headline, (alone[pk].name, alone[pk].quotations), None, counted.pages[pk].path)
            for pk in newest
        ),
        "",
    )


def ten_most(counted: Counted) -> float:
    """Return the part of all quoted words that comes from the ten people and organisations with most of them."""
    words = Counter()
    for voice in counted.voices:
        if voice.shape == "named":
            words[voice.who] += voice.words
    whole = counted.words
    return sum(number for _who, number in words.most_common(10)) / whole if whole else 0.0


def speakers(voices: Iterable[Voice]) -> int:
    """Return how many named people and organisations speak."""
    return len({voice.who for voice in voices if voice.shape == "named"})
