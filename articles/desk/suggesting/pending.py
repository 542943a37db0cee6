"""What a text suggests and nobody has decided yet.

Offsets are code points into the plain text of the body. Nothing here asks the vault, and the names it is given never come
from a protected source.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from articles import body
from articles.checks.suggested import Stretches, SuggestedQuotation, sort_quotations, stretches_of
from articles.errors import Invalid
from articles.models.suggestion_decision import SuggestionKind, words_hash, words_hashes
from sources import suggest as engine
from sources.suggest.directory import EMPTY, Directory
from sources.suggest.errors import Unreadable
from sources.suggest.model import Entity, Figure, Warning

_DESCRIPTION = "nominal"  # "the agency" says who speaks; it is no name to mark


@dataclass(frozen=True)
class PendingMention:
    """One name with all its places, marked at once. `candidates` are (entity id, name) of what an ambiguous one may be."""

    spans: tuple[tuple[int, int], ...]
    name: str
    type: str
    known: bool
    entity_id: UUID | None
    ambiguous: bool
    candidates: tuple[tuple[UUID | None, str], ...]
    rule: str
    confidence: float

    @property
    def handle(self) -> str:
        return _handle(SuggestionKind.MENTION, self.name)


@dataclass(frozen=True)
class Pending:
    """Suggestions to decide, each list in reading order. `handled` counts those that a person has decided already."""

    quotations: tuple[SuggestedQuotation, ...]
    mentions: tuple[PendingMention, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[Warning, ...]
    handled: int

    def warnings_of(self, quotation: SuggestedQuotation) -> list[str]:
        """Return the codes of the warnings about this quotation: its words, its cue, or whoever is said to speak."""
        places = Stretches(_joined(_places_of(quotation)))
        return list(dict.fromkeys(each.code for each in self.warnings if places.touch(each.start, each.end)))


def pending(
    text: body.Body,
    *,
    headline: str = "",
    dateline: str = "",
    decided: Set[tuple[str, str]] = frozenset(),
    directory: Directory = EMPTY,
) -> Pending:
    """Return what `text` suggests beyond its marks. `decided` holds (kind, keyed hash) of what was turned down.

    Raises Invalid where the text cannot be read.
    """
    try:
        found = engine.suggest(text.plain, directory, headline=headline or None, dateline=dateline or None)
    except Unreadable as error:
        raise Invalid({"body": _("This text is too long to look through, or is no text. Split the story.")}) from error
    quotations = sort_quotations(found.quotes, text.plain, text.marks, _hashes(decided, SuggestionKind.QUOTATION))
    mentions, handled = _mentions(found.entities, text, _hashes(decided, SuggestionKind.MENTION))
    return Pending(
        quotations.left,
        mentions,
        found.figures,
        found.warnings,
        handled + len(quotations.marked) + len(quotations.turned_down),
    )


def handle_of(quotation: SuggestedQuotation) -> str:
    """Return the name that the words keep through edits elsewhere in the text; the same words have the same."""
    return _handle(SuggestionKind.QUOTATION, quotation.words)


def _handle(kind: SuggestionKind, words: str) -> str:
    return f"{kind}-{words_hash(words)[:24]}"


def _hashes(decided: Set[tuple[str, str]], wanted: SuggestionKind) -> frozenset[str]:
    return frozenset(hashed for kind, hashed in decided if kind == wanted)


def _mentions(
    entities: Iterable[Entity], text: body.Body, turned_down: frozenset[str]
) -> tuple[tuple[PendingMention, ...], int]:
    """Return the names with the places that are free, and how many names are decided already."""
    quotations, mentions = stretches_of(text.marks)
    together: dict[tuple[UUID | str, str], list[Entity]] = {}
    for entity in entities:
        if entity.kind != _DESCRIPTION and "\n" not in text.plain[entity.start : entity.end]:
            together.setdefault((entity.entity_id or entity.name, entity.type), []).append(entity)
    left, handled = [], 0
    for places in together.values():
        wanted = [each for each in places if _is_wanted(each, turned_down)]
        free = [each for each in wanted if not mentions.touch(each.start, each.end)]
        whole = [
            each for each in free if not quotations.touch(each.start, each.end) or quotations.hold(each.start, each.end)
        ]
        if whole:
            left.append(_mention(whole))
        elif not free:
            handled += 1
    return tuple(sorted(left, key=lambda mention: mention.spans)), handled


def _is_wanted(entity: Entity, turned_down: frozenset[str]) -> bool:
    # The fullest form may change with the text; the words at the place were turned down all the same.
    return all(turned_down.isdisjoint(words_hashes(words)) for words in (entity.name, entity.text))


def _mention(places: list[Entity]) -> PendingMention:
    best = max(places, key=lambda each: each.confidence)
    ambiguous = next((each for each in places if each.ambiguous), None)
    return PendingMention(
        spans=tuple((each.start, each.end) for each in places),
        name=best.name,
        type=best.type,
        known=best.known,
        entity_id=None if ambiguous else best.entity_id,
        ambiguous=ambiguous is not None,
        candidates=ambiguous.candidates if ambiguous else (),
        rule=best.rule,
        confidence=best.confidence,
    )


def _places_of(quotation: SuggestedQuotation) -> Iterable[tuple[int, int]]:
    yield from quotation.spans
    for part in quotation.parts:
        if part.verb_start is not None and part.verb_end is not None:
            yield part.verb_start, part.verb_end
        if part.mention_start is not None and part.mention_end is not None:
            yield part.mention_start, part.mention_end


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same places without overlaps: a cue may stand within the words it belongs to."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
