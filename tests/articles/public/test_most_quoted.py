"""Who is quoted most: counted over the newest stories, in few queries, with the newest words."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.record import most_quoted
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def read(client: Client) -> str:
    response = client.get("/most-quoted/")
    assert response.status_code == 200
    return response.content.decode()


def said(who: Any, text: str, *, hours_ago: int = 0, kind: str = "direct") -> Any:
    """These words of this profile in a story of their own, `hours_ago` before noon."""
    page = factory.story(f"Story of {text}", first_published_at=factory.NOON - timedelta(hours=hours_ago))
    return factory.quotation(page, who, text=f"“{text}”", type=kind)


def test_a_paper_that_quotes_nobody_says_so(client: Client) -> None:
    factory.quotation(factory.story())  # by a source without a page

    assert "Nobody with a page of their own is quoted yet." in read(client)


def test_places_and_things_are_no_speakers(client: Client) -> None:
    said(factory.profile("pellow-crossing", "Pellow Crossing", "places", kind="place"), "Closed.")

    assert "Pellow Crossing" not in read(client).split("<main")[1].split("</main>")[0].replace("Story of", "")


def test_what_stands_in_older_stories_is_not_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(most_quoted, "NEWEST_STORIES", 2)
    old, new = factory.profile("hanna-prydd", "Hanna Prydd"), factory.profile()
    for hours in (5, 6, 7):
        said(old, "Long ago.", hours_ago=hours)
    said(new, "Yes."), said(new, "No.", hours_ago=1)

    html = read(client)

    assert "Hanna Prydd" not in html
    assert "2 quotations in 2 stories" in html


def test_whoever_is_quoted_most_stands_first_and_has_the_whole_bar(client: Client) -> None:
    seldom, often = factory.profile("hanna-prydd", "Hanna Prydd"), factory.profile()
    said(seldom, "Once.")
    for hours in range(4):
        said(often, "Again.", hours_ago=hours)

    html = read(client)

    assert html.index("Ines Calloway") < html.index("Hanna Prydd")
    assert html.index('class="bar" width="100.0"') < html.index('class="bar" width="25.0"')


def test_the_newest_words_are_shown_and_never_ours_for_theirs(client: Client) -> None:
    who = factory.profile()
    said(who, "She would close it", kind="indirect")
    newest = said(who, "I closed it.", hours_ago=1)
    said(who, "I will close it.", hours_ago=2)

    html = read(client)

    assert "I closed it." in html
    assert newest.get_absolute_url() in html
    assert "She would close it" not in html
    assert "I will close it." not in html


def test_it_costs_three_queries_however_many_speak(client: Client) -> None:
    for number in range(35):
        who = factory.profile(f"speaker-{number}", f"Speaker {number}")
        said(who, "Yes.")

    with CaptureQueriesContext(connections["record"]) as record:
        html = read(client)

    assert len(record) == 3
    assert html.count('class="speaker__who"') == 30


def test_the_front_leads_to_it(client: Client) -> None:
    said(factory.profile(), "Yes.")

    assert client.get("/").content.decode().count('href="/most-quoted/"') == 2  # its box, and the foot
