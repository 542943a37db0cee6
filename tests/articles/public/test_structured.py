"""What search engines are told: valid JSON-LD with complete addresses, and the newsroom that every story names."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from articles.public import structured
from articles.publishing.structured_data import PUBLISHER_ID, structured_data
from tests.articles.public import factory

pytestmark = pytest.mark.django_db

PAYLOAD = {
    "path": "/harbour/2026/11/ramp/", "headline": "Ramp closed", "short_headline": "", "standfirst": "A chain.",
    "language": "en-GB", "published_at": "2026-11-12T12:00:00+00:00", "updated_at": "2026-11-12T12:00:00+00:00",
    "dateline": "Pellow", "section": {"name": "Harbour", "address": "/harbour/"}, "topics": [], "corrections": [],
    "byline": [{"name": "Nessa Vantongeren", "address": "/authors/nessa-vantongeren/"}],
    "picture": {"hash": "ab", "widths": [480, 960], "width": 1080, "height": 720, "caption": "", "credit": "Drawn"},
    "sources": [
        {"number": 1, "shape": "named", "name": "Ines Calloway", "address": "/people/ines-calloway/"},
        {"number": 2, "shape": "unnamed", "name": "an engineer", "address": None},
    ],
    "quotations": [
        {"type": "direct", "address": "/quotations/a/", "text": "“No,”", "source": 1},
        {"type": "indirect", "address": "/quotations/b/", "text": "she had not", "source": 1},
        {"type": "partial", "address": "/quotations/c/", "text": "“in a drawer”", "source": 2},
    ],
}  # fmt: skip


def told(client: Client, address: str) -> Any:
    html = client.get(address).content.decode()
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(scripts) == 1
    return json.loads(scripts[0])


@pytest.fixture
def graph(client: Client) -> dict[str, Any]:
    factory.site(address="https://record.example/")
    page = factory.story(path=PAYLOAD["path"], structured_data=json.dumps(structured_data(PAYLOAD)))
    return {each["@type"]: each for each in told(client, page.path)["@graph"]}


def test_no_address_is_left_incomplete(graph: dict[str, Any]) -> None:
    text = json.dumps(graph)

    assert re.findall(r'"(?:@id|url|mainEntityOfPage)": "(?!https://record\.example/)', text) == []


def test_words_that_are_ours_are_no_quotation_and_an_unnamed_speaker_is_nobody(graph: dict[str, Any]) -> None:
    first, second = graph["NewsArticle"]["hasPart"]

    assert first["creator"]["name"] == "Ines Calloway"
    assert (second["text"], "creator" in second) == ("“in a drawer”", False)


def test_a_story_has_what_a_news_article_needs(graph: dict[str, Any]) -> None:
    story = graph["NewsArticle"]

    assert {"headline", "image", "datePublished", "dateModified", "author", "publisher", "url"} <= story.keys()
    assert story["image"]["url"] == "https://record.example/pictures/ab/960.jpg"
    assert story["author"][0]["url"] == "https://record.example/authors/nessa-vantongeren/"


def test_the_publisher_is_described_on_the_page_under_the_id_it_is_named_by(graph: dict[str, Any]) -> None:
    newsroom = graph["NewsMediaOrganization"]

    assert structured.PUBLISHER_ID == PUBLISHER_ID
    assert graph["NewsArticle"]["publisher"] == {"@id": newsroom["@id"]}
    assert newsroom["name"] == "The Aldermere Record"
    assert newsroom["correctionsPolicy"] == "https://record.example/corrections/"


def test_without_an_address_of_its_own_the_one_asked_is_the_newsrooms(client: Client) -> None:
    factory.site()

    assert told(client, "/")["@id"] == "http://testserver/#newsroom"
