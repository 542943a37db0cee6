"""A version as schema.org `NewsArticle`, for search engines: https://schema.org/NewsArticle and /Quotation.

Addresses are relative here, so that the newsroom may move to another host without its record changing; the page completes
them. The publisher is named by reference; the page says who that is.
"""

from typing import Any

PUBLISHER_ID = "/#newsroom"
# What we tell in our own words is no schema.org Quotation.
_WORD_FOR_WORD = ("direct", "partial")


def structured_data(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON-LD of a payload; a speaker whose name readers do not see is not in it."""
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": payload["path"],
        "url": payload["path"],
        "mainEntityOfPage": payload["path"],
        "headline": payload["headline"],
        "alternativeHeadline": payload["short_headline"],
        "description": payload["standfirst"],
        "inLanguage": payload["language"],
        "datePublished": payload["published_at"],
        "dateModified": payload["updated_at"],
        "dateline": payload["dateline"],
        "articleSection": payload["section"]["name"],
        "keywords": [topic["name"] for topic in payload["topics"]],
        "author": [{"@type": "Person", "name": each["name"], "url": each["address"]} for each in payload["byline"]],
        "publisher": {"@id": PUBLISHER_ID},
        "image": _image(payload["picture"]),
        "isAccessibleForFree": True,
        "hasPart": [_quotation(each, payload) for each in payload["quotations"] if each["type"] in _WORD_FOR_WORD],
        "correction": [_correction(each) for each in payload["corrections"] if each["kind"] == "correction"],
    }
    return {name: value for name, value in described.items() if value not in ("", None, [])}


def _image(picture: dict[str, Any] | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    widest = picture["widths"][-1]
    return {
        "@type": "ImageObject",
        "url": f"/pictures/{picture['hash']}/{widest}.jpg",
        "width": widest,
        "height": round(picture["height"] * widest / picture["width"]),
        "caption": picture["caption"],
        "creditText": picture["credit"],
    }


def _quotation(quotation: dict[str, Any], payload: dict[str, Any]) -> dict[str, Any]:
    source = next(each for each in payload["sources"] if each["number"] == quotation["source"])
    described = {"@type": "Quotation", "@id": quotation["address"], "text": quotation["text"]}
    if source["shape"] == "named":
        described["creator"] = {"@type": _creator(source["address"]), "name": source["name"]}
    elif source["shape"] == "document":
        described["isBasedOn"] = {"@type": "CreativeWork", "name": source["name"]}
    return described


def _creator(address: str | None) -> str:
    return "Person" if address and address.startswith("/people/") else "Organization" if address else "Thing"


def _correction(correction: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": correction["notice"], "datePublished": correction["at"]}
