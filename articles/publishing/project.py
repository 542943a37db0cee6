"""From a story to what readers are told: one pure projection, the only way into the public record.

The result is the payload in the format "newsroom-story/1". Its JSON text is what the chain commits to, what the API gives
and what every displayed column is derived from (`display`), so nothing can be shown that did not pass through here.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles.body.render import public_body
from articles.desk.renditions import widths_of
from articles.models import Correction, Picture
from articles.models.vocabulary import CorrectionKind, MentionState
from articles.snapshot import Story, StoryMention, StoryQuotation

from .chain import recorded
from .disclosure import Disclosed, disclose, profile_path
from .plain_words import sentences, where_to_look
from .plain_words import without_direction_marks as plain
from .replies import replies_told, reply_about

FORMAT = "newsroom-story/1"
# What one source's entry says once for all its quotations; who it is and on which terms decides what belongs together.
_SAME_SOURCE = ("shape", "name", "role", "address", "terms", "reason")


@dataclass(frozen=True)
class VersionFacts:
    """What a version has beyond the story: its kind, its address, when it is published, the newsroom's language."""

    kind: str
    path: str
    published_at: datetime
    updated_at: datetime
    language: str


def project(story: Story, facts: VersionFacts) -> dict[str, Any]:
    """Return the payload of ``story``: JSON-able, keys in the order of the format, in the active language."""
    article = story.article
    disclosed = {quotation.key: _disclosed(story, quotation) for quotation in story.quotations}
    shown = [quotation for quotation in story.quotations if disclosed[quotation.key] is not None]
    numbers = {quotation.key: number for number, quotation in enumerate(shown, start=1)}
    facts_by_number = {numbers[quotation.key]: disclosed[quotation.key] for quotation in shown}
    sources = _sources(facts_by_number)
    source_of = {number: source["number"] for source in sources for number in source["quotations"]}
    return {
        "format": FORMAT,
        "kind": str(facts.kind),
        "path": facts.path,
        "headline": plain(article.headline),
        "short_headline": plain(article.short_headline),
        "standfirst": plain(article.standfirst),
        "language": article.language or facts.language,
        "dateline": plain(article.dateline),
        "section": {"name": plain(story.section.name), "address": f"/{story.section.slug}/"} if story.section else None,
        "byline": [{"name": plain(author.name), "address": f"/authors/{author.slug}/"} for author in story.authors],
        "published_at": recorded(facts.published_at),
        "updated_at": recorded(facts.updated_at),
        "topics": [{"name": plain(name), "address": f"/topics/{slug}/"} for name, slug in story.topics],
        "picture": _lead_picture(story),
        "pictures": {picture.content_hash: _picture(picture) for picture in story.pictures.values()},
        "body": _body(story, numbers),
        "quotations": [
            _quotation(numbers[quotation.key], quotation.row, quotation.text, disclosed[quotation.key], source_of)
            for quotation in shown
        ],
        "sources": sources,
        "replies": replies_told(story, numbers),
        "mentions": _mentions(story.mentions),
        "corrections": [_correction(correction) for correction in story.corrections],
    }


def as_text(payload: dict[str, Any]) -> str:
    """Return the payload as the exact text that is hashed and served."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> dict[str, Any]:
    """Return the payload that `as_text` wrote."""
    return json.loads(text)


def without_moment(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the payload without what differs between two publications of the same words."""
    # A version made before replies were told of has no word for them, and says the same as one without any.
    return {"replies": []} | {key: value for key, value in payload.items() if key not in ("kind", "updated_at")}


def _disclosed(story: Story, quotation: StoryQuotation) -> Disclosed | None:
    """Return what readers are told of a quotation, with the replies asked for where a claim is on file for it."""
    facts, told = disclose(quotation), reply_about(story, quotation.key)
    return replace(facts, reply=told) if facts is not None and told is not None else facts


def _body(story: Story, numbers: dict[str, int]) -> str:
    hrefs = {mention.row.key: _address(mention) for mention in story.mentions}
    return public_body(story.body, numbers, hrefs, {key: picture.content_hash for key, picture in story.pictures.items()})


# -- Quotations and sources --------------------------------------------------------------------------------------------
def _quotation(number: int, row: Any, text: str, facts: Disclosed, source_of: dict[int, int]) -> dict[str, Any]:
    return {
        "number": number,
        "address": f"/quotations/{row.public_key}/",
        "type": str(row.type),
        "text": text,
        "source": source_of[number],
        "speaker": facts.name,
        "role": facts.role,
        "terms": facts.terms,
        "how": facts.how,
        "when": facts.when,
        "place": facts.place,
        "reason": facts.reason,
        "evidence": facts.evidence_told,
        "reply": facts.reply,
    }


def _sources(by_number: dict[int, Disclosed]) -> list[dict[str, Any]]:
    """Return one entry for each source that readers can tell apart.

    Grouped by what is shown, never by the source's id: two unnamed sources described in the same words are one to a
    reader, and that one source spoke twice under two descriptions must not show (protection.md, section 3).
    """
    groups: dict[str, list[tuple[int, Disclosed]]] = {}
    for number, facts in by_number.items():
        seen = as_text({name: getattr(facts, name) for name in _SAME_SOURCE})
        groups.setdefault(seen, []).append((number, facts))
    return [_source(number, members) for number, members in enumerate(groups.values(), start=1)]


def _source(number: int, members: list[tuple[int, Disclosed]]) -> dict[str, Any]:
    first = members[0][1]
    every = [facts for _number, facts in members]
    return {
        "number": number,
        "shape": first.shape,
        "name": first.name,
        "role": first.role,
        "address": first.address,
        "terms": first.terms,
        "how": _together(every, "how", _how_together),
        "when": _together(every, "when", lambda _all: None),
        "reason": first.reason,
        "evidence": _evidence_told(every),
        "reply": _together(every, "reply", _reply_together),
        "quotations": [each for each, _facts in members],
    }


def _together(every: list[Disclosed], name: str, joined: Callable[[list[Any]], Any]) -> Any:
    """Return the value that all quotations of a source share, or what `joined` makes of the differing ones."""
    values: list[Any] = []
    for facts in every:
        value = asdict(facts)[name]
        if value not in values:
            values.append(value)
    return values[0] if len(values) == 1 else joined(values)


def _how_together(values: list[dict[str, str]]) -> dict[str, str]:
    return {"code": "", "text": _one_after_another(value["text"] for value in values)}


def _reply_together(values: list[dict[str, str] | None]) -> dict[str, str]:
    return {"code": "", "text": sentences(value["text"] for value in values if value)}


def _evidence_told(every: list[Disclosed]) -> dict[str, Any]:
    """Return the evidence for all of a source's quotations, with every place to look in one sentence at the end."""
    told = _together(every, "evidence", _evidence_together)
    return told | {"text": sentences((told["text"], where_to_look(facts.look_at for facts in every)))}


def _evidence_together(values: list[dict[str, Any]]) -> dict[str, Any]:
    states = {value["state"] for value in values}
    links = {value["link"] for value in values if value["link"]}
    return {
        "state": states.pop() if len(states) == 1 else "",
        "text": sentences(value["text"] for value in values),
        "link": links.pop() if len(links) == 1 else None,
    }


def _one_after_another(texts: Iterable[str]) -> str:
    return _("; ").join(dict.fromkeys(text for text in texts if text))


# -- Names, pictures, corrections --------------------------------------------------------------------------------------
def _address(mention: StoryMention) -> str | None:
    return profile_path(mention.entity) if mention.row.state == MentionState.CONFIRMED else None


def _mentions(mentions: Iterable[StoryMention]) -> list[dict[str, Any]]:
    named: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        address = _address(mention)
        if address and address not in named:
            named[address] = {"name": plain(mention.entity.name), "kind": str(mention.entity.type), "address": address}
    return list(named.values())


def _lead_picture(story: Story) -> dict[str, Any] | None:
    if story.lead_picture is None:
        return None
    article = story.article
    own_words = {"alt": article.lead_alt, "caption": article.lead_caption, "credit": article.lead_credit}
    return _picture(story.lead_picture) | {name: plain(words) for name, words in own_words.items() if words}


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "hash": picture.content_hash,
        "alt": plain(picture.alt),
        "caption": plain(picture.caption),
        "credit": plain(picture.credit),
        "width": picture.width,
        "height": picture.height,
        "widths": widths_of(picture.width),
    }


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "kind": str(correction.kind),
        "label": correction_label(correction.kind),
        "at": recorded(correction.at),
        "wrong": correction.wrong,
        "right": correction.right,
        "notice": correction.notice,
    }


def correction_label(kind: str) -> str:
    """Return the word readers see above a notice; a correction is always called one."""
    return {
        CorrectionKind.CORRECTION: _("Correction"),
        CorrectionKind.CLARIFICATION: _("Clarification"),
        CorrectionKind.EDITORS_NOTE: _("Editor’s note"),
        CorrectionKind.MINOR_REFILE: _("Repaired"),
        CorrectionKind.UPDATE: _("Update"),
        CorrectionKind.HOLD: _("Being checked"),
        CorrectionKind.WITHDRAWAL: _("Withdrawn"),
    }[CorrectionKind(kind)]
