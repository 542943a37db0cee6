"""Rows of the record as publishing writes them, made directly; a test names only what matters to it."""

import json
from datetime import UTC, datetime
from itertools import count
from typing import Any

from articles.record.models import (
    Profile,
    PublicAuthor,
    PublicCorrection,
    PublicPath,
    PublicSection,
    PublishedByline,
    PublishedMention,
    PublishedPicture,
    PublishedQuotation,
    PublishedTopic,
    PublishedVersion,
    Site,
    StoryPage,
    Topic,
    VersionKind,
)
from articles.record.paths import path_hash

NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
ON_RECORD = {"code": "on_record", "label": "On the record", "sentence": "We may use the words and the name."}
NOT_FOR_ATTRIBUTION = {
    "code": "not_for_attribution",
    "label": "Not for attribution",
    "sentence": "We may use the words, but not the name. We know who it is.",
}
NAVIGATION = [{"name": "Harbour", "address": "/harbour/"}, {"name": "Council", "address": "/council/"}]

_numbers = count(1)


def site(**fields: Any) -> Site:
    defaults = {
        "name": "The Aldermere Record",
        "tagline": "Who said what, and how we know.",
        "zone": "Europe/London",
        "language": "en-GB",
        "contact": "desk@aldermere.example",
        "navigation": NAVIGATION,
    }
    return Site.objects.create(**(defaults | fields))


def section(slug: str = "harbour", name: str = "Harbour", **fields: Any) -> PublicSection:
    return PublicSection.objects.create(slug=slug, name=name, **fields)


def version(story: str, *, kind: str = VersionKind.PUBLISH, is_live: bool = True, number: int = 1) -> PublishedVersion:
    seq = next(_numbers)
    return PublishedVersion.objects.create(
        chain="test",
        seq=seq,
        previous=f"{seq - 1:064x}",
        story=story,
        number=number,
        kind=kind,
        recorded_at=NOON.isoformat(),
        commitment="0" * 64,
        hash=f"{seq:064x}",
        salt=b"salt",
        payload=json.dumps({"format": "newsroom-story/1"}),
        is_live=is_live,
    )


def source(number: int = 1, **fields: Any) -> dict[str, Any]:
    """An entry of `StoryPage.sources`."""
    return {
        "number": number,
        "shape": "named",
        "name": "Ines Calloway",
        "role": "Harbour master",
        "address": None,
        "terms": ON_RECORD,
        "how": {"code": "interview_in_person", "text": "Interview, face to face"},
        "when": "2026-11-10",
        "reason": "",
        "evidence": {"state": "checked", "text": "We hold a recording.", "link": None},
        "reply": None,
        "quotations": [number],
    } | fields


def card(number: int = 1, **fields: Any) -> dict[str, Any]:
    """An entry of `StoryPage.quotations`."""
    return {
        "number": number,
        "address": f"/quotations/key{number}/",
        "type": "direct",
        "text": "“I closed it because I could put my thumb in it.”",
        "source": 1,
        "speaker": "Ines Calloway",
        "role": "Harbour master",
        "terms": ON_RECORD,
        "how": {"code": "interview_in_person", "text": "Interview, face to face"},
        "when": "2026-11-10",
        "place": "",
        "reason": "",
        "evidence": {"state": "checked", "text": "We hold a recording.", "link": None},
        "reply": None,
    } | fields


def story(headline: str = "Harbour master closes ramp", **fields: Any) -> StoryPage:
    """A story that readers can open, with its path on file."""
    number = next(_numbers)
    key = fields.pop("story", f"s{number:015x}")
    section_slug = fields.pop("section_slug", "harbour")
    path = fields.pop("path", f"/{section_slug}/2026/11/story-{number}/")
    quotations, sources = fields.get("quotations", []), fields.get("sources", [])
    defaults = {
        "section_name": section_slug.capitalize(),
        "first_published_at": NOON,
        "updated_at": NOON,
        "number": 1,
        "byline": [{"name": "Nessa Vantongeren", "address": "/authors/nessa-vantongeren/"}],
        "language": "en-GB",
        "body_html": "<p>The ramp is closed.</p>",
        "quotation_count": len(quotations),
        "source_count": len(sources),
    }
    page = StoryPage.objects.create(
        story=key, version=version(key), path=path, section_slug=section_slug, headline=headline, **(defaults | fields)
    )
    PublicPath.objects.create(path=path, path_hash=path_hash(path), story=key)
    return page


def old_path(path: str, story: str, *, is_kept: bool = True) -> PublicPath:
    """An address a story had before; of a withdrawn story only the hash is kept."""
    return PublicPath.objects.create(path=path if is_kept else None, path_hash=path_hash(path), story=story)


def withdrawn(path: str = "/harbour/2026/11/withdrawn/", notice: str = "The report was a forgery.") -> PublicCorrection:
    """What is left of a withdrawn story: a dated notice and the hash of its address."""
    key = f"w{next(_numbers):015x}"
    old_path(path, key, is_kept=False)
    row = version(key, kind=VersionKind.WITHDRAWAL, is_live=False, number=2)
    return PublicCorrection.objects.create(version=row, story=key, kind="withdrawal", at=NOON, notice=notice)


def correction(page: StoryPage, **fields: Any) -> PublicCorrection:
    defaults = {
        "kind": "correction",
        "at": NOON,
        "headline": page.headline,
        "path": page.path,
        "section_name": page.section_name,
        "wrong": "the second inspection was on 14 March",
        "right": "it was on 4 March",
        "notice": "A date was wrong.",
    }
    return PublicCorrection.objects.create(version=page.version, story=page.story, **(defaults | fields))


def profile(slug: str = "ines-calloway", name: str = "Ines Calloway", word: str = "people", **fields: Any) -> Profile:
    defaults = {"kind": "person", "sort_name": name, "role": "Harbour master"}
    return Profile.objects.create(path=f"/{word}/{slug}/", name=name, **(defaults | fields))


def quotation(page: StoryPage, who: Profile | None = None, **fields: Any) -> PublishedQuotation:
    number = fields.get("number", 1)
    key = fields.pop("key", f"q{next(_numbers):09x}")
    entry = fields.pop("card", None) or card(number, text=fields.get("text", "“I closed it.”"))
    defaults = {
        "number": number,
        "type": "direct",
        "text": entry["text"],
        "speaker": entry["speaker"],
        "profile": who,
        "card": entry,
        "published_at": page.first_published_at,
    }
    return PublishedQuotation.objects.create(key=key, page=page, **(defaults | fields))


def mention(page: StoryPage, who: Profile) -> PublishedMention:
    return PublishedMention.objects.create(page=page, profile=who, published_at=page.first_published_at)


def topic(slug: str = "ferries", name: str = "Ferries", *pages: StoryPage) -> Topic:
    found = Topic.objects.create(slug=slug, name=name)
    for page in pages:
        PublishedTopic.objects.create(page=page, topic=found, published_at=page.first_published_at)
    return found


def author(
    slug: str = "nessa-vantongeren", name: str = "Nessa Vantongeren", *pages: StoryPage, **fields: Any
) -> PublicAuthor:
    found = PublicAuthor.objects.create(slug=slug, name=name, **fields)
    for page in pages:
        PublishedByline.objects.create(page=page, author=found, published_at=page.first_published_at)
    return found


def picture(content_hash: str = "ab" * 32, **fields: Any) -> PublishedPicture:
    return PublishedPicture.objects.create(
        hash=content_hash, **({"width": 1080, "height": 720, "widths": [480, 960, 1080]} | fields)
    )
