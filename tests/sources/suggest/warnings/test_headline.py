"""A headline that states as fact what the text only gives as somebody's claim."""

import pytest

from tests.sources.suggest.warnings.asking import quote, warned, warnings_of

CLAIM = "Brine said the mayor had lied about the cost of the bridge."
BODY = f"The council met for an hour.\n\n{CLAIM}\n\nNobody else spoke."
HEADLINE = "Mayor lied about bridge cost"


def claim(text, **of):
    return quote(text, "the mayor had lied about the cost of the bridge", speaker="Ana Brine", cue="said", **of)


@pytest.mark.parametrize(
    "headline",
    [
        "Mayor lied about bridge cost, says Brine",
        "Brine: Mayor lied about bridge cost",
        "“Mayor lied” about bridge cost",
        "‘Mayor lied’ about bridge cost",
        "Did mayor lie about bridge cost?",
        "Mayor may have lied about bridge cost",
        "Mayor alleged to have lied about bridge cost",
        "Mayor lied about bridge cost – Brine",
        "Council meets on bridge cost for an hour",
        "Mayor lied",
    ],
)
def test_a_headline_that_leaves_it_open_is_left_alone(headline):
    text = f"{headline}\n\n{BODY}"

    assert warned(text, claim(text)) == []


def test_what_the_text_tells_in_its_own_voice_may_stand_in_the_headline():
    text = f"{HEADLINE}\n\n{BODY}\n\nThe mayor lied about the cost of the bridge, the minutes show."

    assert warned(text, claim(text)) == []


def test_what_was_announced_or_ordered_is_a_deed():
    text = f"{HEADLINE}\n\n{BODY}"

    assert warned(text, claim(text, cue_class="performative")) == []


@pytest.mark.parametrize(("says", "is_a_claim"), [("would mend", False), ("had mended", True)])
def test_what_was_announced_of_the_past_is_a_claim(says, is_a_claim):
    text = f"Port mends forty cranes on the quay\n\nThe port announced that it {says} forty cranes on the quay."
    told = quote(text, f"it {says} forty cranes on the quay", speaker="The port", cue="announced", cue_class="performative")

    assert bool(warned(text, told)) == is_a_claim


def test_a_headline_that_asserts_a_claim_is_pointed_at():
    text = f"{HEADLINE}\n\n{BODY}"

    assert warned(text, claim(text)) == [("headline_asserts", HEADLINE)]


def test_a_headline_given_beside_the_text_points_at_the_claim():
    found = [("headline_asserts", "the mayor had lied about the cost of the bridge")]

    assert warned(BODY, claim(BODY), headline=HEADLINE) == found


def test_a_headline_given_that_also_heads_the_text_is_one_headline():
    text = f"{HEADLINE}\n\n{BODY}"

    assert warned(text, claim(text), headline=HEADLINE) == [("headline_asserts", HEADLINE)]


def test_irregular_verbs_are_the_same_verb():
    text = "Firm kept boats in harbour\n\nBrine accused the firm of keeping all its boats in the harbour."
    said = quote(text, "keeping all its boats in the harbour", speaker="Ana Brine")

    assert [code for code, _ in warned(text, said)] == ["headline_asserts"]


def test_the_message_says_who_claims_it():
    assert "only Ana Brine says" in warnings_of(BODY, claim(BODY), headline=HEADLINE)[0].message


def test_a_long_first_paragraph_or_one_with_a_stop_is_no_headline():
    text = f"{HEADLINE}.\n\n{BODY}"

    assert warned(text, claim(text)) == []
