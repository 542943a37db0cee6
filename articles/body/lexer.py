"""HTML as a flat sequence of tokens, in linear time for any text.

A tree builder by the HTML standard repeats open formatting in every later block, so that a small hostile text becomes
a huge tree; and it nests as deep as the text says. Neither can happen to a flat sequence. What is not a whole tag is
text: a reporter's "a < b" stays.
"""

import html as entities
import re
from collections.abc import Iterator

from .schema import DROPPED, RAW_TEXT

TEXT, START, END = "text", "start", "end"
Token = tuple[str, str, str]  # (TEXT, text, "") | (START, tag, attributes as written) | (END, tag, "")

_NAME = r"<(/?)([a-zA-Z][^\s/>]*+)"
_TAG = re.compile(_NAME + r"""((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""")
_TAG_IGNORING_QUOTES = re.compile(_NAME + r"([^>]*+)>")
_TAG_BEGINS = re.compile(r"</?[a-zA-Z]")
_NOT_A_TAG = re.compile(r"(?:<(?![a-zA-Z/!?]))+")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?""")
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}
# Python refuses to read a number of more than 4,300 digits, and html.unescape would raise.
_ENDLESS_NUMBER = re.compile(r"&#[0-9]{8,};?")


def tokens(html: str) -> Iterator[Token]:
    """The tags and texts of `html` in order, without comments and without what never is prose (schema.DROPPED)."""
    skipped, depth = "", 0
    for token in _all_tokens(html):
        kind, name, _ = token
        if skipped:
            if name == skipped and kind != TEXT:
                depth += 1 if kind == START else -1
                if depth == 0:
                    skipped = ""
        elif kind == START and name in DROPPED:
            if name not in RAW_TEXT:
                skipped, depth = name, 1
        else:
            yield token


def attributes(raw: str) -> dict[str, str]:
    """The attributes of a start tag; of two with one name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def unescape(text: str) -> str:
    if "&" not in text:
        return text
    return entities.unescape(_ENDLESS_NUMBER.sub("\ufffd", text))


def _all_tokens(html: str) -> Iterator[Token]:
    position, last_bracket = 0, html.rfind(">")
    tag_pattern, comments_close = _TAG, True
    while position < len(html):
        opening = html.find("<", position)
        if opening == -1 or opening > last_bracket:
            yield TEXT, unescape(html[position:]), ""
            return
        if opening > position:
            yield TEXT, unescape(html[position:opening]), ""
        position = opening
        if _TAG_BEGINS.match(html, position):
            match = tag_pattern.match(html, position)
            if match is None:
                # A quoted value that never closes. Trying again at every tag would take quadratic time, so from
                # here on tags end at the first bracket.
                tag_pattern = _TAG_IGNORING_QUOTES
                match = tag_pattern.match(html, position)
            closing, name, raw = match.groups()
            name, position = name.lower(), match.end()
            yield (END, name, "") if closing else (START, name, raw)
            if name in RAW_TEXT and not closing:
                end = _ENDS[name].search(html, position)
                position = end.start() if end else len(html)
        elif html.startswith(("<!", "<?"), position):
            end = -1
            if comments_close and html.startswith("<!--", position):
                end = html.find("-->", position + 2)
                comments_close = end != -1
            position = end + 3 if end != -1 else html.index(">", position) + 1
        else:
            plain = _NOT_A_TAG.match(html, position)
            after = plain.end() if plain else position + 1
            yield TEXT, html[position:after], ""
            position = after
