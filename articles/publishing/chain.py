"""Adding one link to the chain. The head's row is the last lock a publication takes and the last row it writes."""

import secrets
from datetime import UTC, datetime

from articles.record import chain
from articles.record.models import ChainHead, PublishedVersion


def lock_head() -> ChainHead:
    """Take the head's lock and return it, made with the first publication. From here to the commit nobody else publishes."""
    head = ChainHead.objects.select_for_update().filter(chain=chain.CHAIN).first()
    if head is None:
        ChainHead.objects.get_or_create(chain=chain.CHAIN, defaults={"seq": 0, "hash": chain.GENESIS})
        head = ChainHead.objects.select_for_update().get(chain=chain.CHAIN)
    return head


def append(
    head: ChainHead, *, story: str, number: int, kind: str, now: datetime, payload: str, path: str | None, is_live: bool
) -> PublishedVersion:
    """Write the version that follows ``head`` and return it; `move_head` makes it the head."""
    salt = secrets.token_bytes(chain.SALT_BYTES)
    version = PublishedVersion(
        chain=head.chain,
        seq=head.seq + 1,
        previous=head.hash,
        story=story,
        number=number,
        kind=str(kind),
        recorded_at=recorded(now),
        commitment=chain.commitment_of(salt, payload),
        salt=salt,
        payload=payload,
        path=path,
        is_live=is_live,
    )
    version.hash = chain.hash_of(chain.header_of(version))
    version.save(force_insert=True)
    return version


def move_head(head: ChainHead, version: PublishedVersion) -> None:
    """Make ``version`` the head: the last statement before the commit."""
    head.seq, head.hash = version.seq, version.hash
    head.save(update_fields=["seq", "hash"])


def recorded(moment: datetime) -> str:
    """Return a moment as the record writes it: ISO 8601 in UTC, to the second, ending in Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
