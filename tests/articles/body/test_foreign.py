"""Text and HTML from elsewhere: Word, Google Docs, web pages, mail."""

import pytest

from articles.body import Foreign, from_foreign_html, from_plain_text

WORD = """
<html xmlns:o="urn:x"><head><title>Draft 3</title><style>p.MsoNormal {margin:0}</style></head><body lang=EN-GB>
<h1>Ramp <b>shut</b><o:p></o:p></h1>
<p class=MsoNormal><span style='mso-bidi-font-weight:bold'>The ramp is
shut.</span><b style='mso-bidi-font-weight:normal'>Now.</b><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span></span>
<![endif]>The pin</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>1.<span>
&nbsp;</span></span><!--[endif]-->its <i>age</i></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>The hinge</p>
<p class=MsoNormal>After the list.</p></body></html>
"""


def body_of(html: str) -> str:
    return from_foreign_html(html).body


def test_word_document_gives_its_headline_its_emphasis_and_its_nested_list():
    assert from_foreign_html(WORD) == Foreign(
        "Ramp shut",
        "<p>The ramp is shut.<strong>Now.</strong></p>"
        "<ul><li>The pin<ol><li>its <em>age</em></li></ol></li><li>The hinge</li></ul><p>After the list.</p>",
    )


def test_word_title_is_the_headline_where_there_is_no_main_heading():
    assert from_foreign_html('<p class="MsoTitle">Ramp shut</p><p>Text.</p>') == Foreign("Ramp shut", "<p>Text.</p>")


def test_google_docs_wrapper_does_not_make_everything_bold():
    html = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;">Plain, </span>'
        '<span style="font-weight:700;font-style:italic">both</span></p></b>'
    )

    assert body_of(html) == "<p>Plain, <strong><em>both</em></strong></p>"


def test_navigation_and_hidden_text_of_a_web_page_are_left_behind():
    html = '<nav><ul><li>Home</li></ul></nav><div style="DISPLAY: none">spy</div><article><p>Text.</p></article>'

    assert body_of(html) == "<p>Text.</p>"


def test_only_the_first_main_heading_is_the_headline():
    assert from_foreign_html("<h1></h1><h1>One</h1><p>a</p><h1>Two</h1>") == Foreign("One", "<p>a</p><h2>Two</h2>")


def test_heading_that_never_closes_takes_no_paragraph_with_it():
    assert from_foreign_html("<h1>One<p>Text.</p><p>More.</p>") == Foreign("One", "<p>Text.</p><p>More.</p>")


def test_document_without_heading_has_an_empty_headline():
    assert from_foreign_html("<h2>a</h2>just words") == Foreign("", "<h2>a</h2><p>just words</p>")


def test_valid_marks_are_kept():
    marked = '<p><span data-quote="abcdefghij">“a”</span></p>'

    assert body_of(marked) == marked


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("", ""),
        ("one line", "<p>one line</p>"),
        ("one\ntwo\r\nthree", "<p>one</p><p>two</p><p>three</p>"),
        ("wrapped\nline\n\n \nnext", "<p>wrapped line</p><p>next</p>"),
        ("a < b & <b>c</b>", "<p>a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;</p>"),
    ],
)
def test_plain_text_has_paragraphs_at_blank_lines_or_else_at_every_line(text, body):
    assert from_plain_text(text) == body
