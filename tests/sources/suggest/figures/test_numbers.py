"""What is a figure, and what it is worth."""

import pytest

from tests.sources.suggest.figures.reading import figures_of, told, values_of


@pytest.mark.parametrize(
    "text",
    [
        "The ramp was built in 1998 and rebuilt in 2016.",
        "The board meets on 12 March, on March 14 and on Dec. 11.",
        "It opened at 10:30 a.m., closed at 5 p.m. and reopened at 7pm.",
        "Ada Brine, 34, and Tom Hask (52) are the owners.",
        "A 34-year-old man and a girl aged 12 were at the gate.",
        "He lives at 12 Harbour Street.",
        "Call 902-555-0142 for tickets.",
        "Section 12 of Bill 21 speaks of Route 66 and of No. 10.",
        "It was the 12th storm of the 1990s and the 3rd of the decade.",
        "Nobody had COVID-19, and the G7 met without Apollo 11.",
        "They won 3-2 after a vote of 7 to 2.",
        "No one came, and one of them left one day.",
        "Dozens of boats and several hundred cars were lost.",
        "Five years ago, and three days later, it rained.",
        "The two left together.",
        "It weighed 1.200 in the end.",
        "The inns at Seven Oaks and in Three Rivers are closed.",
    ],
)
def test_what_counts_nothing_is_no_figure(text):
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("There were 1,200 cars.", 1200),
        ("There were 1 200 cars.", 1200),
        ("There were 12,00,000 farmers.", 1_200_000),
        ("There were 4.2 million cars.", 4_200_000),
        ("There were twenty-one cars.", 21),
        ("There were one hundred and twenty-five thousand cars.", 125_000),
        ("There were a dozen cars.", 12),
        ("There were half a dozen cars.", 6),
        ("There were half a million cars.", 500_000),
        ("There were three dozen cars.", 36),
        ("There were 12 lakh farmers.", 1_200_000),
        ("Two-thirds of the members left.", 0.6667),
        ("One in five members left.", 0.2),
        ("Three out of 10 members left.", 0.3),
        ("It cost $4.2m.", 4_200_000),
        ("It cost £3bn.", 3_000_000_000),
        ("It took two and a half years.", 2.5),
    ],
)
def test_numbers_are_read_as_they_are_written(text, value):
    assert values_of(text) == [value]


def test_three_goals_in_five_games_are_no_share():
    assert values_of("She scored three in five games.") != [0.6]


@pytest.mark.parametrize(
    ("text", "unit", "counts"),
    [
        ("They paid $12.", "$", ""),
        ("They paid C$12 million.", "C$", ""),
        ("They paid 300 euros.", "€", ""),
        ("They paid 12 million pounds.", "£", ""),
        ("They caught 12 pounds of fish.", "lb", "fish"),
        ("They paid 50p.", "p", ""),
        ("It is a $4-million bridge.", "$", "bridge"),
        ("It did $3 million in damage.", "$", "damage"),
        ("They have a budget of $9,000.", "$", "budget"),
        ("About 40 per cent of the members left.", "%", "members"),
        ("About 40% of the city's homes are old.", "%", "homes"),
        ("It is a 35 percent tax.", "%", "tax"),
        ("It fell by 3.5 percentage points.", "percentage points", ""),
        ("It is 12 kilometres long.", "km", ""),
        ("It burnt 40 hectares of forest.", "ha", "forest"),
        ("It was 18°C.", "°C", ""),
        ("It was 12 degrees Celsius.", "°C", ""),
        ("They did 60 km/h.", "km/h", ""),
        ("They held a four-day race.", "days", "race"),
        ("Police found 2.6 kg heroin there.", "kg", "heroin"),
    ],
)
def test_a_unit_is_told_from_what_is_counted(text, unit, counts):
    assert [(figure.unit, figure.counts) for figure in figures_of(text)] == [(unit, counts)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Nearly 8,400 undocumented immigrants came.", "undocumented immigrants"),
        ("12 law enforcement officers came.", "law enforcement officers"),
        ("The 14-berth marina is full.", "berth"),
        ("They counted 498 detentions on Friday.", "detentions"),
        ("At least 12 people were killed.", "people"),
        ("A storm left 40 injured in the town.", "injured"),
        ("In Baltimore 40 Liberal MPs came.", "liberal mps"),
        ("Of the 40 members, few came.", "members"),
    ],
)
def test_what_is_counted_is_the_noun_behind_with_its_modifiers(text, counts):
    assert [figure.counts for figure in figures_of(text)] == [counts]


@pytest.mark.parametrize("words", ["exactly 500", "the 500", "these 500"])
def test_a_plain_number_is_not_approximate(words):
    assert [figure.approx for figure in figures_of(f"They saw {words} cars.")] == [False]


@pytest.mark.parametrize(
    "words",
    [
        "nearly 500",
        "about 500",
        "some 500",
        "more than 500",
        "at least 500",
        "up to 500",
        "fewer than 500",
        "an estimated 500",
    ],
)
def test_a_hedged_number_is_approximate(words):
    assert [figure.approx for figure in figures_of(f"They saw {words} cars.")] == [True]


def test_over_six_years_means_during_them():
    assert [figure.approx for figure in figures_of("It grew over six years.")] == [False]


@pytest.mark.parametrize("text", ["Between 40 and 60 people came.", "Some 40 to 60 people came.", "They saw 40–60 people."])
def test_a_range_is_two_approximate_figures_for_one_thing(text):
    assert told(text) == [(40, "", "people"), (60, "", "people")]
    assert all(figure.approx for figure in figures_of(text))


def test_both_ends_of_a_range_are_millions_where_the_second_is():
    assert values_of("They need 4 to 6 million doses.") == [4_000_000, 6_000_000]


def test_figures_are_read_inside_quotation_marks_and_in_the_headline():
    assert values_of("Ferry carried 40 people\n\n“We counted 38 people,” Hask said.") == [40, 38]


def test_page_furniture_holds_no_figures():
    assert values_of("Advertisement\n\nThe ferry carried 40 people.\n\nRead more: Five bridges that fell") == [40]


def test_a_span_covers_the_number_and_what_it_counts():
    text = "They saw nearly 500 blue cars there."

    assert [text[figure.start : figure.end] for figure in figures_of(text)] == ["500 blue cars"]
