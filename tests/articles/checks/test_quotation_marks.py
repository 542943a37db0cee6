from hypothesis import given
from hypothesis import strategies as st

from articles.checks.quotation_marks import read_marks


def lonely(*blocks: str) -> list[str]:
    """What stands around each mark without a partner."""
    text = "\n\n".join(blocks)
    reading = read_marks(blocks)
    return [text[max(at - 3, 0) : at + 4] for at in (*reading.unclosed, *reading.unopened)]


def inside(*blocks: str) -> list[str]:
    """The words within each pair, in reading order."""
    text = "\n\n".join(blocks)
    pairs = sorted(read_marks(blocks).pairs, key=lambda pair: pair.start)
    return [text[pair.start + 1 : pair.end] for pair in pairs]


def test_apostrophes_are_no_quotation_marks():
    assert lonely("It’s the workers’ ramp, the quay’s oldest, built in the ’90s by rock ’n’ roll fans.") == []


def test_a_plural_possessive_inside_single_marks_does_not_close_them():
    assert inside("‘The workers’ rights come first,’ she said.") == ["The workers’ rights come first,"]


def test_a_plural_noun_before_the_closing_single_mark_closes_it():
    assert inside("He spoke of ‘two ramps’ and left.") == ["two ramps"]


def test_apostrophes_turned_the_wrong_way_are_left_alone():
    assert lonely("The ramp of the ‘90s. Tell ‘em.") == []


def test_inches_are_left_alone():
    assert lonely('A 6" pipe burst.') == []


def test_straight_single_marks_are_left_alone():
    assert lonely("The council's 'ramp' isn't the dockers' ramp, 'tis ours.") == []


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last():
    assert lonely("“The ramp is closed.", "“It will stay closed.", "“Until spring,” she said.") == []


def test_a_quotation_in_a_quotation_runs_over_paragraphs():
    assert lonely("“He said: ‘The ramp is closed.", "“‘It stays closed.’ That was all.”") == []


def test_german_and_french_marks_pair():
    assert inside("Er sagte: „Die Rampe ist zu.“ Dann ging er.") == ["Die Rampe ist zu."]
    assert inside("Elle dit : «Fermée.» Puis »Zu.« steht da.") == ["Fermée.", "Zu."]


def test_straight_marks_pair_in_turn():
    assert inside('"The ramp is closed," she said. "Until spring."') == ["The ramp is closed,", "Until spring."]


def test_single_marks_inside_double_ones_pair():
    assert inside("“They call it ‘the slope’,” she said.") == ["They call it ‘the slope’,", "the slope"]


def test_a_quotation_that_never_closes_is_found():
    assert lonely("She said: “The ramp is closed.", "Nobody came.") == ["d: “The"]


def test_the_last_paragraph_of_a_long_quotation_must_close():
    assert lonely("“The ramp is closed.", "“It will stay closed, she said.") == [".\n\n“It "]


def test_a_closing_mark_that_closes_nothing_is_found():
    assert lonely("The ramp is closed,” she said.") == ["ed,” sh"]


def test_a_single_mark_that_never_closes_is_found():
    assert lonely("He called it ‘the slope and left.") == ["it ‘the"]


def test_a_single_mark_open_across_the_end_of_a_quotation_is_found():
    assert lonely("“They call it ‘the slope,” she said.") == ["it ‘the"]


@given(st.lists(st.text(alphabet='“”„"‘’‚«»s a.,9\n')))
def test_every_mark_is_accounted_for_once_at_most(blocks):
    text = "\n\n".join(blocks)
    reading = read_marks(blocks)
    places = [at for pair in reading.pairs for at in (pair.start, pair.end)] + [*reading.unclosed, *reading.unopened]
    assert len(places) == len(set(places))
    assert all(text[at] in '“”„"‘’‚«»' for at in places)
    assert all(pair.start < pair.end for pair in reading.pairs)
