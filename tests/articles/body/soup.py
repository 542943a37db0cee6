"""Texts for hypothesis: HTML soup of every kind of tag, and proper bodies with marks."""

import string

from hypothesis import strategies as st

from articles.body.writing import escape

KEYS = ("aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd")
NAMES = (
    "p div h1 h2 h4 ul ol li blockquote hr br strong b em i a span figure figcaption table caption thead tbody tfoot tr"
    " th td pre section dl dd font u script style svg textarea template button nav head body p o:p custom-x"
)
TAGS = NAMES.split()
ATTRIBUTES = (
    "",
    f' data-quote="{KEYS[0]}"',
    f" data-quote={KEYS[1]}",
    f" data-mention='{KEYS[2]}'",
    ' data-quote="no key"',
    ' data-picture="a1-f"',
    ' data-picture="../x"',
    ' href="https://x.example/?a=1&b=<2>"',
    ' href="/people/ana-duarte/"',
    ' href="javascript:alert(1)"',
    ' href="//x.example"',
    ' style="font-weight:bold;font-style:italic"',
    ' style="mso-list:l0 level2 lfo1"',
    ' style="mso-list:Ignore"',
    ' style="display:none"',
    ' class="MsoTitle" onclick="x()"',
    ' title="a > b',
    " =\"'",
)
LETTERS = (
    string.ascii_letters
    + string.digits
    + " \n\t\r\u00a0\u202f\u2003<>&\"'“”«»‘’.,:%\x00\x0b\x85\u200b\u202e\ufeff😀é漢\ud800"
)

words = st.text(alphabet=LETTERS, max_size=12)
anything = st.text(max_size=20)
entities = st.sampled_from(["&amp;", "&nbsp;", "&#0;", "&#x1F600;", "&#160", "&lt;b&gt;", "&bogus;", "&"])
oddities = st.sampled_from(["<", "</", "<!", "<!--", "-->", "<?x", "<![endif]>", "</ >", "<a b='", '="', ">", "/>"])
starts = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
ends = st.builds("</{}>".format, st.sampled_from(TAGS))
html_soup = st.lists(st.one_of(words, starts, starts, ends, entities, oddities, anything), max_size=30).map("".join)

# Containers in every order, closed or not: where blocks may stand is the hard part of reading HTML.
_CONTAINERS = "ul ol li table tr td th thead caption blockquote figure h2 p div span b pre br hr"
_structure = st.sampled_from(_CONTAINERS.split())
structures = st.lists(
    st.one_of(
        st.builds("<{}>".format, _structure),
        st.builds("</{}>".format, _structure),
        st.sampled_from(['<figure data-picture="1a">', f'<span data-quote="{KEYS[0]}">', "x", "y ", " z\n"]),
    ),
    max_size=40,
).map("".join)

_plain_words = st.text(alphabet="abc XYZ.,“” 😀é\U0001d11e", min_size=1, max_size=10)


def _dressed(words: str, how: str) -> str:
    return how.format(escape(words))


_pieces = st.builds(
    _dressed,
    _plain_words,
    st.sampled_from(
        [
            "{}",
            "{}",
            "<strong>{}</strong>",
            "<em>{}<br>x</em>",
            '<a href="/x">{}</a>',
            *(f'<span data-quote="{key}">{{}}</span>' for key in KEYS),
            *(f'<span data-mention="{key}">{{}}</span>' for key in KEYS),
            f'<span data-quote="{KEYS[0]}">a <strong>{{}}</strong> <span data-mention="{KEYS[1]}">N</span></span>',
        ]
    ),
)
_inline = st.lists(_pieces, min_size=1, max_size=5).map("".join)
_block = st.builds(
    str.format,
    st.sampled_from(
        [
            "<p>{0}</p>",
            "<p>{0}</p>",
            "<h2>{0}</h2>",
            "<ul><li>{0}</li><li>{0}<ol><li>{0}</li></ol></li></ul>",
            "<blockquote><p>{0}</p></blockquote>",
            '<figure data-picture="1a"><figcaption>{0}</figcaption></figure><hr>',
            "<table><tbody><tr><td>{0}</td><td></td><td>{0}</td></tr></tbody></table>",
        ]
    ),
    _inline,
)
bodies = st.lists(_block, max_size=5).map("".join)
