"""Loaded cues, hearsay, speakers without a name, and one speaker behind everything."""

import pytest

from tests.sources.suggest.warnings.asking import quote, warned, warnings_of

TEXT = "Mirela Hask claimed the ramp moved. One official said it was wet. Reportedly it was shut."


@pytest.mark.parametrize("cue_class", ["neutral", "additive", "performative", ""])
def test_a_plain_cue_is_left_alone(cue_class):
    assert warned(TEXT, quote(TEXT, "the ramp moved", cue="claimed", cue_class=cue_class)) == []


@pytest.mark.parametrize("cue_class", ["presumes_true", "presumes_doubt", "emotive"])
def test_a_loaded_cue_is_pointed_at(cue_class):
    assert warned(TEXT, quote(TEXT, "the ramp moved", cue="claimed", cue_class=cue_class)) == [("loaded_cue", "claimed")]


def test_each_kind_of_loaded_cue_has_its_own_words():
    messages = {
        warnings_of(TEXT, quote(TEXT, "the ramp moved", cue="claimed", cue_class=cue_class))[0].message
        for cue_class in ("presumes_true", "presumes_doubt", "emotive")
    }

    assert len(messages) == 3


def test_two_quotations_under_one_cue_give_one_warning():
    one = quote(TEXT, "the ramp", cue="claimed", cue_class="emotive", group="a")
    other = quote(TEXT, "moved", cue="claimed", cue_class="emotive", group="a")

    assert warned(TEXT, one, other) == [("loaded_cue", "claimed")]


def test_hearsay_is_pointed_at_by_its_cue():
    found = quote(TEXT, "it was shut", speaker=None, cue="Reportedly", cue_class="hearsay", kind="nobody")

    assert warned(TEXT, found) == [("hearsay", "Reportedly")]


def test_a_person_without_a_name_is_pointed_at():
    found = quote(TEXT, "it was wet", speaker="one official", kind="unnamed_person", mention="One official")

    assert warned(TEXT, found) == [("anonymous_speaker", "One official")]


def test_a_group_without_names_is_pointed_at():
    text = "Critics said it was wet."
    found = quote(text, "it was wet", speaker="critics", kind="unnamed_group", mention="Critics")

    assert warned(text, found) == [("unnamed_group", "Critics")]


def test_a_speaker_without_a_mention_is_shown_by_the_words():
    found = quote(TEXT, "it was wet", speaker=None, kind="unnamed_person")

    assert warned(TEXT, found) == [("anonymous_speaker", "it was wet")]


THREE = "The ramp moved. It was wet. It was shut. The board met."


def test_two_quotations_of_one_speaker_are_left_alone():
    assert warned(THREE, quote(THREE, "The ramp moved"), quote(THREE, "It was wet")) == []


def test_parts_of_one_quotation_count_once():
    parts = [quote(THREE, words, group="a") for words in ("The ramp moved", "It was wet", "It was shut")]

    assert warned(THREE, *parts) == []


def test_a_second_speaker_is_enough():
    said = [quote(THREE, words) for words in ("The ramp moved", "It was wet", "It was shut")]

    assert warned(THREE, *said, quote(THREE, "The board met", speaker="Ana Brine")) == []


def test_somebody_unknown_may_be_a_second_speaker():
    said = [quote(THREE, words) for words in ("The ramp moved", "It was wet", "It was shut")]

    assert warned(THREE, *said, quote(THREE, "The board met", speaker=None, kind="unknown")) == []


def test_one_speaker_behind_three_quotations_is_pointed_at_once():
    said = [quote(THREE, words) for words in ("It was wet", "The ramp moved", "It was shut")]

    assert warned(THREE, *said) == [("single_source", "The ramp moved")]
