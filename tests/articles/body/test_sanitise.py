"""What the sanitiser refuses, what it rebuilds, and that it never changes its mind."""

import time

import pytest

from articles.body import MAX_BODY_CHARS, BodyTooLong, plain_text, sanitise
from articles.body.schema import gate

KEY = "abcdefghij"
OTHER = "klmnopqrst"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//x.example/y.js></SCRIPT >",
        "<style>p{}</style>",
        "<template><p>hidden</p></template>",
        "<iframe src=https://x.example>inner</iframe>",
        "<object><p>inner</p></object>",
        "<svg><script>1</script><a>inner</a></svg>",
        "<noscript><p title='</noscript><img src=x onerror=1>'></noscript>",
        "<!-- a comment --><!doctype html><?xml version='1.0'?>",
        "<button type=button>4</button>",
    ],
)
def test_what_is_no_prose_goes_with_everything_in_it(hostile):
    assert sanitise(f"<p>Before{hostile} and after.</p>") == "<p>Before and after.</p>"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVa\tScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "\\\\elsewhere.example/",
        "https:elsewhere.example",
        "https://",
        "http://[broken",
        "ftp://x.example/",
        "page.html",
        "#part",
        "",
        "https://x.example/" + "a" * 2000,
    ],
)
def test_link_to_anywhere_else_is_unwrapped(address):
    assert sanitise(f'<p>A <a href="{address}">link</a>.</p>') == "<p>A link.</p>"


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://x.example/a?b=1&amp;c=2", "https://x.example/a?b=1&amp;c=2"),
        ("HTTP://x.example/", "http://x.example/"),
        ("mailto:desk@x.example", "mailto:desk@x.example"),
        ("/harbour/2026/11/ramp/", "/harbour/2026/11/ramp/"),
        ("https://x.example/a b", "https://x.example/a%20b"),
    ],
)
def test_link_to_the_web_a_mailbox_or_our_own_pages_stays(address, stored):
    assert sanitise(f'<a href="{address}" onclick="x()" target=_blank>link</a>') == f'<p><a href="{stored}">link</a></p>'


@pytest.mark.parametrize(
    ("span", "left"),
    [
        ('<span data-quote="short">words</span>', "words"),
        ('<span data-quote="ABCDEFGHIJ">words</span>', "words"),
        (f'<span data-quote="{KEY}\n">words</span>', "words"),
        (f'<span data-quote="{KEY}"></span>words', "words"),
        (f'<span data-quote="{KEY}"> </span>words', "words"),
        (
            f'<span class="x" style="color:red" data-source="7" data-quote="{KEY}">words</span>',
            f'<span data-quote="{KEY}">words</span>',
        ),
        (
            f'<span data-quote="{KEY}">one <span data-quote="{OTHER}">two</span></span>',
            f'<span data-quote="{KEY}">one two</span>',
        ),
        (
            f'<span data-mention="{KEY}">one <span data-quote="{OTHER}">two</span></span>',
            f'<span data-mention="{KEY}">one two</span>',
        ),
        (f'a<span data-quote="{KEY}"> words </span>b', f'a <span data-quote="{KEY}">words</span> b'),
        (
            f'<strong>a <span data-quote="{KEY}">b</span></strong>',
            f'<strong>a </strong><span data-quote="{KEY}"><strong>b</strong></span>',
        ),
    ],
)
def test_span_is_a_mark_with_a_valid_key_around_words_or_it_is_nothing(span, left):
    assert sanitise(f"<p>{span}</p>") == f"<p>{left}</p>"


@pytest.mark.parametrize(
    ("foreign", "stored"),
    [
        ("loose words", "<p>loose words</p>"),
        ("a &lt; b &amp; c < d", "<p>a &lt; b &amp; c &lt; d</p>"),
        ("<p></p><p> </p><p><br></p>", ""),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<p><b>x <i>y</b> z</i></p>", "<p><strong>x <em>y</em></strong><em> z</em></p>"),
        ("<h1>a</h1><h4>b</h4>", "<h2>a</h2><h3>b</h3>"),
        ("<ul><li><p>one</p></li><li><p>two</p><p>more</p></li></ul>", "<ul><li>one</li><li>two<br>more</li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<li>alone</li>", "<p>alone</p>"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a<br><br>&emsp;<br><br>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a <br> b<br></p>", "<p>a<br>b</p>"),
        (
            "<p>a<figure data-picture='1f-2'><img src=x><figcaption><p>Cap</p></figcaption></figure>b</p>",
            '<p>a</p><figure data-picture="1f-2"><figcaption>Cap</figcaption></figure><p>b</p>',
        ),
        ("<figure data-picture='../x'><figcaption>Cap</figcaption></figure>", "<p>Cap</p>"),
        ("<table><tr><td>1<td><p>2</p><tr><td><td></table>", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
        ("<ul>" * 8 + "deep", "<ul><li>" * 6 + "deep" + "</li></ul>" * 6),
        ("<table><caption><ul><table>x", "<ul><li>x</li></ul>"),
        (
            '<table><tr><th>a<figure data-picture="1"></figure></th></tr></table>',
            '<table><tbody><tr><th>a</th></tr></tbody></table><figure data-picture="1"></figure>',
        ),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"),
        ("<a href='/x'><p>a</p><p>b</p></a>", '<p><a href="/x">a</a></p><p><a href="/x">b</a></p>'),
    ],
)
def test_foreign_structure_becomes_ours(foreign, stored):
    assert sanitise(foreign) == stored


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a b c"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("right\u202eto\u2066left\u200f", "righttoleft"),
        ("soft\u00adhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("every\u00a0space\u00a0 of\u00a0the editor", "every space of the editor"),
        ("10\u00a0000 tonnes, 5\u00a0km, 20\u00a0%", "10\u00a0000 tonnes, 5\u00a0km, 20\u00a0%"),
        ("«\u00a0mot\u00a0»\u00a0: oui\u00a0!", "«\u00a0mot\u00a0»\u00a0: oui\u00a0!"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467", "family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_characters_nobody_types_go(typed, kept):
    assert plain_text(sanitise(f"<p>{typed}</p>")) == kept


BOMBS = {
    "brackets": "<" * 100_000,
    "nested spans": "<span>" * 100_000,
    "nested marks": f'<span data-quote="{KEY}">' * 25_000 + "x",
    "nested lists": "<ul><li>x" * 30_000,
    "nested tables": "<table><tr><td>x" * 30_000,
    "nested quotes": "<blockquote>x" * 30_000,
    "formatting that a tree builder repeats": "".join(f"<b id={n}><p>x" for n in range(25_000)),
    "quotes that never close": '<a ="> ="' * 50_000,
    "unclosed comments": "<!--" * 100_000 + ">",
    "misnested ends": "<div>" * 50_000 + "</span></p></ul>" * 20_000,
    "breaks": "x<br> " * 60_000,
    "no-break spaces": "\u00a0x " * 100_000,
    "entities": "&amp" * 40_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_hostile_text_takes_linear_time_and_no_deep_recursion(bomb):
    began = time.process_time()

    stored = sanitise(bomb)

    assert time.process_time() - began < 1.5  # alone about 0.5 s; the margin is for a busy machine
    assert gate(stored) == stored


def test_body_beyond_the_limit_is_refused_with_a_clear_error():
    with pytest.raises(BodyTooLong, match="1,000,000"):
        sanitise("<b></b>" * (MAX_BODY_CHARS // 7 + 1))


def test_body_that_would_grow_beyond_the_limit_when_escaped_is_refused_too():
    with pytest.raises(BodyTooLong):
        sanitise("<" * MAX_BODY_CHARS)
