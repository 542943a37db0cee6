"""The index: what is found, what is not found any more, counted and paged within bounds; on both databases."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from articles.record import search
from articles.record.models import SearchEntry, SearchName
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


def headlines(typed: str, **wish: Any) -> list[str]:
    found = search.find(search.read(typed), search.Wish(**wish))
    return [hit.entry.page.headline for hit in found.hits]


def stories(*names: str) -> list[Any]:
    made = [factory.story(name, first_published_at=factory.NOON + timedelta(hours=hour)) for hour, name in enumerate(names)]
    search.index(made)
    return made


class TestNotFound:
    def test_a_story_that_is_gone_is_gone_from_the_index_with_its_words(self) -> None:
        [page] = stories("Zephyr over the marsh")
        factory.quotation(page, text="“A zephyr.”")

        page.delete()

        assert headlines("zephyr") == []
        assert not SearchEntry.objects.exists()

    def test_words_of_a_deleted_story_do_not_stay_in_the_file(self) -> None:
        if connection.vendor != "sqlite":
            pytest.xfail("only FTS5 keeps what it deleted")
        stories("Ramp closed", "Xylophonist arrested")[1].delete()

        search.forget_traces()

        with connection.cursor() as cursor:
            cursor.execute("SELECT block FROM record_search_text_data")
            assert not any(b"xylophon" in bytes(block) for (block,) in cursor.fetchall())

    def test_the_numerals_of_the_marks_are_no_words_of_the_story(self) -> None:
        mark = '<button class="mark" aria-label="How we know">77</button>'
        search.index([factory.story("Ramp", body_html=f"<p>Closed{mark} at once.</p>")])

        assert headlines("77") == []
        assert headlines('"closed at once"') == ["Ramp"]

    def test_all_parts_must_be_there(self) -> None:
        stories("Ferry ramp", "Ramp repaired")

        assert headlines("ramp ferry ") == ["Ferry ramp"]
        assert headlines('"ramp ferry"') == []


class TestFound:
    def test_other_forms_of_a_word_and_words_without_accents(self) -> None:
        stories("Élise closes the café")

        assert headlines("closed cafe elise ") == ["Élise closes the café"]

    def test_the_beginning_of_a_word_where_few_have_the_word_itself(self) -> None:
        stories("Ferries late")

        assert headlines("fer") == ["Ferries late"]
        assert headlines("fer ") == []

    def test_newest_oldest_and_best_first(self) -> None:
        stories("Ramp, ramp, ramp", "Old ramp of the ferry and much else besides that nobody reads")

        assert headlines("ramp")[0].startswith("Old ramp")
        assert headlines("ramp", sort="oldest")[0] == "Ramp, ramp, ramp"
        assert headlines("ramp", sort="best")[0] == "Ramp, ramp, ramp"

    def test_a_renamed_speaker_is_found_under_both_names(self) -> None:
        who, page = factory.profile(), factory.story()
        factory.quotation(page, who)
        search.index([page], [who.pk])
        who.name = "Ines Marchetti"
        who.save()

        search.rename(who)

        assert [hit.entry.kind for hit in search.find(search.read("Marchetti "), search.Wish()).hits] == ["quotation"]
        assert headlines("Calloway ") != []
        assert set(SearchName.objects.values_list("word", flat=True)) == {"ines", "marchetti"}


class TestPages:
    @pytest.mark.parametrize("sort", ["newest", "oldest", "best"])
    def test_paging_shows_everything_once_also_when_a_story_comes_in_between(self, sort: str) -> None:
        stories(*(f"Ramp {number}" for number in range(7)))
        seen, after = [], None

        while True:
            found = search.find(search.read("ramp "), search.Wish(sort=sort, after=after, size=3))
            seen += [hit.entry.page.headline for hit in found.hits]
            if len(seen) == 3:
                search.index([factory.story("Newest ramp", first_published_at=factory.NOON + timedelta(days=9))])
            after = found.next
            if after is None:
                break

        assert sorted(set(seen) - {"Newest ramp"}) == [f"Ramp {number}" for number in range(7)]
        assert len(seen) == len(set(seen))

    def test_counting_stops_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(import_module("articles.record.search.find"), "CAP", 3)
        stories(*(f"Ramp {number}" for number in range(5)))

        found = search.find(search.read("ramp "), search.Wish())

        assert (found.total, found.is_more, len(found.hits)) == (3, True, 5)

    def test_a_minute_that_is_full_goes_on_in_the_next(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in ("entries", "index"):
            monkeypatch.setattr(import_module(f"articles.record.search.{module}"), "PLACES_A_MINUTE", 1)
        pages = [factory.story(f"Ramp {number}") for number in range(3)]

        search.index(pages)

        assert len(headlines("ramp ")) == 3


def test_a_chosen_value_leaves_the_others_of_its_facet_to_choose() -> None:
    search.index([factory.story("Ramp", section_slug="harbour"), factory.story("Ramp again", section_slug="council")])

    found = search.find(search.read("ramp "), search.Wish(chosen={"section": ("harbour",)}))

    assert found.total == 1
    assert {count.value: count.number for count in found.counts["section"]} == {"harbour": 1, "council": 1}


def test_the_command_makes_the_same_index_again(capsys: Any) -> None:
    page = stories("Ramp closed")[0]
    factory.quotation(page, text="“Shut.”")
    SearchEntry.objects.all().delete()

    call_command("search_index")

    assert capsys.readouterr().out == "1 stories can be found.\n"
    assert headlines("ramp ") == ["Ramp closed"]
    assert headlines("shut ") == ["Ramp closed"]


def test_stories_from_before_there_was_an_index_are_put_into_it() -> None:
    factory.story("Ramp closed")

    search.ensure()

    assert headlines("ramp ") == ["Ramp closed"]
