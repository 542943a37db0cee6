"""Adding links to the chain. The head's row is the last lock a publication takes and the last row it writes."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from articles.record import chain
from articles.record.models import ChainHead, PublishedVersion


@dataclass(frozen=True)
class Link:
    """What one version adds: the story's random key, its number and kind, what it says, and where (None for nowhere)."""

    story: str
    number: int
    kind: str
    payload: str
    path: str | None
    is_live: bool


def lock_head() -> ChainHead:
    """Take the head's lock and return it, made with the first publication. From here to the commit nobody else publishes."""
    head = ChainHead.objects.select_for_update().filter(chain=chain.CHAIN).first()
    if head is None:
        ChainHead.objects.get_or_create(chain=chain.CHAIN, defaults={"seq": 0, "hash": chain.GENESIS})
        head = ChainHead.objects.select_for_update().get(chain=chain.CHAIN)
    return head


def append(head: ChainHead, links: Sequence[Link], now: datetime) -> list[PublishedVersion]:
    """Write the versions that follow ``head``, in this order, and return them; `move_head` makes the last one the head."""
    versions: list[PublishedVersion] = []
    seq, previous = head.seq, head.hash
    for link in links:
        seq += 1
        salt = secrets.token_bytes(chain.SALT_BYTES)
        version = PublishedVersion(
            chain=head.chain, seq=seq, previous=previous, story=link.story, number=link.number, kind=str(link.kind),
            recorded_at=recorded(now), commitment=chain.commitment_of(salt, link.payload), salt=salt,
            payload=link.payload, path=link.path, is_live=link.is_live,
        )  # fmt: skip
        version.hash = previous = chain.hash_of(chain.header_of(version))
        versions.append(version)
    return PublishedVersion.objects.bulk_create(versions)


def move_head(head: ChainHead, version: PublishedVersion) -> None:
    """Make ``version`` the head: the last statement before the commit."""
    head.seq, head.hash = version.seq, version.hash
    head.save(update_fields=["seq", "hash"])


def recorded(moment: datetime) -> str:
    """Return a moment as the record writes it: ISO 8601 in UTC, to the second, ending in Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
