"""Who speaks in a phrase, and what kind of speaker a description is."""

import pytest

from .saying import only


@pytest.mark.parametrize(
    ("mention", "who"),
    [
        ("Mirela Hask’s brother", "Mirela Hask’s brother"),
        ("A spokesman for Mirela Hask", "A spokesman for Mirela Hask"),
        ("A friend of Mirela Hask", "A friend of Mirela Hask"),
        ("A lawyer for the Aldermere Harbour Board", "A lawyer for the Aldermere Harbour Board"),
        ("Two people with Mirela Hask", "Two people with Mirela Hask"),
        ("An Aldermere Harbour Board lawyer", "An Aldermere Harbour Board lawyer"),
    ],
)
def test_whose_somebody_is_does_not_speak(mention, who):
    quote = only(f"{mention} said the ramp had moved.")

    assert (quote.speaker, quote.speaker_mention) == (who, mention)
    assert quote.speaker_kind in ("unnamed_person", "unnamed_group")


@pytest.mark.parametrize(
    "mention",
    [
        "Mirela Hask",
        "The mayor, Mirela Hask,",
        "Mirela Hask, the mayor,",
        "Mirela Hask, mayor of Port Ellery,",
        "Mirela Hask, who runs the Aldermere Harbour Board,",
        "Mirela Hask of the Aldermere Harbour Board",
        "Mirela Hask (Lib., Overwater)",
        "Mayor Mirela Hask",
        "The harbour master, Mirela Hask,",
    ],
)
def test_a_person_speaks_whatever_stands_beside_the_name(mention):
    assert only(f"{mention} said the ramp had moved.").speaker == "Mirela Hask"


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Mirela Hask", "person"),
        ("The Aldermere Harbour Board", "organisation"),
        ("Police", "organisation"),
        ("A spokeswoman", "unnamed_person"),
        ("One official", "unnamed_person"),
        ("An official at the port", "unnamed_person"),
        ("A man standing by the gate", "unnamed_person"),
        ("Officials", "unnamed_group"),
        ("Three officials at the port", "unnamed_group"),
        ("Two residents who saw it", "unnamed_group"),
        ("The report", "document"),
        ("A lawsuit by the board", "document"),
        ("The newspaper", "other_media"),
    ],
)
def test_a_description_has_the_kind_of_its_head(mention, kind):
    assert only(f"{mention} said the ramp had moved.").speaker_kind == kind


def test_a_description_is_kept_short():
    mention = "An official at the port who has seen the papers of the board and of the owners, the keeper and the crew"

    quote = only(f"{mention}, said the ramp had moved.")

    assert len(quote.speaker.split()) <= 14


@pytest.mark.parametrize("pronoun", ["She", "He", "They"])
def test_a_pronoun_is_a_mention_and_no_name(pronoun):
    quote = only(f"{pronoun} said the ramp had moved.")

    assert (quote.speaker, quote.speaker_mention) == (None, pronoun)
