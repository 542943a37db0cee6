"""Whether the links of open evidence still lead somewhere. Those of protected sources are sealed, and never asked."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from sources.errors import PageNotFetched
from sources.models import Evidence

# A page that turns machines away, or asks for a login, is there.
_STANDS_THERE = frozenset({401, 402, 403, 405, 406, 429, 451})
_ENOUGH_BYTES = 64 * 1024


@dataclass(frozen=True)
class Looked:
    """How many links were asked, and how many of them lead nowhere."""

    links: int
    dead: int


def look_at_links(now: datetime, limit: int = 500) -> Looked:
    """Asks at most `limit` links of open evidence, those not looked at for longest first, and keeps whether each answers."""
    waiting = Evidence.objects.filter(protected=False).exclude(link="")
    links = dict.fromkeys(waiting.order_by("link_looked_at", "created_at").values_list("link", flat=True)[:limit])
    never = dict.fromkeys(waiting.filter(link_looked_at=None).order_by("created_at").values_list("link", flat=True)[:limit])
    asked = list({**never, **links})[:limit]
    dead = 0
    for link in asked:
        answers = _answers(link)
        dead += not answers
        waiting.filter(link=link).update(link_looked_at=now, link_answers=answers)
    return Looked(len(asked), dead)


def _answers(link: str) -> bool:
    try:
        import_string(settings.EVIDENCE_FETCH)(link, max_bytes=_ENOUGH_BYTES)
    except PageNotFetched as problem:
        return problem.is_there or problem.status in _STANDS_THERE
    return True
