"""The feeds, the maps of the site, robots.txt: valid, complete, and without our page's buttons."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.publishing import publish
from articles.record import chain_files, maps
from tests.articles.public import factory
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
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

    def test_it_says_who_wrote_when_and_about_what_in_three_queries(self, client: Client) -> None:
        page = factory.story(topics=[{"name": "Ferries", "address": "/topics/ferries/"}])

        with CaptureQueriesContext(connections["record"]) as record:
            item = items(client)[0]

        assert len(record) == 3  # the newsroom, the head of the record, the stories
        assert item.findtext(CREATOR) == "Nessa Vantongeren"
        assert item.findtext("link") == f"https://record.example{page.path}"
        assert item.findtext("pubDate") == "Thu, 12 Nov 2026 12:00:00 +0000"
        assert [each.text for each in item.findall("category")] == ["Harbour", "Ferries"]

    def test_a_correction_is_in_the_text(self, client: Client) -> None:
        notice = {"kind": "correction", "label": "Correction", "at": factory.NOON.isoformat(), "wrong": "", "right": ""}
        factory.story(corrections=[notice | {"notice": "A date was <wrong>."}])

        assert "A date was &lt;wrong&gt;." in (items(client)[0].findtext(CONTENT) or "")


NO_LISTS = ["/nowhere/feed/", "/topics/no/feed/json/", "/authors/no/feed/", "/people/no/feed/atom/"]
LISTS = ["/", "/harbour/", "/topics/ferries/", "/authors/nessa-vantongeren/", "/people/ines-calloway/"]


@pytest.fixture
def lists() -> list:
    """One story in every list, another in none but the front's."""
    page = factory.story()
    factory.story("Elsewhere", section_slug="council", section_name="Council", byline=[])
    factory.section()
    factory.topic("ferries", "Ferries", page)
    factory.author("nessa-vantongeren", "Nessa Vantongeren", page)
    factory.mention(page, factory.profile())
    return [page]


class TestFeedsOfLists:
    @pytest.mark.parametrize(
        "address", ["/nowhere/feed/", "/topics/no/feed/json/", "/authors/no/feed/", "/people/no/feed/atom/"]
    )
    def test_what_is_not_there_has_no_feed(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("address", LISTS)
    def test_a_list_has_a_feed_in_three_formats_that_its_page_names(self, client: Client, lists: list, address: str) -> None:
        wanted = 2 if address == "/" else 1
        page = client.get(address).content.decode()

        rss = ElementTree.fromstring(client.get(f"{address}feed/").content)  # noqa: S314  (our own feed)
        atom = ElementTree.fromstring(client.get(f"{address}feed/atom/").content)  # noqa: S314
        told = json.loads(client.get(f"{address}feed/json/").content)

        assert len(rss.findall("channel/item")) == wanted
        assert len(atom.findall(f"{ATOM}entry")) == wanted
        assert len(told["items"]) == wanted
        assert told["feed_url"] == f"https://record.example{address}feed/json/"
        assert all(f'href="{address}feed/{ending}"' in page for ending in ("", "atom/", "json/"))

    def test_all_three_tell_the_whole_text_and_the_head_of_the_record(
        self, client: Client, reporter, publisher, now
    ) -> None:
        publish(stories.full_story(reporter), by=publisher, now=now)
        head = chain_files.newest_head()

        answers = [client.get(f"/feed/{ending}").content.decode() for ending in ("", "atom/", "json/")]

        assert all(head.hash in each and "could put my thumb in it" in each for each in answers)

    def test_atom_has_what_the_format_asks_for(self, client: Client, lists: list) -> None:
        feed = ElementTree.fromstring(client.get("/feed/atom/").content)  # noqa: S314

        for name in ("id", "title", "updated", "author"):
            assert feed.find(f"{ATOM}{name}") is not None, name
        entry = feed.find(f"{ATOM}entry")
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert {each.get("rel") for each in feed.findall(f"{ATOM}link")} == {"alternate", "self"}


class TestMaps:
    def test_news_older_than_two_days_is_on_no_map_of_news(self, client: Client) -> None:
        fresh = factory.story(path="/harbour/2026/11/fresh/", first_published_at=timezone.now() - timedelta(hours=47))
        factory.story("Old", path="/harbour/2026/11/old/", first_published_at=timezone.now() - timedelta(hours=49))

        tree = ElementTree.fromstring(client.get("/sitemap-news.xml").content)  # noqa: S314

        assert [each.text for each in tree.findall(LOC)] == [f"https://record.example{fresh.path}"]

    def test_too_many_addresses_for_one_map_become_a_list_of_maps(self, client: Client, monkeypatch) -> None:
        monkeypatch.setattr(maps, "ADDRESSES_A_MAP", 2)
        paths = {factory.story(f"Story {n}", path=f"/harbour/2026/11/s{n}/").path for n in range(5)}

        index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
        parts = [each.text.removeprefix("https://record.example") for each in index.findall(LOC)]
        found = [ElementTree.fromstring(client.get(part).content).findall(LOC) for part in parts]  # noqa: S314

        assert max(len(each) for each in found) <= 2
        assert paths <= {each.text.removeprefix("https://record.example") for part in found for each in part}
        assert client.get("/sitemap-stories-999.xml").status_code == 404

    def test_whoever_finds_a_hole_is_told_where_to_write(self, client: Client) -> None:
        text = client.get("/.well-known/security.txt").content.decode()

        assert "Contact: mailto:desk@aldermere.example" in text
        assert "Expires: 2" in text


def test_the_map_of_the_site_holds_every_page_and_no_withdrawn_one(client: Client) -> None:
    page = factory.story(path="/harbour/2026/11/fähre/")
    factory.section()
    factory.profile()
    factory.topic("ferries", "Ferries", page)
    factory.author("nessa-vantongeren", "Nessa Vantongeren", page)
    factory.withdrawn()

    with CaptureQueriesContext(connections["record"]) as record:
        tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  (our own map)

    assert len(record) <= 6  # the newsroom, how far the ids go (2), and each kind of address (3)
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
