"""The worklist as a page: what each reader of it is told, where its lines lead, how often it asks the database."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Quotation
from tests import factories
from tests.articles.desk.drafting import save
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def page(client: Any, person: Any, address: str = "/desk/worklist/") -> str:
    client.force_login(person)
    return client.get(address).content.decode()


@pytest.fixture
def unsettled(reporter: Any) -> Quotation:
    """Words of a protected source, known to the reporter, whose terms are open."""
    factories.site()
    story = stories.full_story(reporter)
    row = story.quotations.get(key=stories.UNNAMED_KEY)
    row.attributions.update(terms="unsettled", agreement=None)
    return row


def test_who_does_not_know_a_protected_source_reads_no_code_name_and_no_id(
    client: Any, editor: Any, unsettled: Quotation
) -> None:
    shown = page(client, editor, "/desk/worklist/?list=terms")

    assert unsettled.text in shown
    assert "Protected source" in shown
    assert "velvet anchor" not in shown
    assert str(unsettled.attributions.get().source_id) not in shown


def test_who_knows_it_reads_the_code_name(client: Any, reporter: Any, source_desk: Any, unsettled: Quotation) -> None:
    for person in (reporter, source_desk):
        assert "velvet anchor" in page(client, person, "/desk/worklist/?list=terms")


def test_a_line_leads_to_its_place_in_the_story(client: Any, reporter: Any, unsettled: Quotation) -> None:
    shown = page(client, reporter, "/desk/worklist/?list=terms")

    assert f'href="/desk/articles/article/{unsettled.article_id}/change/#quotation-{unsettled.key}"' in shown


def test_who_may_not_read_the_text_is_led_to_the_words_alone(client: Any, source_desk: Any, unsettled: Quotation) -> None:
    shown = page(client, source_desk, "/desk/worklist/?list=terms")
    own_page = page(client, source_desk, f"/desk/worklist/quotation/{unsettled.public_key}/")

    assert "/desk/articles/article/" not in shown
    assert unsettled.text in own_page
    assert "The ramp is cracked" not in own_page
    assert "/desk/articles/article/" not in own_page


@pytest.mark.parametrize("junk", ["?list=nothing", "?section=x&status=y", "?section=" + "9" * 18, "?page=-3", "?page=x"])
def test_what_an_address_cannot_mean_is_left_out(client: Any, reporter: Any, junk: str) -> None:
    client.force_login(reporter)

    assert client.get("/desk/worklist/" + junk).status_code == 200


def test_a_long_list_asks_no_more_often_than_a_short_one(
    client: Any, editor: Any, reporter: Any, django_assert_max_num_queries: Any
) -> None:
    factories.site()
    for number in range(12):
        save(reporter, "".join(f"<p>⟦{letter}:“Words {number}.”⟧</p>" for letter in "abcdef"))
    client.force_login(editor)

    with django_assert_max_num_queries(20):
        shown = client.get("/desk/worklist/").content.decode()
        assert shown.count("“Words") == 40
        assert "Page 1 of 2" in shown


def test_dates_of_open_sources_stand_on_the_last_list(client: Any, reporter: Any) -> None:
    factories.site()
    ends = timezone.now() + timedelta(days=2)
    stories.agreement(stories.open_source(), "on_record", embargo_until=ends)

    assert "Embargo promised to the source" in page(client, reporter, "/desk/worklist/?list=dates")
