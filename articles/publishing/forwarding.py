"""Old addresses of people and things: after a merge, readers who come to the one are led to the other.

All addresses of one entry share a random key in the table of public addresses. An old one is remembered by its keyed hash
alone, since a slug is a name; the present one in clear too, so that a look-up can find its page, and only while readers can
open that page.
"""

import secrets
from collections.abc import Iterable

from articles.record.models import Profile, PublicPath
from articles.record.paths import path_hash, path_hashes

_KEY_BYTES = 8  # as long as a story's key, whose column it stands in


def forward(old: str, new: str) -> bool:
    """Lead ``old`` to ``new``, if readers were ever shown it, with every address that led to it; say whether they were."""
    before = _row(old)
    if before is None and not Profile.objects.filter(path=old).exists():
        return False  # readers never had it, and what they never had leaves no trace in the record
    target = _row(new) or PublicPath.objects.create(path_hash=path_hash(new), story=secrets.token_hex(_KEY_BYTES))
    if before is None:
        PublicPath.objects.create(path_hash=path_hash(old), story=target.story)
    else:
        PublicPath.objects.filter(story=before.story).update(story=target.story, path=None)
    if Profile.objects.filter(path=new).exists():
        remember([new])
    return True


def remember(paths: Iterable[str]) -> None:
    """Write in clear again those of ``paths`` (pages that readers can open from now on) that older addresses lead to."""
    by_hash = {known_as: path for path in paths for known_as in path_hashes(path)}
    for row in PublicPath.objects.filter(path_hash__in=by_hash, path__isnull=True):
        row.path = by_hash[row.path_hash]
        row.save(update_fields=["path"])


def forget(paths: Iterable[str]) -> None:
    """Keep of ``paths`` (pages that readers cannot open any more) the keyed hash alone."""
    PublicPath.objects.filter(path__in=list(paths)).update(path=None)


def _row(path: str) -> PublicPath | None:
    return PublicPath.objects.filter(path_hash__in=path_hashes(path)).first()
