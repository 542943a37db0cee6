"""What search engines are told on a page: the newsroom, and the story of the record with complete addresses.

The newsroom is schema.org `NewsMediaOrganization`, which has a place for the policies this newsroom keeps:
https://schema.org/NewsMediaOrganization
"""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from articles.record.models import Profile, Site, StoryPage

PUBLISHER_ID = "/#newsroom"
_KINDS = {"people": "Person", "organisations": "Organization", "places": "Place"}
_ADDRESSES = ("@id", "url", "mainEntityOfPage")
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def newsroom(site: Site, origin: str) -> dict[str, Any]:
    """The newsroom itself, under the id by which every story names its publisher."""
    described = {
        "@type": "NewsMediaOrganization",
        "@id": f"{origin}{PUBLISHER_ID}",
        "name": site.name,
        "url": f"{origin}/",
        "slogan": site.tagline,
        "email": site.contact,
        "correctionsPolicy": f"{origin}/corrections/",
        "unnamedSourcesPolicy": f"{origin}/how-we-source/",
    }
    return {name: value for name, value in described.items() if value}


def of_front(site: Site, origin: str) -> dict[str, Any]:
    return {"@context": "https://schema.org", **newsroom(site, origin)}


def of_story(page: StoryPage, site: Site, origin: str) -> dict[str, Any]:
    """The newsroom and the story beside it; an empty dict where the record describes no story."""
    described = json.loads(page.structured_data or "{}")
    if not described:
        return {}
    context = described.pop("@context", "https://schema.org")
    way = [(page.section_name, f"/{page.section_slug}/"), (page.headline, page.path)]
    return {
        "@context": context,
        "@graph": [newsroom(site, origin), _with_whole_addresses(described, origin), _breadcrumbs(way, origin)],
    }


def of_profile(who: Profile, site: Site, origin: str) -> dict[str, Any]:
    """The page of a person, organisation, place or thing, and whom or what it is about: only what the page shows."""
    kind = _KINDS.get(who.path.split("/")[1], "Thing")
    about = {
        "@type": kind,
        "@id": f"{origin}{who.path}#about",
        "name": who.name,
        "url": f"{origin}{who.path}",
        "jobTitle": who.role if kind == "Person" else "",
        "description": who.description or ("" if kind == "Person" else who.role),
    }
    page = {
        # A profile page is one about a person or an organisation: https://schema.org/ProfilePage
        "@type": "ProfilePage" if kind in ("Person", "Organization") else "CollectionPage",
        "@id": f"{origin}{who.path}",
        "url": f"{origin}{who.path}",
        "name": who.name,
        "mainEntity": {name: value for name, value in about.items() if value},
        "publisher": {"@id": f"{origin}{PUBLISHER_ID}"},
    }
    return {"@context": "https://schema.org", "@graph": [newsroom(site, origin), page]}


def _breadcrumbs(way: list[tuple[str, str]], origin: str) -> dict[str, Any]:
    """The way from the front to a page, as (name, path) of each step: https://schema.org/BreadcrumbList."""
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": f"{origin}{path}"}
        for place, (name, path) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def script(described: dict[str, Any]) -> SafeString:
    """The JSON as it may stand in a script element: no < or > is left in it that could end the element (S308)."""
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":")) if described else ""
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308


def _with_whole_addresses(described: Any, origin: str) -> Any:
    if isinstance(described, list):
        return [_with_whole_addresses(each, origin) for each in described]
    if not isinstance(described, dict):
        return described
    return {
        name: f"{origin}{value}" if name in _ADDRESSES and _is_a_path(value) else _with_whole_addresses(value, origin)
        for name, value in described.items()
    }


def _is_a_path(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("/")
