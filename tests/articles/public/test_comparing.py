"""Two versions compared: nothing that is the same is shown as changed, and nothing of either text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from articles.public.comparing import Piece, blocks, compare, pieces

WORDS = st.lists(st.sampled_from(["ramp", "hinge", "closed", "again", ",", "“No”", "4", "March"]), max_size=30).map(" ".join)


def payload(*paragraphs: str, **fields):
    told = {"headline": "Ramp", "standfirst": "", "quotations": [], "body": "".join(f"<p>{each}</p>" for each in paragraphs)}
    return told | fields


def quotation(text: str = "“No”", speaker: str = "Ines Calloway", code: str = "on_record", address: str = "/quotations/a/"):
    return {"address": address, "text": text, "speaker": speaker, "terms": {"code": code, "label": code}}


def test_equal_texts_do_not_differ() -> None:
    compared = compare(payload("One.", "Two."), payload("One.", "Two."))

    assert (compared.differences, compared.quotations, compared.unchanged) == ((), (), 2)


def test_a_mark_that_got_another_number_is_no_difference() -> None:
    old = '<p>He said <span class="said" id="q1">“No”</span><button class="mark" type="button">1</button>.</p>'

    assert compare(payload(body=old), payload(body=old.replace(">1<", ">2<"))).differences == ()


def test_changed_words_are_shown_inside_their_paragraph() -> None:
    compared = compare(payload("One.", "Closed on 14 March, he said."), payload("One.", "Closed on 4 March, he said."))

    [difference] = compared.differences
    assert difference.number == 2
    assert difference.pieces[1:3] == (Piece("removed", "14"), Piece("added", "4"))


def test_a_paragraph_put_in_and_one_taken_out_are_whole() -> None:
    compared = compare(payload("One two three.", "Gone for good."), payload("A wholly new line.", "One two three."))

    assert [(each.number, each.pieces) for each in compared.differences] == [
        (1, (Piece("added", "A wholly new line."),)),
        (3, (Piece("removed", "Gone for good."),)),
    ]


def test_a_changed_headline_is_told_first() -> None:
    compared = compare(payload("One."), payload("One.", headline="Dock"))

    assert [each.place for each in compared.differences] == ["headline"]


def test_what_became_of_each_quotation_is_told() -> None:
    old = [quotation(), quotation("“Yes”", address="/quotations/b/"), quotation(address="/quotations/c/")]
    new = [
        quotation("“Never”"),
        quotation("“Yes”", "Thomas Bellweather", "background", "/quotations/b/"),
        quotation(address="/quotations/d/"),
    ]

    told = [each.what for each in compare(payload(quotations=old), payload(quotations=new)).quotations]

    assert told == ["words", "speaker", "terms", "added", "removed"]


@given(WORDS, WORDS)
def test_the_pieces_hold_both_texts(old: str, new: str) -> None:
    found = list(pieces(old, new))

    assert "".join(each.text for each in found if each.kind != "removed") == new
    assert "".join(each.text for each in found if each.kind != "added") == old


@given(st.lists(WORDS.filter(str.strip), max_size=8), st.lists(WORDS.filter(str.strip), max_size=8))
def test_every_paragraph_of_both_texts_is_unchanged_or_shown(old: list[str], new: list[str]) -> None:
    compared = compare(payload(*old), payload(*new))
    shown = [each.pieces for each in compared.differences]

    assert sum(any(piece.kind != "removed" for piece in each) for each in shown) + compared.unchanged == len(new)
    assert sum(any(piece.kind != "added" for piece in each) for each in shown) + compared.unchanged == len(old)


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    old, new = "a b " * 3000, "c d " * 3000

    assert [each.kind for each in pieces(old, new)] == ["removed", "added"]


def test_lists_tables_and_captions_are_paragraphs_of_their_own() -> None:
    html = (
        "<ul><li>One</li><li>Two</li></ul><table><tr><td>3</td></tr></table><figure><figcaption>A ramp</figcaption></figure>"
    )

    assert blocks(html) == ["One", "Two", "3", "A ramp"]
