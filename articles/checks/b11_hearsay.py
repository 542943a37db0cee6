"""B11: a figure or an accusation needs somebody who says so (attribution.md, section 3).

Asks: “Forty people were reportedly moved”; hearsay that names a person or an organisation; hearsay marked as an attack;
a claim of our own on file, with figure, accusation or name, that rests on nobody and on no evidence, or on hearsay.
Leaves alone: hearsay without figure or name (W3 reads its cue), and claims that somebody stands behind.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution
from articles.models.vocabulary import ClaimKind, Nature, RuleSeverity
from articles.snapshot import Story, StoryClaim, StoryQuotation
from sources.suggest.model import Suggestions
from sources.vocabulary import CueClass, SourceKind

from .problem import Change, Place, Rule
from .reading import reading_of
from .suggested import Stretches
from .wording import shortened

_SENTENCE_END = re.compile(r"[.!?…][”’\"']?\s+|\n+")
MAX_SENTENCE_CHARS = 600
_PARTIES = ("person", "organisation")


def find(story: Story, change: Change | None) -> Iterator[Place]:
    reading, marked = reading_of(story), []
    for quotation in story.quotations:
        spans = [(span.start, span.end) for span in quotation.marked.spans] if quotation.marked else []
        marked += spans
        if _is_hearsay(quotation):
            message = _("“%s” accuses somebody, and nobody says so.") if quotation.row.nature == Nature.ATTACK else ""
            message = message or next(filter(None, (_weight(reading, *span) for span in spans)), "")
            if message:
                yield Place.of(quotation, message)
    for claim in story.claims:
        if claim.quotation is None and claim.stands_in_text:
            marked.append(claim.span)
            if message := _unfounded(reading, claim):
                yield Place(message % shortened(claim.text), "replies", *claim.span, claim.key)
    taken = Stretches(marked)
    for quote in reading.quotes:
        is_alone = quote.cue_class == "hearsay" or quote.speaker_kind == "nobody"
        # The reading is never sure of hearsay, since nobody stands there to be sure of; the cue itself is enough.
        if not is_alone or taken.touch(quote.start, quote.end):
            continue
        start = _sentence_start(story.plain, quote.start)
        if message := _weight(reading, start, quote.end):
            yield Place(message % shortened(story.plain[start : quote.end]), "body", start, quote.end)


def _sentence_start(plain: str, at: int) -> int:
    """Return where the sentence begins: “Forty boats were reportedly moved” has its figure before its cue."""
    earliest = max(at - MAX_SENTENCE_CHARS, 0)
    return max((end.end() for end in _SENTENCE_END.finditer(plain, earliest, at)), default=earliest)


def _unfounded(reading: Suggestions, claim: StoryClaim) -> str:
    """Return what is wrong with a claim in words of our own, or nothing where somebody or something backs it."""
    said = claim.attribution
    if claim.row.evidence_id or (said is not None and said.source is not None and not _rests_on_hearsay(said)):
        return ""
    if claim.row.kind == ClaimKind.ALLEGATION:
        return _("“%s” accuses somebody, and nobody says so.")
    if claim.row.kind == ClaimKind.FIGURE:
        return _("“%s” gives a figure, and nobody says so.")
    return _weight(reading, *claim.span)


def _is_hearsay(quotation: StoryQuotation) -> bool:
    return quotation.attribution is not None and _rests_on_hearsay(quotation.attribution)


def _rests_on_hearsay(said: Attribution) -> bool:
    if said.source is None:
        return said.cue_class == CueClass.HEARSAY
    return said.source.kind == SourceKind.NONE


def _weight(reading: Suggestions, start: int, end: int) -> str:
    """Return what is wrong with such a claim resting on nobody, or nothing where it carries little."""
    if any(start <= figure.start < end for figure in reading.figures):
        return _("“%s” gives a figure, and nobody says so.")
    if any(start <= entity.start < end and entity.type in _PARTIES for entity in reading.entities):
        return _("“%s” speaks of somebody by name, and nobody says so.")
    return ""


RULE = Rule(
    code="B11",
    title=gettext_lazy("No claims from nowhere"),
    asks=gettext_lazy("Does somebody stand behind every figure and every accusation?"),
    mend=gettext_lazy("Say who says so, or leave it out."),
    find=find,
    daily=RuleSeverity.WARN,
)
