"""Addresses that lead elsewhere or nowhere: moved, withdrawn, never ours; and the corrections page."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def test_an_unknown_address_offers_a_search(client: Client) -> None:
    response = client.get("/no/such/page/at/all/")

    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/topics/%00/",
        "/people/%01x/",
        "/quotations/%7F/",
        "/harbour/2026/11/%00/",
        "/%FF%FE/",
        "/" + "x" * 5000 + "/",
    ],
)
def test_addresses_made_to_break_something_are_only_absent(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_desks_unknown_addresses_do_not_get_the_readers_page(client: Client) -> None:
    assert 'role="search"' not in client.get("/desk/no-such/").content.decode()


def test_an_old_address_leads_to_the_present_one_for_ever(client: Client) -> None:
    page = factory.story()
    factory.old_path("/harbour/2026/11/first-slug/", page.story)

    response = client.get("/harbour/2026/11/first-slug/")

    assert response.status_code == 301
    assert response.headers["Location"] == page.path


def test_an_old_address_is_known_after_the_secret_was_changed(client: Client) -> None:
    page = factory.story()
    factory.old_path("/harbour/2026/11/first-slug/", page.story)

    from django.conf import settings

    with override_settings(SECRET_KEY="new" * 20, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert client.get("/harbour/2026/11/first-slug/").status_code == 301


def test_a_withdrawn_story_answers_410_with_a_dated_notice(client: Client) -> None:
    factory.withdrawn("/harbour/2026/11/forged/", "The report was a forgery.")

    response = client.get("/harbour/2026/11/forged/")

    assert response.status_code == 410
    html = response.content.decode()
    assert "The report was a forgery." in html
    assert "Thursday 12 November 2026" in html
    assert "forged" not in html


def test_every_old_address_of_a_withdrawn_story_answers_410(client: Client) -> None:
    notice = factory.withdrawn()
    factory.old_path("/harbour/2026/10/older/", notice.story, is_kept=False)

    assert client.get("/harbour/2026/10/older/").status_code == 410


def test_an_address_on_file_without_a_story_or_notice_is_absent(client: Client) -> None:
    factory.old_path("/harbour/2026/11/half/", "unknown")

    assert client.get("/harbour/2026/11/half/").status_code == 404


class TestCorrections:
    def test_none_so_far_says_so(self, client: Client) -> None:
        assert "We have corrected nothing so far" in client.get("/corrections/").content.decode()

    def test_both_sides_stand_there_in_place_of_the_notice_in_two_queries(self, client: Client) -> None:
        page = factory.story("Ramp closed")
        factory.correction(page)

        with CaptureQueriesContext(connections["record"]) as record:
            html = client.get("/corrections/").content.decode()

        assert len(record) <= 2
        assert "<del>the second inspection was on 14 March</del>" in html
        assert "<ins>it was on 4 March</ins>" in html
        assert "A date was wrong." not in html, "it says the same twice"
        assert f'href="{page.path}"' in html

    def test_a_withdrawal_stands_there_without_a_headline(self, client: Client) -> None:
        factory.withdrawn()

        html = client.get("/corrections/").content.decode()

        assert "A story was withdrawn" in html
        assert "The report was a forgery." in html

    def test_notices_are_cut_by_key(self, client: Client) -> None:
        page = factory.story()
        for number in range(25):
            at = factory.NOON - timedelta(hours=number)
            factory.correction(page, wrong="", right="", notice=f"Notice {number:02d}.", at=at)

        first = client.get("/corrections/").content.decode()
        second = client.get("/corrections/?" + first.split('href="?')[1].split('"')[0]).content.decode()

        assert "Notice 19." in first
        assert "Notice 20." in second
        assert "Notice 20." not in first


def test_how_we_source_explains_every_term_in_one_query(client: Client) -> None:
    with CaptureQueriesContext(connections["record"]) as record:
        html = client.get("/how-we-source/").content.decode()

    assert len(record) == 1
    for words in (
        "On the record",
        "On background",
        "Deep background",
        "Off the record",
        "We may not publish what we were told.",
    ):
        assert words in html
