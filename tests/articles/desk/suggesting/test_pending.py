"""What is left to decide: which suggestions are not shown, and how their parts belong together."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body
from articles.checks.suggested import Stretches
from articles.desk.edits import Refusal
from articles.desk.suggesting.pending import handle_of, pending
from articles.errors import Invalid
from articles.models.suggestion_decision import SuggestionKind
from sources.suggest.errors import TooLong
from tests.articles.desk.drafting import html

from .hand_made import entity, quote, said_by, warning

STORY = "<p>“The ramp is closed,” said Ana Duarte. “It stays closed.”</p><p>She runs Kell & Dray. Kell & Dray said no.</p>"


def found(engine, story=STORY, decided=frozenset()):
    return pending(body.read(html(story)), decided=decided)


def words(result):
    return [each.words for each in result.quotations]


def turned_down(kind, *words_of):
    return frozenset(Refusal(SuggestionKind(kind), each).handle for each in words_of)


def plain(story=STORY):
    return body.read(html(story)).plain


# -- What does not come ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "marked",
    [
        "<p>⟦a:“The ramp is closed,”⟧ said Ana Duarte.</p>",
        "<p>“⟦a:The ramp is closed⟧,” said Ana Duarte.</p>",
        "<p>“The ⟦a:ramp⟧ is closed,” said Ana Duarte.</p>",
        "<p>⟦a:“The ramp is closed,” said Ana Duarte.⟧</p>",
    ],
)
def test_words_that_touch_a_quotation_mark_of_the_story_are_not_suggested(engine, marked) -> None:
    engine.quotes = [quote(plain(marked), "“The ramp is closed,”")]

    result = found(engine, marked)

    assert words(result) == []
    assert result.handled == 1


def test_words_beside_a_quotation_of_the_story_are_suggested(engine) -> None:
    marked = "<p>⟦a:“The ramp is closed,”⟧“It stays closed.”</p>"
    engine.quotes = [quote(plain(marked), "“It stays closed.”")]

    assert words(found(engine, marked)) == ["“It stays closed.”"]


def test_words_across_the_edge_of_a_name_cannot_be_marked_and_are_not_suggested(engine) -> None:
    named = '<p>“The ramp <span data-mention="mmmmmmmmmm">is closed,” said</span> Ana Duarte.</p>'
    engine.quotes = [quote(body.read(named).plain, "“The ramp is closed,”")]

    assert words(pending(body.read(named))) == []


def test_a_quotation_round_a_name_is_suggested(engine) -> None:
    named = '<p>“The <span data-mention="mmmmmmmmmm">ramp</span> is closed,” said Ana Duarte.</p>'
    engine.quotes = [quote(body.read(named).plain, "“The ramp is closed,”")]

    assert words(pending(body.read(named))) == ["“The ramp is closed,”"]


@pytest.mark.parametrize("typed", ["“The ramp is closed,”", '"the ramp is  closed,"'])
def test_words_turned_down_do_not_come_back(engine, typed) -> None:
    engine.quotes = [quote(plain(), "“The ramp is closed,”"), quote(plain(), "“It stays closed.”")]

    result = found(engine, decided=turned_down("quotation", typed))

    assert words(result) == ["“It stays closed.”"]
    assert result.handled == 1


def test_words_turned_down_as_a_name_are_still_suggested_as_a_quotation(engine) -> None:
    engine.quotes = [quote(plain(), "“The ramp is closed,”")]

    assert words(found(engine, decided=turned_down("mention", "“The ramp is closed,”"))) != []


def test_a_name_turned_down_under_its_short_form_does_not_come_back_in_full(engine) -> None:
    engine.entities = [entity(plain(), "Duarte", name="Ana Duarte")]

    result = found(engine, decided=turned_down("mention", "Duarte"))

    assert (result.mentions, result.handled) == ((), 1)


def test_a_name_is_not_suggested_where_it_is_marked_or_crosses_a_quotation(engine) -> None:
    story = '<p>⟦q:“No, said Ana⟧ Duarte and <span data-mention="mmmmmmmmmm">Ana Duarte</span>.</p>'
    text = plain(story)
    engine.entities = [entity(text, "Ana Duarte"), entity(text, "Ana Duarte", at=1)]

    assert found(engine, story).mentions == ()


def test_a_description_is_no_name(engine) -> None:
    engine.entities = [entity(plain(), "She", kind="nominal")]

    assert found(engine).mentions == ()


def test_a_text_the_engine_refuses_is_refused_in_the_persons_words(monkeypatch) -> None:
    def refuse(*_args, **_facts):
        raise TooLong(2_000_000, 1_000_000)

    monkeypatch.setattr("sources.suggest.suggest", refuse)

    with pytest.raises(Invalid):
        pending(body.read("<p>A</p>"))


# -- What comes --------------------------------------------------------------------------------------------------------
def test_parts_of_one_quotation_come_as_one(engine) -> None:
    text = plain()
    parts = [quote(text, "“The ramp is closed,”", group="a", **said_by("Ana Duarte"))]
    engine.quotes = [*parts, quote(text, "“It stays closed.”", group="a")]

    (only,) = found(engine).quotations

    assert only.words == "“The ramp is closed,” … “It stays closed.”"
    assert [text[start:end] for start, end in only.spans] == ["“The ramp is closed,”", "“It stays closed.”"]
    assert (only.told.speaker, only.cued.verb) == ("Ana Duarte", "said")


def test_parts_that_no_one_mark_can_hold_come_apart(engine) -> None:
    """A mark goes on in the next block at most, and not past another quotation (articles/body/rekeying.py)."""
    story = "<p>“One.”</p><p>Then.</p><p>“Two.” “Three.” “Four.”</p>"
    text = plain(story)
    far = [quote(text, "“One.”", group="a"), quote(text, "“Two.”", group="a")]
    engine.quotes = [*far, quote(text, "“Three.”", group="b"), quote(text, "“Four.”", group="a")]

    assert words(found(engine, story)) == ["“One.”", "“Two.”", "“Three.”", "“Four.”"]


def test_a_name_comes_once_with_all_its_places(engine) -> None:
    text, pk = plain(), uuid.uuid4()
    known = {"known": True, "entity_id": pk, "type": "organisation", "name": "Kell & Dray Marine"}
    engine.entities = [entity(text, "Kell & Dray", **known), entity(text, "Kell & Dray", at=1, **known)]

    (only,) = found(engine).mentions

    assert [text[start:end] for start, end in only.spans] == ["Kell & Dray"] * 2
    assert (only.name, only.entity_id) == ("Kell & Dray Marine", pk)


def test_an_ambiguous_name_comes_with_what_it_may_be_and_stands_for_none(engine) -> None:
    candidates = ((uuid.uuid4(), "Portland, Oregon"), (uuid.uuid4(), "Portland, Maine"))
    facts = {"ambiguous": True, "candidates": candidates, "entity_id": candidates[0][0], "known": True}
    engine.entities = [entity(plain(), "Kell", **facts)]

    (only,) = found(engine).mentions

    assert (only.ambiguous, only.entity_id, only.candidates) == (True, None, candidates)


def test_a_quotation_has_the_warnings_about_its_words_its_cue_and_its_speaker(engine) -> None:
    text = plain()
    verb, mention = text.index("said"), text.index("Ana")
    places = {"verb_start": verb, "verb_end": verb + 4, "mention_start": mention, "mention_end": mention + 10}
    engine.quotes = [quote(text, "“The ramp is closed,”", **said_by("Ana Duarte", **places))]
    engine.warnings = [warning(text, "said", "loaded_cue"), warning(text, "Ana", "anonymous_speaker")]
    engine.warnings.append(warning(text, "She runs", "hearsay"))

    result = found(engine)

    assert result.warnings_of(result.quotations[0]) == ["loaded_cue", "anonymous_speaker"]


def test_the_engine_is_given_headline_and_dateline(engine) -> None:
    pending(body.read(STORY), headline="Ramp closed", dateline="Pellow, 12 November")

    assert engine.asked[0][2:] == ("Ramp closed", "Pellow, 12 November")


def test_the_same_words_have_the_same_handle_after_an_edit_elsewhere(engine) -> None:
    engine.quotes = [quote(plain(), "“It stays closed.”")]
    before = handle_of(found(engine).quotations[0])
    longer = "<p>In the morning, before eight.</p>" + STORY.replace("“It stays closed.”", "‘It stays closed.’")
    engine.quotes = [quote(plain(longer), "‘It stays closed.’")]

    assert handle_of(found(engine, longer).quotations[0]) == before


# -- Stretches ---------------------------------------------------------------------------------------------------------
@given(st.lists(st.integers(1, 4), max_size=8), st.integers(0, 30), st.integers(1, 8))
def test_stretches_answer_as_looking_at_each_one_does(lengths, start, length) -> None:
    spans, at = [], 0
    for gap_and_length in lengths:
        at += gap_and_length // 2
        spans.append((at, at + gap_and_length))
        at += gap_and_length
    stretches, end = Stretches(spans), start + length

    assert stretches.touch(start, end) == any(a < end and start < b for a, b in spans)
    assert stretches.cross(start, end) == any(a < start < b or a < end < b for a, b in spans)
    assert stretches.hold(start, end) == any(a <= start and end <= b for a, b in spans)
