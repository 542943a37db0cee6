"""Words that every reader can read, for somebody who may not open the story they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.record.models import PublishedQuotation


@dataclass(frozen=True)
class Elsewhere:
    """A published quotation: `speaker` is what readers are told, `address` where they read it."""

    words: str
    speaker: str
    story: str
    address: str
    at: datetime


def elsewhere_of(rows: Iterable[PublishedQuotation]) -> list[Elsewhere]:
    """Return published quotations as the register shows them."""
    return [Elsewhere(row.text, row.speaker, row.page.headline, row.page.path, row.published_at) for row in rows]
