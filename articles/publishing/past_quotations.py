"""Addresses of quotations that are no longer in their story: whoever cited one is told what became of it.

They stand in the table of public addresses under their story's key, by keyed hash alone, as withdrawn addresses do.
"""

from collections.abc import Iterable

from articles.record.models import PublicPath
from articles.record.paths import path_hash, path_hashes


def remember(story: str, keys: Iterable[str]) -> None:
    """Keep on file that quotations with these public keys stood in ``story``."""
    paths = {f"/quotations/{key}/" for key in keys}
    hashes = {known_as: path for path in paths for known_as in path_hashes(path)}
    known = PublicPath.objects.filter(path_hash__in=hashes).values_list("path_hash", flat=True) if hashes else []
    new = sorted(paths - {hashes[known_as] for known_as in known})
    PublicPath.objects.bulk_create(PublicPath(path_hash=path_hash(path), story=story) for path in new)


def keys_in(touched: Iterable[str]) -> set[str]:
    """Return the public keys of quotations among the keys of a change."""
    return {key.removeprefix("quotation:") for key in touched if key.startswith("quotation:")}
