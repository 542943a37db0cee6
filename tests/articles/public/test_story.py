"""The story page: what it shows of the record, and that it asks for little."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def read(client: Client, page: Any) -> str:
    response = client.get(page.path)
    assert response.status_code == 200
    return response.content.decode()


class TestRefusals:
    def test_an_address_that_never_was_is_absent(self, client: Client) -> None:
        assert client.get("/harbour/2026/11/no-such-story/").status_code == 404

    def test_a_month_has_one_spelling(self, client: Client) -> None:
        factory.story(path="/harbour/2026/03/ramp/")

        assert client.get("/harbour/2026/3/ramp/").status_code == 404

    def test_a_story_cannot_be_posted_to(self, client: Client) -> None:
        assert client.post(factory.story().path).status_code == 405

    def test_a_headline_is_text_and_never_markup(self, client: Client) -> None:
        html = read(client, factory.story("<script>alert(1)</script> & more"))

        assert "<script>alert(1)" not in html
        assert escape("<script>alert(1)</script> & more") in html

    def test_structured_data_cannot_end_its_script(self, client: Client) -> None:
        html = read(client, factory.story(structured_data='{"headline":"</script><script>alert(1)</script>"}'))

        assert "<script>alert(1)" not in html
        assert '{"headline":"\\u003c/script\\u003e' in html

    def test_a_dateline_cannot_carry_markup(self, client: Client) -> None:
        html = read(client, factory.story(dateline="<b>Pellow</b>"))

        assert '<p><span class="dateline">&lt;b&gt;Pellow&lt;/b&gt;.</span> The ramp is closed.</p>' in html

    def test_an_unnamed_source_gets_no_link_no_portrait_and_no_letters_of_a_name(self, client: Client) -> None:
        unnamed = {"shape": "unnamed", "name": "An engineer who saw the file", "role": "", "when": None, "address": None}
        terms = {"terms": factory.NOT_FOR_ATTRIBUTION}
        page = factory.story(
            sources=[factory.source(**unnamed, **terms)],
            quotations=[factory.card(speaker="An engineer who saw the file", role="", when=None, **terms)],
        )

        card = read(client, page).split('id="know-1"')[1]

        assert 'class="face"' not in card
        assert "face--sign" in card
        assert 'href="/people/' not in card
        assert "term--unnamed" in card


def test_a_story_costs_two_queries_on_the_record_and_none_elsewhere(client: Client) -> None:
    who = factory.profile(picture={"hash": "cd" * 32, "alt": ""})
    page = factory.story(sources=[factory.source(address=who.path)], quotations=[factory.card()])
    for number in range(6):
        factory.story(f"Other {number}")

    with CaptureQueriesContext(connections["record"]) as record, CaptureQueriesContext(connections["default"]) as desk:
        html = read(client, page)

    assert len(record) == 2
    assert len(desk) == 0
    assert f"/pictures/{'cd' * 32}/480.jpg" in html
    assert html.count('<article class="teaser') == 4


def test_each_quotation_has_its_card_and_each_source_its_entry(client: Client) -> None:
    page = factory.story(
        sources=[factory.source(quotations=[1, 2])], quotations=[factory.card(1), factory.card(2, text="“It was paint.”")]
    )

    html = read(client, page)

    assert html.count("popover id=") == 2
    assert '<li id="source-1">' in html
    assert '<a href="#q1">1</a> <a href="#q2">2</a>' in html
    assert "2 quotations: 2 on the record or in public." in html
    assert "10 November 2026" in html


def test_sources_are_counted_by_what_stands_behind_them(client: Client) -> None:
    page = factory.story(
        sources=[factory.source(1), factory.source(2, shape="document"), factory.source(3, shape="unnamed")],
        quotations=[factory.card(number, source=number) for number in (1, 2, 3)],
    )

    html = read(client, page)

    assert "3 quotations: 1 on the record or in public, 1 from a document, 1 from a source we do not name." in html
    assert '<i></i><i class="doc"></i><i class="un"></i>' in html


def test_a_correction_stands_over_the_text_and_an_update_does_not(client: Client) -> None:
    notice = {"kind": "correction", "label": "Correction", "at": "2026-11-12T11:05:00+00:00"}
    notice |= {"wrong": "14 March", "right": "4 March", "notice": "A date was wrong."}
    update = notice | {"kind": "update", "notice": "The count is over."}

    html = read(client, factory.story(corrections=[notice, update]))

    assert html.index("A date was wrong.") < html.index('class="prose"')
    assert "12 November 2026, 11.05" in html
    assert "<del>" not in html, "the notice says it already"
    assert "The count is over." not in html


def test_a_correction_without_a_notice_shows_both_sides(client: Client) -> None:
    notice = {"kind": "correction", "label": "Correction", "at": "2026-11-12T11:05:00+00:00", "notice": ""}

    html = read(client, factory.story(corrections=[notice | {"wrong": "14 March", "right": "4 March"}]))

    assert "<del>14 March</del>" in html
    assert "<ins>4 March</ins>" in html


def test_times_are_those_of_the_newsrooms_zone(client: Client) -> None:
    page = factory.story(first_published_at=factory.NOON.replace(month=7), updated_at=factory.NOON.replace(month=7))

    assert "Sunday 12 July 2026, 13.00" in read(client, page)


def test_search_engines_get_one_address(client: Client) -> None:
    page = factory.story()

    html = client.get(page.path + "?utm_source=x").content.decode()

    assert f'<link rel="canonical" href="http://testserver{page.path}">' in html
    assert f'<meta property="og:url" content="http://testserver{page.path}">' in html


def test_the_newsrooms_own_address_goes_before_the_one_asked(client: Client) -> None:
    factory.Site.objects.update(address="https://record.example/")

    assert 'rel="canonical" href="https://record.example/harbour/' in read(client, factory.story())


def test_no_cookie_is_set_and_no_cookie_changes_the_page(client: Client) -> None:
    page = factory.story()

    response = client.get(page.path, headers={"cookie": f"newsroom_desk={'s' * 32}"})

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.content == client.get(page.path).content


def test_an_unchanged_page_is_answered_with_304(client: Client) -> None:
    page = factory.story()
    etag = client.get(page.path).headers["ETag"]

    assert client.get(page.path, headers={"if-none-match": etag}).status_code == 304
    factory.StoryPage.objects.update(headline="Ramp open again")
    assert client.get(page.path, headers={"if-none-match": etag}).status_code == 200


class TestSources:
    """What 'Sources in this story' and the cards say, in sentences."""

    def test_a_named_person_is_spelt_as_they_spell_it(self, client: Client) -> None:
        page = factory.story(sources=[factory.source(name="de Silva")], quotations=[factory.card(speaker="de Silva")])

        assert "<h3>de Silva" in read(client, page)

    def test_a_description_begins_with_a_capital_where_it_is_a_heading(self, client: Client) -> None:
        unnamed = {"shape": "unnamed", "name": "an engineer", "role": "", "terms": factory.NOT_FOR_ATTRIBUTION}
        page = factory.story(
            sources=[factory.source(**unnamed)], quotations=[factory.card(speaker="an engineer", when=None)]
        )

        html = read(client, page)

        assert "<h3>An engineer</h3>" in html
        assert '<b id="know-1-who">An engineer</b>' in html

    def test_each_occasion_is_told_once_with_its_place_and_day(self, client: Client) -> None:
        at_port, by_mail = {"place": "at the port office"}, {"how": {"code": "email", "text": "Email"}, "when": "2026-11-11"}
        page = factory.story(
            sources=[factory.source(quotations=[1, 2, 3])],
            quotations=[factory.card(1, **at_port), factory.card(2, **at_port), factory.card(3, **by_mail)],
        )

        told = read(client, page).split('<li id="source-1">')[1].split("</li>")[0]

        assert told.count("Interview, face to face, at the port office, ") == 1
        assert '<time datetime="2026-11-10">10 November 2026</time>. Email, <time datetime="2026-11-11">' in told

    def test_a_place_stands_in_the_card_of_its_quotation(self, client: Client) -> None:
        page = factory.story(sources=[factory.source()], quotations=[factory.card(place="aboard his boat")])

        assert "<dd>Interview, face to face, aboard his boat</dd>" in read(client, page)

    def test_a_reason_ends_with_one_full_stop(self, client: Client) -> None:
        reasons = ["Speaking could cost them their job", "They could lose their home."]
        sources = [factory.source(n, shape="unnamed", reason=reason) for n, reason in enumerate(reasons, start=1)]

        html = read(client, factory.story(sources=sources))

        assert "Reason: Speaking could cost them their job. " in html
        assert "Reason: They could lose their home. " in html


def test_a_preview_of_an_unsaved_page_is_the_readers_page(client: Client, rf: Any) -> None:
    from articles.public import story
    from articles.record import queries

    page = factory.story(sources=[factory.source()], quotations=[factory.card()])
    unsaved = factory.StoryPage.objects.get()
    unsaved.pk = None
    unsaved._state.adding = True

    preview = story.render(rf.get(page.path), unsaved, queries.site())

    assert preview.content == client.get(page.path).content
