"""Which figures are said to differ. An editor switches off what cries wolf, so silence comes first."""

import pytest

from tests.sources.suggest.figures.reading import differing, figures_of

SILENT = [
    ("hedged", "Police arrested nearly 500 people.", "The raid led to 498 arrests."),
    ("hedged", "Police arrested about 500 people.", "In all, 512 people were arrested."),
    ("rounded", "The dam holds 1.2 million litres of water.", "It holds 1,214,000 litres of water."),
    ("rounded", "The march drew 12,000 people, and 12,000 people attended.", "Some counted 11,987 people who attended."),
    ("in a range", "Between 40 and 60 people were hurt.", "The clinic said 52 people were hurt."),
    ("killed, injured", "The crash killed 12 people.", "It also injured 14 people."),
    ("killed, arrested", "At least 498 people were killed.", "Police said 489 people were arrested."),
    ("places", "In Halifax, 12 people were killed.", "In Truro, 14 people were killed."),
    ("years", "In 2016, 12 people drowned and died.", "In 2017, 14 people drowned and died."),
    ("periods", "Last month 12 people were killed.", "This time 14 people were killed."),
    ("a part", "The fire killed 14 people.", "Another 12 people were killed on Friday."),
    ("a part", "The board suspended 40 members.", "It suspended 12 of the 40 members."),
    ("a kind", "The crash killed 14 people.", "Eight soldiers were killed in it."),
    ("plans", "The mill employs 340 workers.", "The mill would employ 400 workers."),
    ("small", "Two officials spoke to the board.", "Three officials wrote to the board."),
    ("far apart", "The war killed 100,000 people.", "The shelling killed 41 people."),
    ("one sentence", "Police said 12 people were killed, though the clinic counted 14 people killed."),
    ("shares", "Some 40 percent of voters back Hask.", "About 52 percent of voters back Brine."),
    ("other things", "The town has 498 houses.", "The town has 489 lamps."),
    ("other units", "They found 6.2 kg of salt.", "They found 2.6 tonnes of salt."),
    ("sums", "The town spent $4 million on its schools.", "The town spent $9 million on its harbour."),
]


@pytest.mark.parametrize("case", SILENT, ids=lambda case: f"{case[0]}: {case[1][:30]}")
def test_nothing_is_said_of_figures_that_may_both_be_right(case):
    assert differing(*case[1:]) == []


DIFFER = [
    ("Police arrested 498 people.", "The raid led to 489 arrests."),
    ("A landslide killed 12 people.", "Fourteen people died in it."),
    ("Landslide kills 12 people", "The number of the dead was known by noon: 14 people were killed."),
    ("Police arrested more than 500 people.", "In all, 498 people were arrested."),
    ("About 500 people were hurt.", "The clinic said 560 people were hurt."),
    ("The dam cost the city $9.1 million.", "The city paid for a dam which cost $8.2 million."),
    ("Officers found 6.2 kilograms of heroin.", "A label reads 2.6 kg heroin."),
    ("The bridge carries 3,200 vehicles.", "A notice put it at 2,300 vehicles."),
    ("The storm damaged 21,400 homes in Brune.", "Hask has a lower count, 12,400 homes."),
    ("“We counted 498 patients,” Hask said.", "Her report lists 489 patients."),
    ("Police arrested 450 people.", "Some 600 undocumented immigrants were arrested."),
]


@pytest.mark.parametrize("case", DIFFER, ids=lambda case: case[0][:30])
def test_figures_for_one_thing_that_cannot_both_be_right_differ(case):
    assert len(differing(*case)) == 1


def test_each_of_two_that_differ_names_the_other():
    text = "Police arrested 498 people.\n\nThe raid led to 489 arrests."
    earlier, later = figures_of(text)

    assert earlier.differs_from == ((later.start, later.end),)
    assert later.differs_from == ((earlier.start, earlier.end),)


def test_a_table_of_figures_is_no_contradiction():
    rows = [f"Ward {ward}: the count was {490 + ward} voters." for ward in range(1, 12)]

    assert differing(*rows) == []
