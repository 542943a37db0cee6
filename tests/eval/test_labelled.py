"""A story file that is not written as it should be is refused with its name and line; a good one is read to the letter."""

import pytest

from tests.eval.labelled import BadStory, read_story, stories

GOOD = """# style: curly
# people: Mirela Hask; Tom Brennock
# places: Aldermere
# warnings: figures_differ
# dateline: no
---
Harbour board closes ramp

{{q1|“We closed the ramp,”}} said Mirela Hask, the harbour master, {{q1|“because it moved.”}}

Brennock said {{q2|the board had counted “{{f1|498 cars}}”}}. A sign says {{f2|489 cars}}.
---
q1 | Mirela Hask | Mirela Hask, the harbour master | said | neutral
q2 | Tom Brennock | Brennock | said | neutral
f1 | 498 | | cars | | differs f2
f2 | 489 | | cars | approx | differs f1
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("# people", "# persons", "story.txt:2: not a line of the header"),
        ("# style: curly", "# style: fancy", "must be one of straight"),
        ("figures_differ", "figures_agree", "no such warning: figures_agree"),
        ("---\nHarbour", "Harbour", "there must be two lines '---'"),
        ("{{q2|the", "{{q9|the", "q9 stands in the text and has no row"),
        ("{{q2|the", "{{z9|the", "story.txt:11: a key is q or f"),
        ("{{q2|the", "the", "story.txt:11: }} closes nothing"),
        ("489 cars}}", "489 cars", "story.txt:11: f2 is never closed"),
        ("| said | neutral\nq2", "| said\nq2", "story.txt:13: a quotation's row is"),
        ("| said | neutral\nq2", "| said | warm\nq2", "story.txt:13: no such class of cue: warm"),
        ("| said | neutral\nq2", "| sang | neutral\nq2", "story.txt:13: the text has no cue “sang”"),
        ("| Brennock |", "| Brennok |", "story.txt:14: the text does not say “Brennok”"),
        ("f1 | 498", "f1 | many", "story.txt:15: not a number: many"),
        ("approx", "about", "story.txt:16: the fifth cell"),
        ("differs f1", "differs f7", "story.txt:16: f2 differs from f7"),
        ("f2 | 489", "f1 | 489", "story.txt:16: f1 has a row already, on line 15"),
        ("f2 | 489", "f3 | 1 | | |\nf2 | 489", "story.txt:16: f3 has a row and does not stand in the text"),
    ],
)
def test_a_fault_is_refused_with_its_place(old: str, new: str, complaint: str) -> None:
    assert old in GOOD

    with pytest.raises(BadStory) as refusal:
        read_story(GOOD.replace(old, new, 1), "story.txt")

    assert complaint in str(refusal.value)


def test_labels_leave_the_text_and_offsets_stand_where_they_were() -> None:
    story = read_story(GOOD, "story.txt")

    assert story.text.startswith("Harbour board closes ramp\n\n“We closed the ramp,” said Mirela Hask")
    assert story.text.endswith("A sign says 489 cars.")
    assert [story.text[q.start : q.end] for q in story.quotations] == [
        "“We closed the ramp,”",
        "“because it moved.”",
        "the board had counted “498 cars”",
    ]
    assert [story.text[f.start : f.end] for f in story.figures] == ["498 cars", "489 cars"]


def test_a_key_used_twice_is_one_quotation_in_parts() -> None:
    first, second, third = read_story(GOOD, "story.txt").quotations

    assert first.group == second.group == "q1"
    assert third.group is None
    assert [q.type for q in (first, second, third)] == ["direct", "direct", "partial"]


def test_names_figures_and_warnings_are_read() -> None:
    story = read_story(GOOD, "story.txt")
    one, other = story.figures

    assert story.named == {"people": ("Mirela Hask", "Tom Brennock"), "places": ("Aldermere",)}
    assert story.warnings == {"figures_differ"}
    assert (one.value, one.what, one.approx, one.differs_from) == (498, "cars", False, ((other.start, other.end),))
    assert other.approx


def test_a_dash_is_nobody() -> None:
    source = GOOD.replace("q2 | Tom Brennock | Brennock | said | neutral", "q2 | - | - | - |")

    quotation = read_story(source, "story.txt").quotations[-1]

    assert (quotation.speaker, quotation.speaker_mention, quotation.verb, quotation.cue_class) == (None, None, None, "")


def test_every_story_of_ours_can_be_read_and_there_are_enough() -> None:
    ours = stories()
    types = [quotation.type for story in ours for quotation in story.quotations]

    assert len(ours) >= 40
    assert len(types) >= 300
    assert min(types.count(type_) for type_ in ("direct", "partial", "indirect")) >= 50
    assert {"straight", "curly", "single", "doubled", "guillemet"} <= {story.style for story in ours}
