"""The feed, the map of the site, robots.txt: valid, complete, and without our page's buttons."""

from xml.etree import ElementTree

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.articles.public import factory

pytestmark = pytest.mark.django_db

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LOC = ".//{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site(address="https://record.example")


def items(client: Client) -> list[ElementTree.Element]:
    response = client.get("/feed/")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content).findall("channel/item")  # noqa: S314  (our own feed)


class TestFeed:
    def test_an_empty_newsroom_has_a_valid_feed(self, client: Client) -> None:
        assert items(client) == []

    def test_a_headline_with_signs_no_xml_may_hold_does_not_break_it(self, client: Client) -> None:
        factory.story("Ramp \x0b closed & <open> ]]>", body_html="<p>A\x01B\uffff ]]></p>")

        assert items(client)[0].findtext("title") == "Ramp  closed & <open> ]]>"

    def test_the_full_text_has_no_buttons_and_complete_addresses(self, client: Client) -> None:
        body = (
            '<p>The <a class="who" href="/people/ines/">master</a> said <span class="said" id="q1">“No”</span>'
            '<button class="mark" type="button" popovertarget="know-1" aria-label="How we know">1</button>.</p>'
            '<figure><picture><source type="image/webp" srcset="/pictures/a/480.webp 480w" sizes="100vw">'
            '<img src="/pictures/a/960.jpg" srcset="/pictures/a/480.jpg 480w" sizes="100vw" alt=""></picture></figure>'
            '<p><a href="https://elsewhere.example/x">else</a> <a href="//odd.example/">odd</a></p>'
        )
        factory.story(body_html=body)

        text = items(client)[0].findtext(CONTENT) or ""

        assert "button" not in text
        assert "popover" not in text
        assert 'href="https://record.example/people/ines/"' in text
        assert 'src="https://record.example/pictures/a/960.jpg"' in text
        assert "srcset" not in text
        assert 'href="https://elsewhere.example/x"' in text
        assert 'href="//odd.example/"' in text

    def test_the_picture_is_described_and_the_dateline_stands_at_the_head(self, client: Client) -> None:
        factory.story(dateline="Pellow Slip", picture={"hash": "ab" * 32, "alt": "A <ferry>", "widths": [480]})

        text = items(client)[0].findtext(CONTENT) or ""

        assert 'alt="A &lt;ferry&gt;"' in text
        assert "<p><span>Pellow Slip.</span> The ramp is closed.</p>" in text

    def test_it_says_who_wrote_when_and_about_what_in_two_queries(self, client: Client) -> None:
        page = factory.story(topics=[{"name": "Ferries", "address": "/topics/ferries/"}])

        with CaptureQueriesContext(connections["record"]) as record:
            item = items(client)[0]

        assert len(record) == 2
        assert item.findtext(CREATOR) == "Nessa Vantongeren"
        assert item.findtext("link") == f"https://record.example{page.path}"
        assert item.findtext("pubDate") == "Thu, 12 Nov 2026 12:00:00 +0000"
        assert [each.text for each in item.findall("category")] == ["Harbour", "Ferries"]

    def test_a_correction_is_in_the_text(self, client: Client) -> None:
        notice = {"kind": "correction", "label": "Correction", "at": factory.NOON.isoformat(), "wrong": "", "right": ""}
        factory.story(corrections=[notice | {"notice": "A date was <wrong>."}])

        assert "A date was &lt;wrong&gt;." in (items(client)[0].findtext(CONTENT) or "")


def test_the_map_of_the_site_holds_every_page_and_no_withdrawn_one(client: Client) -> None:
    page = factory.story(path="/harbour/2026/11/fähre/")
    factory.section()
    factory.profile()
    factory.topic("ferries", "Ferries", page)
    factory.author("nessa-vantongeren", "Nessa Vantongeren", page)
    factory.withdrawn()

    with CaptureQueriesContext(connections["record"]) as record:
        tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  (our own map)

    assert len(record) <= 4
    assert {(each.text or "").removeprefix("https://record.example") for each in tree.findall(LOC)} == {
        "/",
        "/harbour/",
        "/harbour/2026/11/f%C3%A4hre/",
        "/topics/ferries/",
        "/authors/nessa-vantongeren/",
        "/people/ines-calloway/",
    }


def test_robots_are_kept_from_the_desk_and_shown_the_map(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /desk/" in text
    assert "Sitemap: https://record.example/sitemap.xml" in text
