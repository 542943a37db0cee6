"""Words that sound like an accusation make B9 warn, and never stop a story by themselves."""

import pytest

from articles import checks
from articles.checks.criticism import sounds_like_criticism
from articles.models import Attribution, HousePolicy
from articles.snapshot import load_story
from sources.vocabulary import ObtainedBy
from tests import factories
from tests.articles.desk.drafting import key, open_source, said_by, save

INVESTIGATIVE = HousePolicy(preset="investigative")
WORDS = "The board covered up the crack at the expense of everybody who crosses"


@pytest.mark.parametrize(
    "words",
    ["I could put my thumb in it.", "The ramp is a danger.", "We paid for the cover of the pump.", "It will not fail."],
)
def test_what_accuses_nobody_is_left_alone(words):
    assert not sounds_like_criticism(words)


@pytest.mark.parametrize("words", [WORDS, "They looked the other way.", "That policy undermines every patrol."])
def test_what_puts_something_at_a_door_is_heard(words):
    assert sounds_like_criticism(words)


def story_of(reporter, words=WORDS, before="", **facts):
    factories.site()
    text = f"<p>{before}⟦a:“{words}”⟧, Ines Calloway said.</p>"
    return save(reporter, text, quotations={key("a"): said_by(open_source(reporter), **facts)}).article


def found(story, code):
    return [each.severity for each in checks.run(load_story(story), INVESTIGATIVE) if each.code == code]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["sought", "declined", "received"])
def test_a_story_for_which_somebody_was_asked_is_left_alone(reporter, state):
    assert found(story_of(reporter, reply_state=state), "B9") == []


@pytest.mark.django_db
def test_an_accusation_nobody_answered_warns_even_where_the_rule_stops(reporter):
    assert found(story_of(reporter), "B9") == ["warn"]


@pytest.mark.django_db
def test_what_a_person_calls_an_attack_stops_the_story(reporter):
    assert found(story_of(reporter, nature="attack"), "B9") == ["block"]


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "obtained_by", "warns"), [
    ("", ObtainedBy.NOT_STATED, False),
    ("A press release came at noon. ", ObtainedBy.INTERVIEW_PHONE, False),
    ("A press release came at noon. ", ObtainedBy.NOT_STATED, True),
])  # fmt: skip
def test_words_of_several_people_that_may_all_come_from_the_release_the_text_tells_of(reporter, before, obtained_by, warns):
    factories.site()
    names = ("Ines Calloway", "Tobias Wren", "Mirela Hask")
    speaking = dict(zip("abc", names, strict=True))
    spoken = "".join(f"<p>⟦{letter}:“The ramp is shut {letter}”⟧, {name} said.</p>" for letter, name in speaking.items())
    said = {key(letter): said_by(open_source(reporter, name), obtained_by=obtained_by) for letter, name in speaking.items()}
    story = save(reporter, f"<p>{before}It is shut.</p>{spoken}", quotations=said).article
    assert Attribution.objects.count() == 3

    assert bool(found(story, "W2")) == warns
