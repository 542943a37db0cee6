"""The scorer on a story small enough to count by hand."""

from dataclasses import replace
from typing import Any

import pytest

from sources.suggest.model import Entity, Figure, Quote
from sources.suggest.model import Warning as TextWarning
from tests.eval.labelled import Story, read_story
from tests.eval.scores.figures import count_figures
from tests.eval.scores.names import count_names
from tests.eval.scores.quotations import count_quotations, count_rules, misses
from tests.eval.scores.shares import shares
from tests.eval.scores.warnings import count_warnings

STORY = read_story(
    """# style: curly
# people: Mirela Hask; Tom Brennock
# warnings: figures_differ; hearsay
---
{{q1|“We closed the ramp,”}} said Mirela Hask, {{q1|“because it moved.”}}

Brennock said {{q2|the board had counted {{f1|498 cars}}}}. The sign says {{f2|489 cars}}.

It is said that {{q3|the ferry is for sale}}.
---
q1 | Mirela Hask | Mirela Hask | said | neutral
q2 | Tom Brennock | Brennock | said | neutral
q3 | - | - | is said | hearsay
f1 | 498 | | cars | | differs f2
f2 | 489 | | cars | | differs f1
""",
    "harbour.txt",
)


def quote(words: str, speaker: str | None, **given: Any) -> Quote:
    start = STORY.text.index(words)
    defaults = {
        "type": "direct", "inner": (), "speaker_mention": None, "mention_start": None, "mention_end": None,
        "speaker_kind": "person", "entity_id": None, "source_id": None, "role": "", "verb": "said", "verb_start": None,
        "verb_end": None, "cue_class": "neutral", "rule": "test", "confidence": 1.0,
    }  # fmt: skip
    return Quote(start=start, end=start + len(words), speaker=speaker, **{**defaults, **given})


ALL_RIGHT = [
    quote("“We closed the ramp,”", "Mirela Hask", group="a"),
    quote("“because it moved.”", "Hask", group="a"),
    quote("the board had counted 498 cars", "Tom Brennock", type="indirect"),
    quote("the ferry is for sale", None, type="indirect", verb="is said", cue_class="hearsay"),
]


def scored(quotes: list[Quote], story: Story = STORY) -> dict[str, float | None]:
    return shares(count_quotations(story, quotes))


def test_nothing_found_is_nothing_right() -> None:
    figures = scored([])

    assert figures["strict_r"] == figures["soft_r"] == 0
    assert figures["speaker"] is None
    assert figures["strict"] is None


def test_all_right_is_a_hundred() -> None:
    figures = scored(ALL_RIGHT)

    names = "strict soft marked attributed speaker verb cue_class type group hearsay direct indirect".split()  # noqa: SIM905
    assert {name: figures[name] for name in names} == dict.fromkeys(names, 100.0)


def test_a_false_alarm_costs_precision_and_attribution_but_no_recall() -> None:
    figures = scored([*ALL_RIGHT, quote("The sign says 489 cars", "Hask", type="indirect")])

    assert figures["strict_p"] == 80
    assert figures["strict_r"] == 100
    assert figures["attributed"] == pytest.approx(100 * 2 * 0.75 / 1.75)
    assert figures["marked"] == 100


def test_edges_that_are_off_count_softly() -> None:
    figures = scored([quote("the board had counted 498 cars. The sign says", "Tom Brennock", type="indirect")])

    assert figures["strict_r"] == 0
    assert figures["soft_r"] == 25


def test_the_wrong_speaker_is_found_but_not_attributed() -> None:
    wrong = [replace(ALL_RIGHT[2], speaker="Mirela Hask")]

    figures = scored([*ALL_RIGHT[:2], *wrong, ALL_RIGHT[3]])

    assert figures["soft"] == 100
    assert figures["speaker"] == figures["attributed"] == pytest.approx(200 / 3)


def test_speakers_are_told_apart_by_how_the_text_names_them() -> None:
    by_pronoun = replace(STORY.quotations[2], speaker_mention="He")
    story = replace(STORY, quotations=(*STORY.quotations[:2], by_pronoun))

    figures = scored([*ALL_RIGHT[:2], replace(ALL_RIGHT[2], speaker="Mirela Hask")], story)

    assert (figures["speaker by name"], figures["speaker by pronoun"], figures["speaker by nothing"]) == (100, 0, None)


def test_no_speaker_given_is_wrong() -> None:
    assert scored([replace(ALL_RIGHT[0], speaker=None)])["speaker"] == 0


def test_hearsay_with_a_speaker_is_wrong() -> None:
    assert scored([replace(ALL_RIGHT[3], speaker="Tom Brennock")])["hearsay"] == 0
    assert scored(ALL_RIGHT[:3])["hearsay"] == 0


def test_parts_are_linked_only_by_one_group() -> None:
    apart = [replace(ALL_RIGHT[0], group=None), replace(ALL_RIGHT[1], group=None), *ALL_RIGHT[2:]]
    too_many = [*ALL_RIGHT[:2], replace(ALL_RIGHT[2], group="a"), ALL_RIGHT[3]]

    assert scored(apart)["group_r"] == 0
    assert scored(too_many)["group_p"] == 50


def test_an_optional_quotation_is_neither_right_nor_wrong() -> None:
    optional = replace(STORY, quotations=(*STORY.quotations[:2], replace(STORY.quotations[2], optional=True)))

    for quotes in (ALL_RIGHT[:2], ALL_RIGHT[:3]):
        assert scored(quotes, optional)["strict"] == 100


def test_each_fault_is_told() -> None:
    wrong = [
        replace(ALL_RIGHT[0], speaker="Tom Brennock", verb="asked"),
        quote("the board had counted 498 cars. The sign says", "Brennock", rule="that"),
        quote("Mirela Hask", None, rule="words"),
    ]

    kinds = [what for what, _ in misses(STORY, wrong)]

    assert kinds == ["missed direct", "missed indirect", "speaker", "cue", "edges (that)", "false (words)"]


def test_people_are_counted_once_however_often_they_stand_there() -> None:
    def named(name: str, type_: str = "person") -> Entity:
        return Entity(0, 1, name, name, type_, False, None, None, "name", False, (), "test", 1.0)

    figures = shares(count_names(STORY, [named("Hask"), named("Hask"), named("Ada Lorne"), named("Brennock", "place")]))

    assert (figures["people"], figures["people_p"]) == (50, 50)
    assert figures["places"] is None


def figure(words: str, value: float, counts: str = "cars", differs_from: tuple[Any, ...] = ()) -> Figure:
    start = STORY.text.index(words)
    return Figure(start, start + len(words), value, "", counts, False, differs_from)


def test_figures_are_found_read_and_told_apart() -> None:
    one, other = figure("498 cars", 498), figure("489", 487, "members")
    differing = replace(one, differs_from=((other.start, other.end),))

    agreeing = shares(count_figures(STORY, [one, other]))
    apart = shares(count_figures(STORY, [differing, other]))

    assert (agreeing["figures"], agreeing["value"], agreeing["counts"]) == (100, 50, 50)
    assert (agreeing["differs"], agreeing["differs_p"]) == (0, None)
    assert (apart["differs"], apart["differs_p"]) == (100, 100)


def test_a_false_difference_costs_precision() -> None:
    story = replace(STORY, figures=tuple(replace(counted, differs_from=()) for counted in STORY.figures))
    one = figure("498 cars", 498, differs_from=((STORY.text.index("489"), STORY.text.index("489") + 3),))

    assert shares(count_figures(story, [one]))["differs_p"] == 0


def test_warnings_are_asked_by_code_once_a_story() -> None:
    raised = [TextWarning(code, 0, 1, "") for code in ("hearsay", "hearsay", "loaded_cue")]

    figures = shares(count_warnings(STORY, raised))

    assert (figures["warnings"], figures["warnings_p"]) == (50, 50)
    assert figures["warning figures_differ"] == 0
    assert figures["warning loaded_cue_p"] == 0


def test_each_rule_answers_for_what_it_found() -> None:
    wrong = quote("The sign says 489 cars", None, rule="test")

    assert count_rules(STORY, [*ALL_RIGHT, wrong, replace(wrong, rule="other")]) == {
        "test.right": 4,
        "test.found": 5,
        "other.found": 1,
    }
