"""What readers are told of the replies a story asked for: whom we asked, when, and what came of it. Pure.

No name that a promise hides: a party that is not to be named, or whose answer stands in words of an unnamed source, is
told of as any source we do not name, without a day.
"""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.models import Reply
from articles.snapshot import Story, StoryClaim
from sources.vocabulary import EntityType

from .disclosure import disclose
from .plain_words import asked_told, reply_told, sentences, without_direction_marks


def replies_told(story: Story, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return what came of every request that readers are told of, once each, in the order they were made.

    Entries: {"party": name or "", "asked": day or None, "code": state, "text": sentence, "quotations": numbers of the
    quotations it is about}. ``numbers`` are those of the quotations shown, by key.
    """
    told: dict[str, dict[str, Any]] = {}
    for reply in story.replies:
        about = [
            claim for claim in story.claims if reply in claim.replies and claim.stands_in_text and claim.row.needs_reply
        ]
        entry = _entry(story, reply) if about else None
        if entry is None:
            continue
        keys = [claim.quotation.key for claim in about if claim.quotation]
        entry["quotations"] = sorted(numbers[key] for key in keys if key in numbers)
        known = told.setdefault(entry["text"], entry)
        known["quotations"] = sorted({*known["quotations"], *entry["quotations"]})
    return list(told.values())


def reply_about(story: Story, key: str) -> dict[str, str] | None:
    """Return what the card of a quotation says of the replies about it; None where nothing is on file for it."""
    claim = next((each for each in story.claims if each.quotation and each.quotation.key == key), None)
    if claim is None or not claim.row.needs_reply:
        return None
    text = sentences(entry["text"] for entry in _entries(story, claim))
    return {"code": str(claim.state), "text": text} if text else None


def _entries(story: Story, claim: StoryClaim) -> list[dict[str, Any]]:
    return [entry for entry in (_entry(story, reply) for reply in claim.replies) if entry]


def _entry(story: Story, reply: Reply) -> dict[str, Any] | None:
    if not _may_be_named(story, reply) or reply.asked_at is None:
        text = reply_told(reply.state)
        return {"party": "", "asked": None, "code": str(reply.state), "text": text} if text else None
    party = without_direction_marks(reply.party)
    is_body = reply.party_entity is not None and reply.party_entity.current.type == EntityType.ORGANISATION
    asked, is_used = localtime(reply.asked_at).date(), bool(reply.stands_in_text or story.answer_of(reply))
    text = asked_told(party, date_format(asked, "j F Y"), reply.state, is_body=is_body, is_used=is_used)
    return {"party": party, "asked": asked.isoformat(), "code": str(reply.state), "text": text} if text else None


def _may_be_named(story: Story, reply: Reply) -> bool:
    """Whether readers may have the name: never that of a party whose answer stands in words without one."""
    if reply.is_unnamed:
        return False
    answer = story.answer_of(reply)
    if answer is None or answer.source is None:
        return True
    disclosed = disclose(answer)
    return disclosed is not None and disclosed.shape != "unnamed"
