"""One key, one quotation: what is a copy, what is foreign, what is only interrupted."""

from articles.body import KeyCopy, extract_marks, rekey

A, B = "aaaaaaaaaa", "bbbbbbbbbb"


def quote(key: str, words: str) -> str:
    return f'<span data-quote="{key}">{words}</span>'


def mention(key: str, words: str) -> str:
    return f'<span data-mention="{key}">{words}</span>'


def keys_of(html: str) -> list[str]:
    return [quotation.key for quotation in extract_marks(html).quotations]


def test_interrupted_quotation_keeps_its_one_key():
    body = f"<p>{quote(A, '“We waited,”')} she said. {quote(A, '“Nobody came.”')}</p>"

    assert rekey(body, {A}, set()).html == body


def test_quotation_over_three_paragraphs_keeps_its_one_key():
    body = "".join(f"<p>{quote(A, words)}</p>" for words in ("“One.", "“Two.", "“Three.”"))

    result = rekey(body, {A}, set())

    assert (result.html, result.copies) == (body, ())


def test_key_made_in_this_form_is_not_foreign():
    body = f"<p>{quote(A, '“a”')} {mention(B, 'Ana')}</p>"

    result = rekey(body, set(), set(), fresh={A, B})

    assert (result.html, result.copies) == (body, ())


def test_pasted_copy_gets_a_new_key_and_the_first_keeps_its_own():
    body = f"<p>{quote(A, '“We waited.”')}</p><p>{quote(A, '“We waited.”')}</p>"

    result = rekey(body, {A}, set())

    first, second = keys_of(result.html)
    assert first == A
    assert result.copies == (KeyCopy(second, A, "quote"),)


def test_span_after_another_quotation_is_a_copy():
    body = f"<p>{quote(A, '“a”')} {quote(B, '“b”')} {quote(A, '“part of a”')}</p>"

    result = rekey(body, {A, B}, set())

    assert keys_of(result.html)[:2] == [A, B]
    assert [copy.from_key for copy in result.copies] == [A]


def test_span_two_blocks_further_on_is_a_copy():
    body = f"<p>{quote(A, '“a”')}</p><p>Between.</p><p>{quote(A, '“c”')}</p>"

    assert [copy.from_key for copy in rekey(body, {A}, set()).copies] == [A]


def test_picture_without_caption_does_not_part_two_paragraphs_of_a_quotation():
    body = f'<p>{quote(A, "“One.")}</p><figure data-picture="1a"></figure><p>{quote(A, "“Two.”")}</p>'

    assert rekey(body, {A}, set()).copies == ()


def test_copy_of_an_interrupted_quotation_is_one_quotation_too():
    parts = f"{quote(A, '“We waited,”')} she said. {quote(A, '“Nobody came.”')}"

    result = rekey(f"<p>{parts}</p><p>{parts}</p>", {A}, set())

    assert len(result.copies) == 1
    assert [len(quotation.spans) for quotation in extract_marks(result.html).quotations] == [2, 2]


def test_key_of_another_story_is_replaced_at_its_first_use():
    result = rekey(f"<p>{quote(A, '“a”')} {mention(B, 'Ana')}</p>", set(), set())

    assert [(copy.from_key, copy.kind) for copy in result.copies] == [(A, "quote"), (B, "mention")]
    assert A not in result.html
    assert B not in result.html


def test_key_known_as_a_mention_is_foreign_as_a_quotation():
    assert [copy.kind for copy in rekey(f"<p>{quote(A, '“a”')}</p>", set(), {A}).copies] == ["quote"]


def test_second_mention_of_one_key_is_a_copy_even_inside_a_quotation():
    result = rekey(f"<p>{mention(B, 'Ana')} {quote(A, '“I, ' + mention(B, 'Ana') + '”')}</p>", {A}, {B})

    assert [mention.key for mention in extract_marks(result.html).mentions] == [B, result.copies[0].new_key]
    assert result.copies[0].kind == "mention"
