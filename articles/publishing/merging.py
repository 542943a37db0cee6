"""Two entries of the directory become one, for readers too."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.desk.merging import merge
from sources.models import Entity

from . import chain, changes, forwarding
from .disclosure import profile_path


@transaction.atomic
def merge_and_forward(kept: Entity, gone: Entity, *, by: Any, now: datetime) -> Entity:
    """Merge ``gone`` into ``kept`` and return that; raises what `articles.desk.merging.merge` raises.

    The old page goes on being shown while a published version names it, and forwards once none does.
    """
    old, new = profile_path(gone), profile_path(kept)
    merged = merge(kept, gone, by=by)
    if old and new:
        chain.lock_head()
        if forwarding.forward(old, new):
            changes.log("merge", {"addresses"}, now)
    return merged.kept
