"""Which words say that somebody said it, with their helpers."""

import pytest

from .saying import cue_words, cues_of


@pytest.mark.parametrize(
    "text",
    [
        "The claim was denied by nobody.",
        "His report came late.",
        "Her announced return is near.",
        "The accused left the court.",
        "A thought struck the keeper.",
        "Many calls for calm were heard.",
        "The board’s demands are old.",
        "Mr Wonder left.",
        "The United States of America left.",
        "The board pointed at the ramp.",
        "The keeper shot the seal.",
        "They put the ramp away.",
        "The text of the order is long.",
        "Nobody knew the answer to it.",
    ],
)
def test_a_noun_a_name_and_half_a_verb_are_no_cue(text):
    assert [words for words in cue_words(text) if words not in ("was denied",)] == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Hask said it moved.", "said"),
        ("Hask has said it moved.", "has said"),
        ("Hask has also said it moved.", "has also said"),
        ("Hask had not yet said it moved.", "had not yet said"),
        ("Hask went on to say it moved.", "went on to say"),
        ("Hask flatly denied it moved.", "flatly denied"),
        ("The board claims that it moved.", "claims"),
        ("She claims it moved.", "claims"),
        ("Mirela Hask claims victory.", "claims"),
        ("The minister states: “It moved.”", "states"),
        ("They claim that it moved.", "claim"),
        ("Hask pointed out that it moved.", "pointed out"),
        ("Hask shot back, “It moved.”", "shot back"),
        ("Hask was told it moved.", "was told"),
        ("Hask didn’t say it moved.", "didn’t say"),
        ("Critics argue that it moved.", "argue"),
        ("Hask all but accused the board.", "all but accused"),
    ],
)
def test_a_verb_is_found_with_its_helpers(text, cue):
    assert cue_words(text) == [cue]


def test_a_weekday_before_a_cue_is_no_helper():
    assert cue_words("Hask yesterday said it moved.") == ["said"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Hask said it moved.", ()),
        ("Hask did not say it moved.", ("negated",)),
        ("Hask never said it moved.", ("negated",)),
        ("Hask won’t say it moved.", ("negated",)),
        ("Hask was told it moved.", ("passive",)),
        ("Hask’s said it moved.", ()),
        ("Hask would say it moved.", ("modal",)),
        ("Hask wants to say it moved.", ("infinitive",)),
    ],
)
def test_helpers_tell_what_kind_of_cue_it_is(text, facts):
    (cue,) = cues_of(text)

    assert tuple(fact for fact in ("negated", "passive", "modal", "infinitive") if getattr(cue, fact)) == facts


@pytest.mark.parametrize(
    ("verb", "cue_class"),
    [
        ("said", "neutral"),
        ("added", "additive"),
        ("promised", "performative"),
        ("admitted", "presumes_true"),
        ("claimed", "presumes_doubt"),
        ("fumed", "emotive"),
    ],
)
def test_a_cue_has_the_class_of_its_verb(verb, cue_class):
    assert [cue.cue_class for cue in cues_of(f"Hask {verb} that it moved.")] == [cue_class]
