"""As one source will read it: their own words, how they are named or described, and whether we kept our promise."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.checks import b03_beyond_promise
from articles.models import Attribution
from articles.snapshot import StoryQuotation
from sources.models import Agreement
from sources.vocabulary import Terms, reader_sentence

from .reading import Fact, Part, Reading, Row, Seen, facts_of, moment, person


def voices_of(seen: Seen) -> list[tuple[str, list[StoryQuotation]]]:
    """Return (what the desk calls it, its quotations) of every source of the story, in the order of the text."""
    found: dict[object, tuple[str, list[StoryQuotation]]] = {}
    for quotation in seen.story.quotations:
        if quotation.source is not None:
            found.setdefault(quotation.source.pk, (seen.called(quotation.source), []))[1].append(quotation)
    return list(found.values())


def as_the_source(seen: Seen, quotations: list[StoryQuotation]) -> Reading:
    """Return the reading of whoever gave these quotations, which are of one source."""
    source, keys = quotations[0].source, {quotation.key for quotation in quotations}
    beyond = [place for place in b03_beyond_promise.find(seen.story, None) if place.key in keys]
    return Reading(
        _("Read as the source: %(name)s") % {"name": seen.called(source)},
        _("Would they stand by every word, and find what we promised?"),
        (
            Part(_("Beyond the promise"), tuple(map(seen.found, beyond)), _("Nothing goes beyond what was agreed.")),
            Part(_("Their words"), tuple(_said(seen, quotation) for quotation in quotations), ""),
            Part(_("What was agreed"), tuple(_agreed(seen, quotations)), ""),
        ),
    )


def _said(seen: Seen, quotation: StoryQuotation) -> Row:
    said, card = quotation.attribution, seen.cards.get(quotation.key)
    if card is None:
        return seen.said(quotation, Fact(_("Readers are told"), _("nothing of where this comes from"), ""))
    shown = ", ".join(filter(None, (card["speaker"], card["role"])))
    return seen.said(
        quotation,
        *facts_of(
            (_("Readers see"), shown),
            (_("Terms"), card["terms"]["label"]),
            (_("When and how"), _when_and_how(said, card)),
            (_("Why no name"), card["reason"]),
            (_("Of the evidence readers are told"), card["evidence"]["text"]),
        ),
    )


def _when_and_how(said: Attribution, card: dict) -> str:
    day = date_format(said.obtained_on, "j F Y") if said.obtained_on else ""
    return ", ".join(filter(None, (card["how"]["text"], said.place, day)))


def _agreed(seen: Seen, quotations: list[StoryQuotation]) -> list[Row]:
    """Return one row for each promise, and for each open terms under which words were given without one."""
    rows: dict[object, Row] = {}
    for quotation in quotations:
        said, agreement = quotation.attribution, quotation.agreement
        place = f"quotation-{quotation.key}"
        if agreement is None:
            told = Fact(_("That is"), reader_sentence(said.terms), "bad" if said.terms == Terms.UNSETTLED else "")
            rows.setdefault(said.terms, Row(str(Terms(said.terms).label), (told,), place))
        else:
            rows.setdefault(agreement.pk, _promise(seen, agreement, place))
    return list(rows.values())


def _promise(seen: Seen, agreement: Agreement, place: str) -> Row:
    facts = [
        *_flags(agreement),
        (_("Described, word for word, as"), agreement.description),
        (_("Why no name, for readers"), agreement.public_reason),
        approved(agreement),
    ]
    # The day of a promise, and when it ends, could join two stories: only for those who may know that they share a source.
    if seen.may_know(agreement.source):
        facts += [
            (_("How they know"), agreement.source.how_they_know),
            (_("Covers"), str(agreement.get_scope_display())),
            (_("Promised by"), person(agreement.granted_by)),
            (_("Promised on"), date_format(agreement.granted_on, "j F Y") if agreement.granted_on else ""),
            (_("Embargo until"), moment(agreement.embargo_until) if agreement.embargo_until else ""),
            (_("Runs out"), moment(agreement.expires) if agreement.expires else ""),
        ]
    return Row(str(agreement.get_terms_display()), facts_of(*facts), place)


def _flags(agreement: Agreement) -> list[tuple[str, str]]:
    flags = agreement.flags
    allowed = [
        label
        for label, is_allowed in (
            (_("use what was said"), flags.use),
            (_("quote it word for word"), flags.quote),
            (_("print the name"), flags.name),
            (_("describe the source"), flags.describe),
        )
        if is_allowed
    ]
    return [(_("We may"), _(", ").join(allowed) or _("use nothing"))]


def approved(agreement: Agreement) -> Fact:
    """Return who approved that the source has no name, and since when they know who it is."""
    if agreement.approver is None:
        return Fact(_("Approved by"), _("nobody"), "bad")
    name = person(agreement.approver)
    if not agreement.approver_knows:
        return Fact(_("Approved by"), _("%(name)s, who has not said that they know who it is") % {"name": name}, "bad")
    day = date_format(agreement.approver_knew_at, "j F Y")
    return Fact(_("Approved by"), _("%(name)s, who has known who it is since %(day)s") % {"name": name, "day": day}, "ok")
