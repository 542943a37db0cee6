"""Texts for hypothesis: news as it is typed, pasted and broken, built from the pieces that rules look at."""

from uuid import UUID

from hypothesis import strategies as st

from sources.suggest.model import KnownName

_MARKS = ["“", "”", '"', "‘", "’", "'", "''", "``", "«", "»", "„", "‹", "›", "“‘", "’”", ",”", ".”", "?'", "…”", "”“", '""']
_NAMES = [
    "Mirela Hask", "Hask", "Const. Tom Brennock", "Sen. Ada O’Brien (R-Ky.)",
    "the Aldermere Harbour Board (AHB)", "AHB", "Hurricanes Irma and Harvey", "Dr. J. P. van der Meer Jr.",
    "Operation Safe Harbour", "Port Ellery, N.S.", "the agency", "one official", "critics", "many agencies",
    "she", "they", "who", "his sister, Ana", "Beyoncé", "Ó Laoi", "東京", "محمد علي",
]  # fmt: skip
_CUES = [
    "said", "says", "told reporters", "asked whether", "according to", "According to", "added", "adding that",
    "reportedly", "is said to", "claimed that", "in a statement", "his claim that", "denied",
    "did not say whether", "called", "described as", "wrote:", "said:", "said that", "were told", "who say",
    "It is understood that", "announced", "slammed",
]  # fmt: skip
_WORDS = [
    "the ramp moved", "because it was wet", "the the", "nearly 500 cars", "498 cars", "489 cars",
    "$1.2 million", "1,200", "3.4", "between 40 and 60 people", "20 per cent", "half a million", "Thursday",
    "yesterday", "on 12 March 2024", "at 9 a.m.", "and", "but", "that", "which was closed",
    "Read more: Ferry late again", "ADVERTISEMENT", "PORT ELLERY, N.S., Dec. 11 —", "Photo: A. Lorne", "No. 10",
    "e.g.", "U.S.", "D.C.", "won’t", "o’clock", "the ’80s", "rock ’n’ roll", "Section 12",
]  # fmt: skip
_STOPS = [".", ",", ";", ":", "?", "!", "…", "...", "—", " – ", "-", "(", ")", "[", "]", "{", "/", "*", "•", "|"]
_BLANKS = [" ", " ", " ", " ", "", "\n", "\n\n", "\n\n", "\t", "\u00a0", "\u2003", "\u2028", "\v", "\f", "\x85"]
_ODD = [
    "\x00", "\x1a", "\x1b", "\x7f", "\u200b", "\u200f", "\u202e", "\ufeff", "\ufffd", "\ufffc", "\ud800",
    "\udfff", "😀", "👩‍👩‍👧", "é", "e\u0301", "ﬁ", "ß", "İ", "ǆ", "٣٤", "²", "½", "Ⅷ", "१२", "１２", "\U0010ffff",
    "â€œ", "â€\x9d", "Ã©", "&quot;", "<b>",
]  # fmt: skip

pieces = st.sampled_from(_MARKS + _NAMES + _CUES + _WORDS + _STOPS + _BLANKS * 2 + _ODD)
anything = st.text(alphabet=st.characters(codec=None, categories=None), max_size=200)


@st.composite
def news(draw: st.DrawFn, returns: bool = True) -> str:
    """A text of up to some sixty pieces; with `returns` also carriage returns, alone and before line feeds."""
    more = st.sampled_from(["\r", "\r\n", "\r\n\r\n"]) if returns else st.just(" ")
    parts = draw(st.lists(st.one_of(pieces, pieces, pieces, pieces, more), max_size=60))
    between = draw(st.sampled_from([" ", " ", ""]))
    return between.join(parts)


texts = st.one_of(news(), news(), anything)

_IDS = [None, UUID(int=1), UUID(int=2), UUID(int=3)]

known_names = st.builds(
    KnownName,
    name=st.one_of(st.sampled_from([*_NAMES, *_CUES, *_WORDS, *_MARKS, *_ODD, "", " "]), anything),
    entity_id=st.sampled_from(_IDS),
    type=st.sampled_from(["person", "organisation", "place", "event", "operation", "work_or_law", "other"]),
    alias_kind=st.sampled_from(["full", "short", "acronym", "former", "nickname", "transliteration", "misspelling"]),
    case_sensitive=st.booleans(),
    may_match_alone=st.booleans(),
    source_id=st.sampled_from(_IDS),
)
