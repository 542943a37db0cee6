"""A story in the words of ninjs 3.2, the news industry's exchange format (IPTC, https://iptc.org/standards/ninjs/).

What readers are told of sources goes along: `infoSources` names them as the story does, described where they are not named.
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

from django.utils.encoding import iri_to_uri
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.public import pictures
from articles.public.api.telling import Teller
from articles.record.models import StoryPage

VERSION = "3.2"
_SCHEMA = f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#"
# Buttons of 'How we know' open cards that only the story's own page has.
_BUTTON = re.compile(r"<button\b.*?</button>", re.DOTALL)
_PLACES = {"person": "people", "organisation": "organisations", "place": "places", "event": "events"}


def story(page: StoryPage, tell: Teller) -> dict[str, Any]:
    """Return the live version of a story; members without a value are left out."""
    payload = json.loads(page.version.payload)
    told = {
        "uri": _uri(tell, page.path),
        "type": "text",
        "representationType": "full",
        "standard": {"name": "ninjs", "version": VERSION, "schema": _SCHEMA},
        "version": str(page.number),
        "firstCreated": _moment(page.first_published_at),
        "versionCreated": _moment(page.updated_at),
        "pubStatus": "usable",
        "copyrightHolder": tell.site.name,
        "language": page.language or tell.site.language,
        "headlines": _texts(main=page.headline, short=page.short_headline),
        "descriptions": _texts(standfirst=page.standfirst) + _corrections(payload),
        "bodies": [_body(page, payload)],
        "by": get_text_list([each["name"] for each in page.byline], _("and")),
        "located": page.dateline,
        "slugline": page.path.strip("/").rpartition("/")[2],
        "altIds": [{"role": "story", "value": page.story}, {"role": "record", "value": page.version.hash}],
        "subjects": _subjects(page, tell),
        "infoSources": [_source(each, tell) for each in payload.get("sources", [])],
        "associations": _picture(page, tell),
        "trustIndicators": [
            {"title": _("How we source"), "href": _uri(tell, "/how-we-source/")},
            {"title": _("Corrections"), "href": _uri(tell, "/corrections/")},
        ],
    }
    return {name: value for name, value in (told | _named(payload, tell)).items() if value}


def _uri(tell: Teller, path: str) -> str:
    return iri_to_uri(tell.url(path))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _texts(**by_role: str) -> list[dict[str, str]]:
    return [{"role": role, "value": text} for role, text in by_role.items() if text]


def _corrections(payload: dict[str, Any]) -> list[dict[str, str]]:
    return [{"role": each["kind"], "value": each["notice"]} for each in payload.get("corrections", []) if each["notice"]]


def _body(page: StoryPage, payload: dict[str, Any]) -> dict[str, Any]:
    html = _BUTTON.sub("", payload["body"])
    return {"role": "main", "contentType": "text/html", "value": html, "wordCount": page.word_count}


def _subjects(page: StoryPage, tell: Teller) -> list[dict[str, str]]:
    section = {"name": page.section_name, "address": f"/{page.section_slug}/"}
    about = [(section, "section"), *((topic, "topic") for topic in page.topics)]
    return [{"name": each["name"], "rel": rel, "uri": _uri(tell, each["address"])} for each, rel in about]


def _named(payload: dict[str, Any], tell: Teller) -> dict[str, list[dict[str, str]]]:
    """Who and what is named, each under the member for its kind."""
    found: dict[str, list[dict[str, str]]] = {}
    for each in payload.get("mentions", []):
        member = _PLACES.get(each["kind"], "objects")
        entry = {"name": each["name"], "rel": "mentioned", "uri": _uri(tell, each["address"])}
        found.setdefault(member, []).append(entry)
    return found


def _source(source: dict[str, Any], tell: Teller) -> dict[str, str]:
    """A source as the story tells of it: its role is what was agreed, the literal how the words reached the newsroom."""
    entry = {"name": source["name"], "role": source["terms"]["code"], "literal": source["how"]["text"]}
    if source.get("address"):
        entry["uri"] = _uri(tell, source["address"])
    return {name: value for name, value in entry.items() if value}


def _picture(page: StoryPage, tell: Teller) -> list[dict[str, Any]]:
    shown = pictures.shown(page.picture)
    if shown is None:
        return []
    rendition = {
        "name": "main",
        "href": _uri(tell, shown.src),
        "contentType": "image/jpeg",
        "width": shown.width,
        "height": shown.height,
    }
    told = {
        "name": "lead picture",
        "rel": "lead",
        "uri": _uri(tell, shown.src),
        "type": "picture",
        "by": shown.credit,
        "descriptions": _texts(caption=shown.caption, alt=shown.alt),
        "renditions": [rendition],
    }
    return [{name: value for name, value in told.items() if value}]
