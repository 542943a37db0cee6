"""A sloppy selection snaps to the quotation marks, within its block and only when it is near."""

import pytest

from articles.body import snap_to_quotation_marks

TEXT = 'He said “I ‘can’t’ go”, she said.\n\nThen “no way” and «oui», it\'s said; "so" too.'


def snapped(selection: str, text: str = TEXT) -> str:
    start = text.index(selection)
    first, last = snap_to_quotation_marks(text, start, start + len(selection))
    return text[first:last]


@pytest.mark.parametrize(
    ("selection", "left"),
    [(" said ", "said"), ("Then", "Then"), ("Then “no way” and «oui», it's said", "Then “no way” and «oui», it's said")],
)
def test_selection_far_from_any_quotation_only_loses_its_spaces(selection, left):
    assert snapped(selection) == left


@pytest.mark.parametrize(
    ("selection", "quotation"),
    [
        ("go", "“I ‘can’t’ go”"),
        ("“I ‘can’t’ go", "“I ‘can’t’ go”"),
        ("said “I ‘can’t’ g", "“I ‘can’t’ go”"),
        ("I ‘can’t’ go”, s", "“I ‘can’t’ go”"),
        ("can", "‘can’t’"),
        ("no w", "“no way”"),
        ("oui», ", "«oui»"),
        ("so", '"so"'),
    ],
)
def test_selection_snaps_to_the_nearest_enclosing_or_nearly_enclosed_quotation(selection, quotation):
    assert snapped(selection) == quotation


def test_quotation_of_another_block_does_not_draw_the_selection():
    text = "He said “I go.\n\nThey” left."

    assert snapped("left", text) == "left"


def test_mark_repeated_at_a_paragraph_goes_on_with_the_quotation():
    text = "She said: “One.\n\n“Two.” And left."

    assert snapped("“One.\n\n“Two.” A", text) == "“One.\n\n“Two.”"


def test_empty_selection_stays_empty():
    assert snap_to_quotation_marks(TEXT, 5, 5) == (5, 5)
