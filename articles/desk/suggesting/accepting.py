"""Accepting what a stored story suggests, all at once: for the archive, by command. In the form a person accepts one by one.

The marks a person made stay, and what touches one is left. A quotation whose speaker has no name is marked without a
source: check B1 or B2 holds the story until somebody says who it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from articles import body, snapshot
from articles.body.marks import with_mark
from articles.checks.suggested import SuggestedQuotation
from articles.desk.edits import MentionEdit, QuotationEdit, StoryEdits
from articles.desk.saving import save_story
from articles.errors import NotAllowed
from articles.models import Article
from articles.permissions import Action, may
from sources.models import Source
from sources.suggest.directory import Directory
from sources.suggest.model import Quote

from .deciding import decided
from .pending import Pending, PendingMention, pending
from .speakers import source_of

_HEARSAY = "nobody"
_MOST_PASSES = 3


@dataclass(frozen=True)
class Skipped:
    """A suggestion that was left, and why, in a sentence."""

    words: str
    why: str


@dataclass(frozen=True)
class Accepted:
    """What became of a story's suggestions. `unnamed` of the `quotations` wait for somebody to say who it was."""

    article: Article
    quotations: int = 0
    mentions: int = 0
    unnamed: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


@transaction.atomic
def accept(
    article: Article, *, by: Any, now: datetime, directory: Callable[[], Directory], min_confidence: float = 0.0
) -> Accepted:
    """Accept what the stored text suggests with at least `min_confidence` (0 to 1), in one save with one revision.

    `directory` gives the names on file; it is asked again once a speaker has been put there. Where nothing is left to
    accept nothing is saved. Raises NotAllowed, Stale, Invalid; nothing is written then.
    """
    if not may(by, Action.EDIT, article):
        raise NotAllowed()
    turned_down = decided(article)
    marking = _Marking(snapshot.read_body(article.body), by=by, min_confidence=min_confidence)
    # A name that has come into the directory makes others in the text certain; once more, and nothing is left for later.
    for _pass in range(_MOST_PASSES):
        facts = {"headline": article.headline, "dateline": article.dateline}
        if not marking.take(pending(marking.text, **facts, decided=turned_down, directory=directory())):
            break
    if not marking.fresh:
        return Accepted(article, skipped=tuple(marking.skipped))
    edits = StoryEdits(
        fields={"body": marking.text.html},
        quotations=marking.quotations,
        mentions=marking.mentions,
        fresh_keys=marking.fresh,
    )
    saved = save_story(article, edits, by=by, expected_version=article.version, now=now, why=_("Suggestions accepted"))
    return Accepted(
        saved.article,
        quotations=len(marking.quotations),
        mentions=len(marking.named),
        unnamed=sum(edit.source_id is None for edit in marking.quotations.values()),
        skipped=tuple(marking.skipped),
        notes=saved.notes,
    )


@dataclass
class _Marking:
    """A text while suggestions are being accepted in it, and what is to be stored under each new key."""

    text: body.Body
    by: Any
    min_confidence: float
    quotations: dict[str, QuotationEdit] = field(default_factory=dict)
    mentions: dict[str, MentionEdit] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)
    _speakers: dict[tuple[Any, ...], Source | None] = field(default_factory=dict)
    _entities: dict[str, UUID] = field(default_factory=dict)

    def take(self, found: Pending) -> bool:
        """Mark what may be accepted; `skipped` is what was left now. Return whether anything was marked."""
        before = len(self.fresh)
        self.skipped = []
        for quotation in found.quotations:
            self.add_quotation(quotation)
        for mention in found.mentions:
            self.add_mention(mention)
        return len(self.fresh) > before

    def add_quotation(self, quotation: SuggestedQuotation) -> None:
        told, cued = quotation.told, quotation.cued
        if quotation.confidence < self.min_confidence:
            return self._skip(quotation.words, _("It is less certain than asked for."))
        if told.speaker_kind == _HEARSAY:
            return self._skip(quotation.words, _("Nobody is said to have said it."))
        key = self._mark(quotation.spans, "quote")
        if key is None:
            return self._skip(quotation.words, _("Its words cross a mark that is there already."))
        source = self._source(quotation)
        self.quotations[key] = QuotationEdit(
            source_id=source.pk if source else None,
            type=quotation.type,
            role_as_published=told.role if source else None,
            cue_text=cued.verb or "",
            cue_class=cued.cue_class,
            suggested_by=quotation.parts[0].rule,
            confidence=quotation.confidence,
        )
        return None

    def add_mention(self, mention: PendingMention) -> None:
        if mention.confidence < self.min_confidence:
            return self._skip(mention.name, _("It is less certain than asked for."))
        if mention.ambiguous:
            return self._skip(mention.name, _("It may be one of several."))
        # Somebody quoted above is in the directory by now, even if the name was new to it.
        entity_id = mention.entity_id or self._entities.get(mention.name)
        keys = [key for span in mention.spans if (key := self._mark((span,), "mention"))]
        self.mentions |= {key: MentionEdit(entity_id=entity_id) for key in keys if entity_id}
        if keys:
            self.named.add(mention.name)
            return None
        return self._skip(mention.name, _("Its words cross a mark that is there already."))

    def _mark(self, spans: tuple[tuple[int, int], ...], kind: str) -> str | None:
        """Mark all spans under one new key and return it; None, and no change, where one of them cannot be marked."""
        key, leaves = body.new_key(), list(self.text.leaves)
        try:
            for start, end in spans:
                leaves = with_mark(leaves, start, end, kind, key)
        except body.BodyError:
            return None
        self.text = body.Body(tuple(leaves))
        self.fresh.add(key)
        return key

    def _source(self, quotation: SuggestedQuotation) -> Source | None:
        told = quotation.told
        who = (told.speaker, told.speaker_kind, told.entity_id, told.source_id)
        if who not in self._speakers:
            name, kind, entity_id, source_id = who
            source = None if _is_surname_alone(told) else source_of(name or "", kind, entity_id, source_id, by=self.by)
            self._speakers[who] = source
            if source and source.entity_id and name:
                self._entities[name] = source.entity_id
        return self._speakers[who]

    def _skip(self, words: str, why: str) -> None:
        self.skipped.append(Skipped(words, why))


def _is_surname_alone(told: Quote) -> bool:
    """Whether somebody is known by one word and not on file: the Hask of the next story may be somebody else."""
    is_on_file = told.entity_id is not None or told.source_id is not None
    return not is_on_file and told.speaker_kind == "person" and len((told.speaker or "").split()) < 2
