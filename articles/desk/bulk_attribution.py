"""Saying of many quotations at once who said them, on what terms: first what would change, then story by story.

Each story is saved by its own door, so whoever may not change it, or saw an older version, changes nothing there; the other
stories go on. Words that stand under a promise, or rest on a protected source, are left alone: such a promise is changed
where it was made, with the source's word for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.errors import Stale, StoryError
from articles.models import Article, Quotation
from articles.permissions import may_attribute
from sources import vault
from sources.models import Agreement, Source
from sources.vocabulary import AgreementScope, SourceKind, SourceState

from .edits import QuotationEdit, StoryEdits
from .saving import save_story
from .worklist import attribution_of


@dataclass(frozen=True)
class Wish:
    """The source and terms that the chosen words get. A protected source needs `agreement`, a standing one."""

    source: Source
    terms: str
    agreement: Agreement | None = None

    @property
    def edit(self) -> QuotationEdit:
        agreement = str(self.agreement.pk) if self.agreement else ""
        return QuotationEdit(source_id=str(self.source.pk), terms=self.terms, agreement_id=agreement)


@dataclass(frozen=True)
class Change:
    """One quotation; `refusal` says why it stays as it is, and is empty where it will change."""

    quotation: Quotation
    refusal: str = ""


@dataclass(frozen=True)
class StoryChanges:
    """What would change in one story. `refusal` is for all of it."""

    article: Article
    changes: tuple[Change, ...]
    refusal: str = ""

    @property
    def keys(self) -> list[str]:
        """The marks of the quotations that will change."""
        return [] if self.refusal else [change.quotation.key for change in self.changes if not change.refusal]


@dataclass(frozen=True)
class Outcome:
    """What became of one story: how many quotations changed, or why none did; `notes` are for the person."""

    article: Article
    changed: int
    refusal: str = ""
    notes: tuple[str, ...] = ()


def sources_for(user: Any, words: list[str]) -> tuple[QuerySet[Source], QuerySet[Source]]:
    """Return open sources in use by any of their names, and protected ones ``user`` may attach, by code name."""
    in_the_open = Source.objects.find_open(" ".join(words)).exclude(kind=SourceKind.NONE)
    known = vault.visible_to(user).filter(state=SourceState.ACTIVE).defer("identity")
    for word in words:
        known = known.filter(code_name__icontains=word)
    return in_the_open if user.has_perm("sources.view_source") else in_the_open.none(), known.order_by("code_name")


def source_for(user: Any, pk: Any) -> Source | None:
    """Return a source in use that ``user`` may attach; every other id is absent."""
    source = Source.objects.select_related("entity").defer("identity").filter(pk=pk, state=SourceState.ACTIVE).first()
    if source is None or source.kind == SourceKind.NONE or not vault.may_attach(source, user):
        return None
    return source if source.protected or user.has_perm("sources.view_source") else None


def standing_agreements(source: Source, now: datetime) -> QuerySet[Agreement]:
    """Return the promises in force that cover whatever the source says, newest first."""
    in_force = Agreement.objects.in_force(now).filter(source=source, scope=AgreementScope.STANDING)
    return in_force.defer("internal_reason").order_by("-created_at")


def plan(quotations: Iterable[Quotation], wish: Wish, *, by: Any) -> list[StoryChanges]:
    """Return what ``wish`` would change, story by story, in the order given. Give quotations from `worklist.with_facts`."""
    by_story: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_story.setdefault(quotation.article_id, []).append(quotation)
    return [_story_changes(rows, wish, by) for rows in by_story.values()]


def apply(
    plans: Iterable[StoryChanges], wish: Wish, *, versions: Mapping[int, int], by: Any, now: datetime
) -> list[Outcome]:
    """Save each story that has something to change and return what became of every one.

    ``versions`` is {story id: the version the person was shown}; a story without one counts as stale.
    """
    return [_save(each, wish, versions.get(each.article.pk, -1), by, now) for each in plans]


def _story_changes(rows: list[Quotation], wish: Wish, by: Any) -> StoryChanges:
    article = rows[0].article
    refusal = "" if may_attribute(by, article) else _("You may read this story but not change it.")
    return StoryChanges(article, tuple(Change(row, _why_not(row, wish)) for row in rows), refusal)


def _why_not(quotation: Quotation, wish: Wish) -> str:
    said = attribution_of(quotation)
    if said is None or said.source is None:
        return ""
    agreement = wish.agreement.pk if wish.agreement else None
    if (said.source_id, said.terms, said.agreement_id) == (wish.source.pk, wish.terms, agreement):
        return _("Stands so already.")
    if said.source.protected or said.agreement_id is not None:
        return _("A promise stands behind these words. Change it in the story.")
    return ""


def _save(planned: StoryChanges, wish: Wish, version: int, by: Any, now: datetime) -> Outcome:
    article, keys = planned.article, planned.keys
    if not keys:
        return Outcome(article, 0, planned.refusal or _("Nothing to change."))
    edits = StoryEdits(quotations=dict.fromkeys(keys, wish.edit))
    try:
        saved = save_story(
            article, edits, by=by, expected_version=version, now=now, why=_("Many quotations attributed at once")
        )
    except Stale:
        return Outcome(
            article, 0, _("Somebody saved this story in the meantime. Nothing was changed in it: look at it again.")
        )
    except StoryError as error:
        return Outcome(article, 0, str(error.message))
    return Outcome(article, len(keys), notes=saved.notes)
