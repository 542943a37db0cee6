"""Readers' pages as a validator and a slow phone see them: HTML without one parse error, and what a page owes its readers.

Policy: no parse error, no interactive element inside another, every field and every frame named, one `main`, every picture
with its size, every moment readable by a machine, title and description short enough for a list of results. A story, all it
loads counted and compressed, stays under 150 KB.

A parser cannot judge every rule of HTML. The pages of the demo were also read by the Nu HTML Checker, which needs Java and
is therefore no part of the tests: `java -jar vnu.jar pages/` over the saved pages.
"""

import gzip
import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.conf import settings
from django.test import Client

from tests.articles.public import paper

pytestmark = pytest.mark.django_db

STATIC = settings.BASE_DIR / "newsroom" / "static"
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "summary", "iframe"}
NAMED = {"input", "select", "textarea"}
LONGEST_DESCRIPTION, LONGEST_TITLE = 160, 140
MOST_BYTES = 150 * 1024
NO_PAGES = ("/no-such-page/", "/harbour/2026/11/withdrawn/")  # 404 and 410
each_page = pytest.mark.parametrize("address", paper.ADDRESSES)


@pytest.fixture
def html(address: str, client: Client) -> str:
    paper.fill()
    return client.get(address).content.decode()


def parsed(html: str) -> Element:
    """The document; raises html5lib's ParseError at the first thing a browser would have to mend."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def nested(element: Element, inside: str = "") -> Iterator[str]:
    """Interactive elements inside another one, as "button in a"; a field may stand in its label."""
    for child in element:
        is_interactive = child.tag in INTERACTIVE and child.get("type") != "hidden"
        if is_interactive and inside and not (inside == "label" and child.tag in NAMED):
            yield f"{child.tag} in {inside}"
        yield from nested(child, child.tag if is_interactive else inside)


def unnamed(document: Element) -> list[str]:
    """Fields without a label of either kind, and frames and buttons without words."""
    labelled = {label.get("for") for label in document.iter("label")}
    within = {id(field) for label in document.iter("label") for field in label.iter() if field.tag in NAMED}
    found = [
        field.get("name") or field.tag
        for field in document.iter()
        if field.tag in NAMED
        and field.get("type") not in ("hidden", "submit")
        and field.get("id") not in labelled
        and id(field) not in within
        and not field.get("aria-label")
    ]
    silent = [
        each for each in document.iter("button") if not "".join(each.itertext()).strip() and not each.get("aria-label")
    ]
    return found + ["button" for _each in silent]


def meta(document: Element, name: str) -> str | None:
    return next(
        (each.get("content") for each in document.iter("meta") if name in (each.get("name"), each.get("property"))), None
    )


@each_page
def test_a_page_is_html_without_a_fault(html: str) -> None:
    document = parsed(html)

    assert list(nested(document)) == []
    assert unnamed(document) == []
    assert len(list(document.iter("main"))) == 1
    assert document.get("dir") in ("ltr", "rtl")


@each_page
def test_pictures_have_their_size_and_moments_can_be_read(html: str) -> None:
    document = parsed(html)

    assert [each.get("src") for each in document.iter("img") if not (each.get("width") and each.get("height"))] == []
    for moment in document.iter("time"):
        assert datetime.fromisoformat(moment.get("datetime"))


@each_page
def test_a_page_says_in_short_what_it_is(address: str, html: str) -> None:
    document = parsed(html)
    links = {each.get("rel"): each.get("href") for each in document.iter("link")}
    title = document.findtext("head/title")

    assert title
    assert len(title) <= LONGEST_TITLE
    assert len(meta(document, "description") or "") <= LONGEST_DESCRIPTION
    # What search engines may show has one address; of the rest they are told, or the status tells them.
    is_kept_out = "noindex" in (meta(document, "robots") or "") or address in NO_PAGES
    assert is_kept_out or links["canonical"].startswith("http")
    assert meta(document, "viewport") == "width=device-width, initial-scale=1"


@pytest.mark.parametrize("address", [paper.STORY])
def test_a_story_with_all_it_loads_is_light(html: str) -> None:
    document = parsed(html)
    wanted = [each.get("href") for each in document.iter("link") if each.get("rel") in ("stylesheet", "icon")]
    wanted += [each.get("src") for each in document.iter("script") if each.get("src")]
    files = [settings.BASE_DIR / "newsroom" / "static" / path.removeprefix("/static/") for path in wanted]
    fonts = [
        path for path in (settings.BASE_DIR / "newsroom" / "static" / "fonts").glob("*.woff2") if "italic" not in path.name
    ]

    sent = len(gzip.compress(html.encode())) + sum(len(gzip.compress(path.read_bytes())) for path in files)

    assert sent < MOST_BYTES - sum(path.stat().st_size for path in fonts)


def test_no_font_hides_the_words_while_it_arrives() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text("utf-8")
    faces = re.findall(r"@font-face \{[^}]*url\([^}]*\}", tokens)

    assert faces
    assert all("font-display: swap" in face for face in faces)


def test_the_checks_find_what_they_are_for() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        parsed("<!doctype html><title>x</title><p><div></p>")
    bad = parsed('<!doctype html><title>x</title><a href="/"><button></button></a><input name="q">')
    assert list(nested(bad)) == ["button in a"]
    assert unnamed(bad) == ["q", "button"]
