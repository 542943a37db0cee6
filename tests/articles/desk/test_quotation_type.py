import pytest

from articles import body
from articles.desk.quotation_type import guess_type


def guess(text: str) -> str:
    """The type of the words between ⟦ and ⟧; several stretches make one quotation."""
    html = text.replace("⟦", '<span data-quote="aaaaaaaaaa">').replace("⟧", "</span>")
    read = body.read(f"<p>{html}</p>")
    return str(guess_type(read.plain, read.marks.quotations[0].spans))


@pytest.mark.parametrize(
    "text",
    [
        "She said ⟦the ramp was closed⟧.",
        "She said ⟦it wasn’t the dockers’ ramp⟧.",
        "According to the office, ⟦’tis closed⟧.",
    ],
)
def test_words_without_marks_are_indirect(text):
    assert guess(text) == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "She called it “⟦a ramp to nowhere⟧”.",
        "She called it ⟦“a ramp to nowhere”⟧.",
        "⟦She called it “a ramp to nowhere” twice.⟧",
        "He spoke of ⟦‘the slope’⟧ and left.",
        "He named it “⟦Slope⟧” in May.",
    ],
)
def test_marked_words_inside_our_sentence_are_partial(text):
    assert guess(text) == "partial"


@pytest.mark.parametrize(
    "text",
    [
        "⟦“The ramp is closed,”⟧ she said.",
        "“⟦The ramp is closed⟧,” she said.",
        "“⟦The ramp is closed,⟧” she said.",
        "⟦“The ramp is closed”,⟧ she said.",
        "⟦“Never,”⟧ he said.",
        "⟦“The ramp,”⟧ she said, ⟦“is closed.”⟧",
        "⟦«La rampe est fermée.»⟧",
        "⟦„Die Rampe ist zu“⟧, sagte sie.",
    ],
)
def test_sentences_of_their_own_inside_marks_are_direct(text):
    assert guess(text) == "direct"
