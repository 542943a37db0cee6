"""Marks: what is extracted, how offsets count, and which marks are refused."""

import pytest

from articles.body import BodyError, OverlapError, Span, drop_marks, extract_marks, mark, plain_text, reading_order

KEY = "abcdefghij"
OTHER = "klmnopqrst"


def quote(key: str, words: str) -> str:
    return f'<span data-quote="{key}">{words}</span>'


def mention(key: str, words: str) -> str:
    return f'<span data-mention="{key}">{words}</span>'


def words_at(html: str, span: Span) -> str:
    return plain_text(html)[span.start : span.end]


def test_mark_over_part_of_a_quotation_is_refused():
    body = f"<p>He said {quote(KEY, '“the pin was cracked”')} twice.</p>"

    with pytest.raises(OverlapError, match="the pin was cracked"):
        mark(body, 3, 12, "quote", OTHER)


def test_quotation_that_would_cut_a_mention_is_refused():
    body = f"<p>{mention(KEY, 'Ana Duarte')} spoke.</p>"

    with pytest.raises(OverlapError, match="Ana Duarte"):
        mark(body, 4, 16, "quote", OTHER)


def test_quotation_inside_a_mention_is_refused():
    body = f"<p>{mention(KEY, 'the “iron” lady')} spoke.</p>"

    with pytest.raises(OverlapError):
        mark(body, 4, 10, "quote", OTHER)


def test_mention_over_two_paragraphs_is_refused():
    with pytest.raises(OverlapError):
        mark("<p>Ana</p><p>Duarte</p>", 0, 11, "mention", KEY)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (3, 4), (90, 99), (-5, 0)])
def test_range_without_words_is_refused(start, end):
    with pytest.raises(BodyError):
        mark("<p>Ana Duarte</p>", start, end, "quote", KEY)


@pytest.mark.parametrize(("kind", "key"), [("quote", "short"), ("quote", KEY.upper()), ("source", KEY)])
def test_invalid_key_or_kind_is_refused(kind, key):
    with pytest.raises(BodyError):
        mark("<p>Ana Duarte</p>", 0, 3, kind, key)


def test_offsets_are_code_points_also_after_an_emoji_and_other_astral_characters():
    body = f"<p>😀 𝄞 Read: {quote(KEY, '“one 👩‍🚒 word”')}.</p>"

    (quotation,) = extract_marks(body).quotations

    assert (quotation.start, quotation.end) == (10, 24)
    assert words_at(body, quotation) == "“one 👩‍🚒 word”"


def test_interrupted_quotation_is_one_with_two_spans():
    body = f"<p>{quote(KEY, '“We waited,”')} she said. {quote(KEY, '“Nobody came.”')}</p>"

    (quotation,) = extract_marks(body).quotations

    assert quotation.text == "“We waited,” “Nobody came.”"
    assert [words_at(body, span) for span in quotation.spans] == ["“We waited,”", "“Nobody came.”"]
    assert (quotation.start, quotation.end) == (0, len(plain_text(body)))


def test_quotations_come_in_reading_order_whatever_their_blocks():
    body = (
        f"<ul><li>{quote(OTHER, '“first”')}</li></ul>"
        f"<table><tbody><tr><td>a</td><td>{quote(KEY, '“second”')}</td></tr></tbody></table>"
        f'<figure data-picture="1a"><figcaption>{mention(KEY, "Ana")} at sea</figcaption></figure>'
    )

    marks = extract_marks(body)

    assert reading_order(body) == [OTHER, KEY]
    assert [quotation.order for quotation in marks.quotations] == [0, 1]
    assert plain_text(body) == "“first”\n\na\t“second”\n\nAna at sea"
    assert words_at(body, marks.quotations[1]) == "“second”"
    assert words_at(body, marks.mentions[0]) == marks.mentions[0].surface == "Ana"
    assert marks.pictures == ("1a",)


def test_mark_goes_over_formats_and_blocks_as_several_spans_of_one_key():
    body = '<p>He said: “The <strong>pin</strong> is <a href="/x">new</a>.</p><p>“It holds.” So he said.</p>'
    plain = plain_text(body)

    marked = mark(body, plain.index("“The"), plain.index(" So"), "quote", KEY)

    assert marked == (
        "<p>He said: " + quote(KEY, '“The <strong>pin</strong> is <a href="/x">new</a>.') + "</p>"
        f"<p>{quote(KEY, '“It holds.”')} So he said.</p>"
    )


def test_mention_may_stand_inside_a_quotation():
    body = f"<p>{quote(KEY, '“Ask Ana.”')}</p>"

    assert mark(body, 5, 8, "mention", OTHER) == "<p>" + quote(KEY, "“Ask " + mention(OTHER, "Ana") + ".”") + "</p>"


def test_mention_that_leaves_its_quotation_counts_as_two():
    body = f"<p>{quote(KEY, '“Ask ' + mention(OTHER, 'Ana'))}{mention(OTHER, 'Duarte')}</p>"

    assert [mention.surface for mention in extract_marks(body).mentions] == ["Ana", "Duarte"]


def test_second_part_of_an_interrupted_quotation_may_take_the_same_key():
    body = mark("<p>“A,” he said. “B.”</p>", 0, 4, "quote", KEY)

    body = mark(body, 14, 18, "quote", KEY)

    (quotation,) = extract_marks(body).quotations
    assert quotation.text == "“A,” “B.”"


def test_dropping_a_mark_keeps_the_words_and_the_other_marks():
    body = f"<p>{quote(KEY, '“a”')} {quote(OTHER, '“b”')}</p>"

    assert drop_marks(body, {KEY}) == f"<p>“a” {quote(OTHER, '“b”')}</p>"
