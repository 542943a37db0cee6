"""Suggestions as the form's script takes them. Offsets are code points into the plain text of the body that was asked about.

What is known of a name comes from the directory, which no protected source adds to.
"""

from typing import Any

from django.utils.translation import gettext as _

from articles.body import Body
from articles.checks.suggested import CERTAIN, LIKELY, SuggestedQuotation
from articles.desk.suggesting.pending import Pending, PendingMention, handle_of
from articles.desk.suggesting.speakers import is_name
from sources.suggest.model import Figure, Quote, Warning

_NOBODY = ("nobody", "unknown")


def answer_of(found: Pending, text: Body) -> dict[str, Any]:
    """Return {quotations, mentions, figures, warnings, handled} as JSON-able values."""
    return {
        "quotations": [_quotation(each, found.warnings_of(each)) for each in found.quotations],
        "mentions": [_mention(each) for each in found.mentions],
        "figures": [_figure(each) for each in found.figures],
        "warnings": [_warning(each) for each in found.warnings],
        "handled": found.handled,
    }


def likelihood(confidence: float) -> str:
    """Return how a confidence (0 to 1) is put into words: certain, likely or maybe."""
    if confidence >= CERTAIN:
        return "certain"
    return "likely" if confidence >= LIKELY else "maybe"


def _quotation(quotation: SuggestedQuotation, warnings: list[str]) -> dict[str, Any]:
    cued = quotation.cued
    return {
        "id": handle_of(quotation),
        "spans": [list(span) for span in quotation.spans],
        "words": quotation.words,
        "type": quotation.type,
        "speaker": _speaker(quotation.told),
        "cue": {"text": cued.verb, "class": cued.cue_class} if cued.verb else None,
        "rule": quotation.parts[0].rule,
        "confidence": round(quotation.confidence, 3),
        "likely": likelihood(quotation.confidence),
        "warnings": warnings,
    }


def _speaker(told: Quote) -> dict[str, Any] | None:
    if told.speaker_kind in _NOBODY and not told.speaker:
        return None
    is_on_file = told.source_id is not None or told.entity_id is not None
    name = told.speaker or ""
    return {
        "name": name if is_on_file or is_name(name) else "",
        "mention": told.speaker_mention or "",
        "kind": told.speaker_kind,
        "source_id": _id(told.source_id),
        "entity_id": _id(told.entity_id),
        "role": told.role,
    }


def _mention(mention: PendingMention) -> dict[str, Any]:
    return {
        "id": mention.handle,
        "spans": [list(span) for span in mention.spans],
        "name": mention.name,
        "type": mention.type,
        "known": mention.known,
        "entity_id": _id(mention.entity_id),
        "ambiguous": mention.ambiguous,
        "candidates": [{"entity_id": _id(pk), "name": name} for pk, name in mention.candidates],
        "rule": mention.rule,
        "confidence": round(mention.confidence, 3),
        "likely": likelihood(mention.confidence),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "value": figure.value,
        "unit": figure.unit,
        "counts": figure.counts,
        "approx": figure.approx,
        "differs_from": [list(place) for place in figure.differs_from],
    }


def _warning(warning: Warning) -> dict[str, Any]:
    return {
        "code": warning.code,
        "start": warning.start,
        "end": warning.end,
        "message": warning_words().get(warning.code, warning.message),
    }


def warning_words() -> dict[str, str]:
    """Return what each warning about a text says, in the person's language."""
    return {
        "unbalanced_marks": _("A quotation mark has no partner."),
        "doubled_word": _("The same word stands twice at the edge of the quotation."),
        "loaded_cue": _("This verb judges what was said."),
        "anonymous_speaker": _("The speaker has no name."),
        "unnamed_group": _("A group is said to speak, and nobody in it has a name."),
        "single_source": _("All quotations come from one source."),
        "headline_asserts": _("The headline says as a fact what the text only attributes."),
        "figures_differ": _("Two figures for the same thing differ."),
        "relative_date": _("Readers cannot tell which day this is."),
        "hearsay": _("Nobody is said to have said this."),
    }


def _id(pk: Any) -> str | None:
    return str(pk) if pk else None
