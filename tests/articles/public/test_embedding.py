"""Stories and quotations on other people's pages: what oEmbed answers, and cards that stay true."""

import json
from urllib.parse import quote

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Article
from articles.publishing import publish, withdraw
from articles.record.models import PublishedQuotation
from tests import factories
from tests.articles.public import factory, paper
from tests.articles.public.test_quotation import WORDS, publish_again
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db

HERE = "http://testserver"
CARDS = [f"{paper.STORY}card/", "/quotations/ramp1/card/"]


def ask(client: Client, url: str, **more: object):
    asked = "".join(f"&{name}={quote(str(value), safe='')}" for name, value in more.items())
    return client.get(f"/oembed?url={quote(url, safe='')}{asked}")


@pytest.fixture
def filled(db: None) -> None:
    paper.fill()


# What is refused


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/harbour/2026/11/ramp-closed/",
        f"{HERE}/harbour/2026/11/never/",
        f"{HERE}/harbour/2026/11/withdrawn/",
        f"{HERE}/quotations/nobody/",
        f"{HERE}/quotations/ramp1/card/",
        f"{HERE}/people/ines-calloway/",
        f"{HERE}/desk/",
        f"javascript:{HERE}{paper.STORY}",
        "http://[bad",
        "\x00",
        f"{HERE}/harbour/2026/11/%00/",
    ],
)
def test_an_address_that_is_no_story_or_quotation_of_ours_is_not_found(client: Client, filled: None, url: str) -> None:
    assert ask(client, url).status_code == 404


def test_a_format_we_do_not_have_is_not_implemented(client: Client, filled: None) -> None:
    assert ask(client, f"{HERE}{paper.STORY}", format="yaml").status_code == 501


def test_without_an_address_the_request_is_bad(client: Client, filled: None) -> None:
    assert client.get("/oembed").status_code == 400


def test_a_frame_too_small_to_read_is_not_offered(client: Client, filled: None) -> None:
    assert ask(client, f"{HERE}{paper.STORY}", maxwidth=100).status_code == 404
    assert ask(client, f"{HERE}{paper.STORY}", maxheight=40).status_code == 404


class AnyQuestion(TestCase):
    databases = "__all__"

    @given(url=st.text(max_size=60), size=st.text(max_size=8), form=st.text(max_size=5))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    def test_no_question_is_an_error_of_ours(self, url: str, size: str, form: str) -> None:
        asked = {"url": f"{HERE}/{url}", "maxwidth": size, "maxheight": size, "format": form}

        assert self.client.get("/oembed", asked).status_code in (404, 501)


# What is answered


@pytest.mark.parametrize("path", [paper.STORY, "/quotations/ramp1/"])
def test_a_page_leads_to_its_answer_and_the_answer_to_a_card(client: Client, filled: None, path: str) -> None:
    page = client.get(path).content.decode()
    link = page.split('type="application/json+oembed" href="', 1)[1].split('"', 1)[0].replace("&amp;", "&")

    told = json.loads(client.get(link).content)

    assert (told["version"], told["type"], told["provider_name"]) == ("1.0", "rich", "The Aldermere Record")
    assert f'src="{HERE}{path}card/"' in told["html"]
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]


@pytest.mark.parametrize("more", [{"maxwidth": 320}, {"maxwidth": 320, "maxheight": 200}, {"maxwidth": "wide"}])
def test_a_frame_keeps_within_the_size_asked_for(client: Client, filled: None, more: dict) -> None:
    told = ask(client, f"{HERE}/quotations/ramp1/", **more).json()

    assert told["width"] == (320 if more["maxwidth"] == 320 else 600)
    assert told["height"] <= more.get("maxheight", 10_000)


def test_xml_says_what_json_says(client: Client, filled: None) -> None:
    told = ask(client, f"{HERE}{paper.STORY}").json()
    root = fromstring(ask(client, f"{HERE}{paper.STORY}", format="xml").content)

    assert {each.tag: each.text for each in root} == {name: str(value) for name, value in told.items()}


def test_an_address_the_story_had_before_leads_to_its_card(client: Client, filled: None) -> None:
    factory.old_path("/harbour/2026/11/ramp/", factory.StoryPage.objects.get(path=paper.STORY).story)

    assert ask(client, f"{HERE}/harbour/2026/11/ramp/").json()["html"].count(f"{paper.STORY}card/") == 1
    assert client.get("/harbour/2026/11/ramp/card/").headers["Location"] == f"{paper.STORY}card/"


def test_an_address_in_another_alphabet_is_known_in_either_spelling(client: Client, filled: None) -> None:
    page = factory.story("Порт закрыт", path="/harbour/2026/11/порт/")

    for path in (page.path, quote(page.path)):
        assert ask(client, f"{HERE}{path}").json()["title"] == "Порт закрыт"


def test_words_cannot_end_the_element(client: Client, filled: None) -> None:
    page = factory.story('"><script>alert(1)</script>', path="/harbour/2026/11/nasty/")

    html = ask(client, f"{HERE}{page.path}").json()["html"]

    assert "<script" not in html
    assert html.count('"') % 2 == 0


# The cards


@pytest.mark.parametrize("path", CARDS)
def test_only_cards_may_stand_in_other_peoples_frames_and_run_nothing(client: Client, filled: None, path: str) -> None:
    card, page = client.get(path), client.get(path.removesuffix("card/"))

    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert card.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in card.headers
    assert "<script" not in card.content.decode()
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_unnamed_source_is_described_and_not_named_on_its_card(client: Client, filled: None) -> None:
    page = factory.StoryPage.objects.get(path=paper.STORY)
    factory.quotation(page, key="ramp2", number=2, card=page.quotations[1])

    card = client.get("/quotations/ramp2/card/").content.decode()

    assert "An engineer who saw the file" in card
    assert "term--unnamed" in card


@pytest.fixture
def article(reporter, publisher, now) -> Article:
    factories.site()
    publish(stories.full_story(reporter), by=publisher, now=now)
    return Article.objects.get()


@pytest.fixture
def card(article) -> str:
    return f"{PublishedQuotation.objects.get(text__contains=WORDS).get_absolute_url()}card/"


def test_a_card_says_that_its_words_were_corrected(client, article, card, publisher, now) -> None:
    publish_again(article, publisher, now, article.body.replace("my thumb", "my hand"))

    shown = client.get(card).content.decode()

    assert "put my hand in it" in shown
    assert "These words were corrected." in shown


def test_a_card_says_that_its_words_were_taken_out_and_no_longer_has_them(client, article, card, publisher, now) -> None:
    publish_again(article, publisher, now, article.body.replace(stories.FIRST_PARAGRAPH, "<p>The ramp is cracked.</p>"))

    answer = client.get(card)

    assert (answer.status_code, WORDS in answer.content.decode()) == (410, False)
    assert "no longer in the story" in answer.content.decode()
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_a_card_of_a_withdrawn_story_has_the_notice_only(client, article, card, publisher, now) -> None:
    story_card = f"{factory.StoryPage.objects.get().path}card/"
    withdraw(article, by=publisher, now=now, notice="We could not stand it up.")

    for path in (card, story_card):
        answer = client.get(path)
        assert (answer.status_code, WORDS in answer.content.decode()) == (410, False)
        assert "We could not stand it up." in answer.content.decode()


def test_a_quotation_can_be_copied_as_citation_and_as_element_without_script(client: Client, filled: None) -> None:
    page = client.get("/quotations/ramp1/").content.decode()

    assert (
        ">Ines Calloway (Harbour master): “I closed it.” In: Nessa Vantongeren,"
        f" “Ramp closed”, The Aldermere Record, 12 November 2026. {HERE}/quotations/ramp1/<" in page
    )
    assert f"&lt;iframe src=&quot;{HERE}/quotations/ramp1/card/&quot;" in page
