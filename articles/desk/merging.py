"""Two entries of the directory that mean the same: what a merge would move in the stories, and moving it.

What readers have stays as it was published. A story that named the entry which goes names the other from its next
publication on.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles.errors import NotAllowed
from articles.models import Article, Attribution, Mention
from articles.models.vocabulary import Status
from articles.permissions import may_merge
from sources import merging
from sources.merging import Merged
from sources.models import Entity


@dataclass(frozen=True)
class Effects:
    """How much a merge moves: other names, posts, members, parts, sources, quotations, mentions, and in how many stories.

    `live_stories` are those that readers go on seeing under the old name until they are published again.
    """

    aliases: int
    roles: int
    members: int
    parts: int
    sources: int
    quotations: int
    mentions: int
    stories: int
    live_stories: int


def effects_of(gone: Entity) -> Effects:
    """Count what hangs on ``gone``; stories of everybody, since a merge reaches into all of them."""
    said = Attribution.objects.filter(source__entity=gone, source__protected=False)
    named = Mention.objects.filter(entity=gone)
    stories = Article.objects.filter(pk__in=named.values("article")) | Article.objects.filter(
        pk__in=said.values("quotation__article")
    )
    live = stories.exclude(status=Status.WITHDRAWN).filter(live_number__isnull=False)
    in_directory = {name: rows.count() for name, rows in merging.what_moves(gone).items()}
    return Effects(
        **in_directory,
        quotations=said.count(),
        mentions=named.count(),
        stories=stories.distinct().count(),
        live_stories=live.distinct().count(),
    )


@transaction.atomic
def merge(kept: Entity, gone: Entity, *, by: Any) -> Merged:
    """Make ``gone`` a part of ``kept``, with every mention and quotation. Raises NotAllowed and sources' CannotMerge."""
    if not may_merge(by):
        raise NotAllowed()
    merged = merging.merge(kept, gone)
    for old, new in merged.folded.items():
        Attribution.objects.filter(source=old).update(source=new)
    Mention.objects.filter(entity=gone).update(entity=merged.kept)
    return merged
