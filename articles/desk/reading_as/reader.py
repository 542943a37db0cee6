"""As a reader will read it: who is named and who is not, why, and what each card says."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checks import b01_source, b11_hearsay, w01_group, w02_one_source
from articles.snapshot import StoryQuotation
from sources.vocabulary import CueClass

from .reading import Fact, Part, Reading, Row, Seen, facts_of, short


def as_the_reader(seen: Seen) -> Reading:
    """Return what readers will find, from the projection they will get."""
    shown = [quotation for quotation in seen.story.quotations if quotation.key in seen.cards]
    return Reading(
        _("Read as the reader"),
        _("Do you know who says so, how they know, and why you should believe it?"),
        (
            Part(_("Who is not named, and why"), tuple(_unnamed(seen, shown)), _("Everybody is named.")),
            Part(_("Who is named, how first and where"), tuple(_named(seen, shown)), _("Nobody is quoted by name.")),
            Part(_("Rests on one source"), tuple(_alone(seen)), _("The story has more than one source.")),
            Part(_("Said by nobody"), tuple(_hearsay(seen)), _("Somebody stands behind every claim we found.")),
            Part(
                _("What the cards say"),
                tuple(seen.said(quotation, *_card(seen.cards[quotation.key])) for quotation in shown),
                _("No quotation has a card yet."),
            ),
            Part(_("Corrections"), tuple(_corrections(seen)), _("None.")),
        ),
        _summary(seen, shown),
    )


def _summary(seen: Seen, shown: list[StoryQuotation]) -> tuple[Fact, ...]:
    unnamed = [quotation for quotation in shown if _shape(seen, quotation) == "unnamed"]
    every, without = _words(shown), _words(unnamed)
    share = number_format(round(100 * without / every) if every else 0)
    sources = seen.payload["sources"]
    return (
        Fact(_("sources readers can tell apart"), str(len(sources))),
        Fact(_("quotations with a card"), str(len(shown))),
        Fact(_("of the quoted words from sources without a name"), _("%(share)s%%") % {"share": share}),
    )


def _words(quotations: Iterable[StoryQuotation]) -> int:
    return sum(len(quotation.text.split()) for quotation in quotations)


def _shape(seen: Seen, quotation: StoryQuotation) -> str:
    return seen.payload["sources"][seen.cards[quotation.key]["source"] - 1]["shape"]


def _sources(seen: Seen, shown: list[StoryQuotation], *shapes: str) -> Iterable[tuple[dict, list[StoryQuotation]]]:
    for source in seen.payload["sources"]:
        if source["shape"] in shapes:
            yield source, [each for each in shown if seen.cards[each.key]["source"] == source["number"]]


def _unnamed(seen: Seen, shown: list[StoryQuotation]) -> Iterable[Row]:
    for source, quotations in _sources(seen, shown, "unnamed"):
        reason = source["reason"]
        yield Row(
            source["name"],
            facts_of(
                Fact(_("Why"), reason or _("readers are not told"), "" if reason else "bad"),
                (_("Terms"), source["terms"]["sentence"]),
                (_("Evidence"), source["evidence"]["text"]),
                (_("Words"), ngettext("%d quotation", "%d quotations", len(quotations)) % len(quotations)),
            ),
            f"quotation-{quotations[0].key}",
        )


def _named(seen: Seen, shown: list[StoryQuotation]) -> Iterable[Row]:
    for source, quotations in _sources(seen, shown, "named", "document"):
        first = quotations[0]
        paragraph = seen.story.plain.count("\n\n", 0, first.row.start) + 1
        role = Fact(_("Described as"), source["role"] or _("nothing beside the name"), "" if source["role"] else "warn")
        yield Row(
            source["name"],
            facts_of(
                role if source["shape"] == "named" else None,
                (_("First quoted"), _("in paragraph %d") % paragraph),
                (_("How"), source["how"]["text"]),
            ),
            f"quotation-{first.key}",
        )


def _alone(seen: Seen) -> Iterable[Row]:
    for rule in (w02_one_source, w01_group):
        yield from map(seen.found, rule.find(seen.story, None))
    for claim in seen.story.claims:
        if claim.stands_in_text and claim.row.evidence_id is None and claim.attribution is not None:
            start, end = claim.span
            place = f"quotation-{claim.quotation.key}" if claim.quotation else f"at-{start}-{end}"
            alone = Fact(_("Rests on"), _("%(name)s alone") % {"name": seen.called(claim.attribution.source)})
            yield Row(short(claim.text), (alone,), place)


def _hearsay(seen: Seen) -> Iterable[Row]:
    for rule in (b11_hearsay, b01_source):
        yield from map(seen.found, rule.find(seen.story, None))
    for quotation in seen.story.quotations:
        said = quotation.attribution
        if said is not None and said.cue_class == CueClass.HEARSAY:
            yield seen.said(quotation, Fact(_("Cue"), said.cue_text, "warn"))


def _card(card: dict) -> tuple[Fact, ...]:
    return facts_of(
        (_("Who"), ", ".join(filter(None, (card["speaker"], card["role"])))),
        (_("How"), card["how"]["text"]),
        (_("Terms"), f"{card['terms']['label']}. {card['terms']['sentence']}"),
        (_("Why no name"), card["reason"]),
        (_("Evidence"), card["evidence"]["text"]),
        (_("Reply"), card["reply"]["text"] if card["reply"] else ""),
    )


def _corrections(seen: Seen) -> Iterable[Row]:
    for correction in seen.payload["corrections"]:
        yield Row(correction["notice"], facts_of((correction["label"], correction["at"][:10])))
