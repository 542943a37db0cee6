"""The worklist: what each list holds, and what nobody learns from it."""

from datetime import timedelta
from typing import Any

import pytest

from articles.desk import worklist
from articles.desk.worklist import Lack
from articles.models import Quotation
from sources.vocabulary import Terms
from tests import factories
from tests.articles.desk.drafting import NOW, open_source, protected_source, said_by, save
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def words_on(lack: str, user: Any, **filters: Any) -> list[str]:
    """The words on one list, in its order."""
    return [row.text for row in worklist.lacking(worklist.unfinished(user, **filters), lack)]


def test_words_that_lack_nothing_are_on_no_list(reporter: Any) -> None:
    said = said_by(open_source(reporter), terms="on_record", evidence_state="checked")
    save(reporter, "<p>⟦a:“Shut it.”⟧</p>", quotations={"a" * 10: said})

    assert worklist.counts(worklist.unfinished(reporter)) == {"source": 0, "terms": 0, "evidence": 0, "reply": 0}


def test_words_no_longer_in_the_text_are_on_no_list(reporter: Any) -> None:
    story = save(reporter, "<p>⟦a:“Shut it.”⟧</p>").article
    save(reporter, "<p>Nothing.</p>", story)

    assert words_on(Lack.SOURCE, reporter) == []


@pytest.mark.parametrize("status", ["spiked", "withdrawn"])
def test_a_story_that_will_not_run_asks_for_nothing(reporter: Any, status: str) -> None:
    story = save(reporter, "<p>⟦a:“Shut it.”⟧</p>").article
    type(story).objects.update(status=status, first_published_at=NOW)

    assert words_on(Lack.SOURCE, reporter) == []


def test_another_reporters_words_are_not_listed_and_not_counted(reporter: Any, other_reporter: Any) -> None:
    save(reporter, "<p>⟦a:“Shut it.”⟧</p>")

    assert words_on(Lack.SOURCE, other_reporter) == []
    assert worklist.counts(worklist.unfinished(other_reporter))["source"] == 0


def test_each_list_has_its_own_words_and_its_own_count(reporter: Any) -> None:
    source = open_source(reporter)
    save(
        reporter,
        "<p>⟦a:“Nobody said.”⟧ ⟦b:“On what terms?”⟧ ⟦c:“Show me.”⟧ ⟦d:“They never called.”⟧</p>",
        quotations={
            "b" * 10: said_by(source, terms="unsettled", evidence_state="checked"),
            "c" * 10: said_by(source, terms="on_record", evidence_state="mismatch"),
            "d" * 10: said_by(source, terms="on_record", evidence_state="checked", reply_state="not_sought"),
        },
    )

    assert words_on(Lack.SOURCE, reporter) == ["“Nobody said.”"]
    assert words_on(Lack.TERMS, reporter) == ["“On what terms?”"]
    assert words_on(Lack.EVIDENCE, reporter) == ["“Show me.”"]
    assert words_on(Lack.REPLY, reporter) == ["“They never called.”"]
    assert worklist.counts(worklist.unfinished(reporter)) == {"source": 1, "terms": 1, "evidence": 1, "reply": 1}


def test_a_protected_source_without_its_promise_on_file_has_no_settled_terms(reporter: Any) -> None:
    save(reporter, "<p>⟦a:“Shut it.”⟧</p>", quotations={"a" * 10: said_by(protected_source(reporter), terms="on_record")})

    assert words_on(Lack.TERMS, reporter) == ["“Shut it.”"]


def test_lists_can_be_cut_to_a_section_and_a_status(reporter: Any) -> None:
    harbour, town = factories.section(), factories.section("town", "Town")
    save(reporter, "<p>⟦a:“Harbour.”⟧</p>", fields={"section": harbour})
    save(reporter, "<p>⟦b:“Town.”⟧</p>", fields={"section": town})

    assert words_on(Lack.SOURCE, reporter, section=town.pk) == ["“Town.”"]
    assert words_on(Lack.SOURCE, reporter, status="ready") == []


def test_the_source_desk_reads_every_draft_but_fetches_no_text(
    reporter: Any, source_desk: Any, django_assert_num_queries: Any
) -> None:
    save(reporter, "<p>⟦a:“Shut it.”⟧ and much more</p>")

    with django_assert_num_queries(2):
        [row] = worklist.lacking(worklist.unfinished(source_desk), Lack.SOURCE)
        assert row.article.get_deferred_fields() == {"body"}


# -- Dates ahead -------------------------------------------------------------------------------------------------------
def kinds(user: Any) -> list[str]:
    return [promise.what for promise in worklist.promises_ahead(user, NOW)]


def test_dates_of_a_protected_source_are_for_those_who_may_list_it(reporter: Any, editor: Any, source_desk: Any) -> None:
    source = stories.protected_source(reporter)
    stories.agreement(source, embargo_until=NOW + timedelta(days=1), expires=NOW + timedelta(days=3))
    source.evidence.create(kind="notes", visibility="restricted", keep_until=NOW.date() + timedelta(days=5))

    assert kinds(editor) == []
    assert kinds(reporter) == kinds(source_desk) == ["embargo", "agreement", "evidence"]


def test_what_ends_later_or_was_replaced_is_not_shown_yet(reporter: Any) -> None:
    source = stories.open_source()
    old = stories.agreement(source, Terms.ON_RECORD, expires=NOW + timedelta(days=2))
    stories.agreement(source, Terms.ON_RECORD, expires=NOW + timedelta(days=99), supersedes=old)

    assert kinds(reporter) == []


def test_an_agreement_that_ran_out_stays_listed_while_words_rest_on_it(reporter: Any) -> None:
    story = stories.full_story(reporter)
    promised = Quotation.objects.get(article=story, key=stories.UNNAMED_KEY).attributions.get().agreement
    type(promised).objects.filter(pk=promised.pk).update(expires=NOW - timedelta(days=1))

    [promise] = worklist.promises_ahead(reporter, NOW)

    assert promise.is_over
    assert [place.article for place in promise.places] == [story]


def test_places_of_a_promise_are_only_those_in_stories_one_may_read(reporter: Any, other_reporter: Any) -> None:
    stories.full_story(reporter)
    from_others = stories.protected_source(other_reporter, code_name="paper kite")
    promised = stories.agreement(from_others, expires=NOW + timedelta(days=1))
    Quotation.objects.get(key=stories.UNNAMED_KEY).attributions.update(source=from_others, agreement=promised)

    [promise] = worklist.promises_ahead(other_reporter, NOW)

    assert promise.places == ()
