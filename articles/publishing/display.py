"""What the tables of the record show of a payload; pure.

Publishing writes these columns, and `verify_record` derives them again to compare.
"""

import json
import re
from datetime import datetime
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.body.render import render_public_body
from articles.models.vocabulary import CorrectionKind

from .language import in_language
from .structured_data import structured_data

# An update is news, not a mistake; a small repair changed no meaning. Neither belongs on the corrections page.
ADMITTED = (CorrectionKind.CORRECTION, CorrectionKind.CLARIFICATION, CorrectionKind.EDITORS_NOTE, CorrectionKind.HOLD)
_MARK_CLASSES = {"unnamed": "mark--unnamed", "document": "mark--doc"}
_INLINE = re.compile(r"</?(?:span|a|strong|em)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_SIZES = "(min-width: 48rem) 42rem, 100vw"


def columns(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of `StoryPage` but `story`, `version` and `number`, in the story's own language."""
    with in_language(payload["language"]):
        return {
            "path": payload["path"],
            "section_slug": payload["section"]["address"].strip("/"),
            "section_name": payload["section"]["name"],
            "headline": payload["headline"],
            "short_headline": payload["short_headline"],
            "standfirst": payload["standfirst"],
            "byline": payload["byline"],
            "dateline": payload["dateline"],
            "language": payload["language"],
            "first_published_at": datetime.fromisoformat(payload["published_at"]),
            "updated_at": datetime.fromisoformat(payload["updated_at"]),
            "picture": payload["picture"],
            "topics": payload["topics"],
            "quotation_count": len(payload["quotations"]),
            "source_count": len(payload["sources"]),
            "unnamed_count": sum(source["shape"] == "unnamed" for source in payload["sources"]),
            "word_count": _words(payload["body"]),
            "is_corrected": any(correction["kind"] in ADMITTED for correction in payload["corrections"]),
            "corrections": payload["corrections"],
            "quotations": payload["quotations"],
            "sources": payload["sources"],
            "replies": payload.get("replies", []),  # versions made before there were any have none
            "structured_data": json.dumps(structured_data(payload), ensure_ascii=False, separators=(",", ":")),
            "body_html": body_html(payload),
        }


def body_html(payload: dict[str, Any]) -> str:
    """Return the body with a numbered button after each quotation and its pictures in place."""
    shapes = {source["number"]: source["shape"] for source in payload["sources"]}
    labels, kinds = {}, {}
    for quotation in payload["quotations"]:
        labels[quotation["number"]] = _("How we know, quotation %(number)d: %(speaker)s, %(terms)s") % {
            "number": quotation["number"],
            "speaker": quotation["speaker"],
            "terms": quotation["terms"]["label"],
        }
        kinds[quotation["number"]] = _MARK_CLASSES.get(shapes[quotation["source"]], "")
    pictures = {picture_hash: _figure(picture) for picture_hash, picture in payload["pictures"].items()}
    return render_public_body(payload["body"], labels, kinds, pictures)


def quotation_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the columns of `PublishedQuotation` but the page and its moment; `profile` is an address or None."""
    addresses = {source["number"]: source["address"] for source in payload["sources"]}
    return [
        {
            "key": quotation["address"].strip("/").rpartition("/")[2],
            "number": quotation["number"],
            "type": quotation["type"],
            "text": quotation["text"],
            "speaker": quotation["speaker"],
            "profile": addresses[quotation["source"]],
            "card": quotation,
        }
        for quotation in payload["quotations"]
    ]


def named_profiles(payload: dict[str, Any]) -> list[str]:
    """Return the addresses of everyone the version quotes by name or mentions, sorted."""
    quoted = {source["address"] for source in payload["sources"] if source["address"]}
    return sorted(quoted | {mention["address"] for mention in payload["mentions"]})


def topic_slugs(payload: dict[str, Any]) -> list[str]:
    return sorted(topic["address"].strip("/").partition("/")[2] for topic in payload["topics"])


def author_slugs(payload: dict[str, Any]) -> list[str]:
    return sorted(author["address"].strip("/").partition("/")[2] for author in payload["byline"])


def shown_pictures(payload: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return every picture of the version by its hash, the lead among them."""
    pictures = dict(payload["pictures"])
    if payload["picture"]:
        pictures[payload["picture"]["hash"]] = payload["picture"]
    return pictures


def correction_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the columns of `PublicCorrection` but the version, newest first."""
    return [
        {
            "kind": correction["kind"],
            "at": datetime.fromisoformat(correction["at"]),
            "headline": payload["headline"],
            "path": payload["path"],
            "section_name": payload["section"]["name"],
            "wrong": correction["wrong"],
            "right": correction["right"],
            "notice": correction["notice"],
        }
        for correction in payload["corrections"]
        if correction["kind"] in ADMITTED
    ]


def _words(body: str) -> int:
    return len(_TAG.sub(" ", _INLINE.sub("", body)).split())


def _figure(picture: dict[str, Any]) -> str:
    """Return the picture of a figure in the text as HTML; what people typed is escaped."""
    base = f"/pictures/{picture['hash']}/"
    sources = {ext: ", ".join(f"{base}{width}.{ext} {width}w" for width in picture["widths"]) for ext in ("webp", "jpg")}
    credit = f'<span class="credit">{escape(picture["credit"])}</span>' if picture["credit"] else ""
    return (
        f'<picture><source type="image/webp" srcset="{sources["webp"]}" sizes="{_SIZES}">'
        f'<img src="{base}{picture["widths"][-1]}.jpg" srcset="{sources["jpg"]}" sizes="{_SIZES}"'
        f' width="{picture["width"]}" height="{picture["height"]}" alt="{escape(picture["alt"])}" loading="lazy"></picture>'
        f"{credit}"
    )
