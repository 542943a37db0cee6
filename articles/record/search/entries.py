"""From a story readers can open to what a search looks through; pure but for the rows it is given.

Nothing is indexed that a page does not print: headline, standfirst, text, the words of quotations, and of a speaker what
readers are shown.
"""

import hashlib
import html
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from articles.record.models import EntryKind, PublishedQuotation, SearchEntry, StoryPage

from .marks import without_signs

# Entries of one minute; an import may publish thousands at once, and what overflows takes places of the next minute.
PLACES_A_MINUTE = 1 << 16
# PostgreSQL takes no more than 1 MB of words of one text; what stands further down is not found there.
MAX_BODY_CHARS = 200_000
MAX_TERMS_CHARS = 32

_BUTTON = re.compile(r"<button\b.*?</button>", re.DOTALL)
_INLINE = re.compile(r"</?(?:span|a|strong|em)\b[^>]*>")
_BLOCK = re.compile(r"(?:\s*<[^>]+>\s*)+")


def first_place(at: datetime) -> int:
    """Return the lowest id of entries first published in this minute; ids of later minutes are higher."""
    return int(at.timestamp() // 60) * PLACES_A_MINUTE


def entries_of(page: StoryPage, quotations: Sequence[PublishedQuotation]) -> list[SearchEntry]:
    """Return the entries of a story, without ids: of the quotations from the last to the first, the story at the end.

    Newest first then shows the story above what is said in it.
    """
    about = [token("topic", each["address"].strip("/").partition("/")[2]) for each in page.topics]
    section = token("section", page.section_slug)
    ordered = sorted(quotations, key=lambda row: row.number, reverse=True)
    found = [_of_quotation(row, page, [section, *about]) for row in ordered]
    body = f"{page.standfirst}\n\n{plain_text(page.body_html)}"
    story = SearchEntry(
        kind=EntryKind.STORY, page=page, section=page.section_slug,
        filters=" ".join([token("kind", EntryKind.STORY), section, *about]),
        title=clean(page.headline), body=clean(body.strip())[:MAX_BODY_CHARS],
    )  # fmt: skip
    return [*found, story]


def _of_quotation(row: PublishedQuotation, page: StoryPage, shared: list[str]) -> SearchEntry:
    terms = row.card["terms"]["label"][:MAX_TERMS_CHARS]  # as readers are told them
    tokens = [token("kind", EntryKind.QUOTATION), *shared, token("terms", terms)]
    names = [row.speaker, row.card.get("role") or ""]
    if row.profile is not None:
        tokens.append(token("person", row.profile.path))
        if row.profile.name != row.speaker:
            names.append(row.profile.name)  # renamed since: found under both
    return SearchEntry(
        kind=EntryKind.QUOTATION, page=page, quotation=row, profile=row.profile, section=page.section_slug, terms=terms,
        filters=" ".join(tokens), title=clean(", ".join(name for name in names if name)),
        body=clean(row.text)[:MAX_BODY_CHARS],
    )  # fmt: skip


def token(kind: str, value: str) -> str:
    """Return the word under which the index knows that an entry can be narrowed by ``value``.

    Digits after the first letter: a stemmer leaves them alone, and no address has to be looked up to ask for it.
    """
    digest = hashlib.sha256(f"{kind}:{value}".encode()).digest()
    return f"{kind[0]}{int.from_bytes(digest[:7], 'big'):017d}"


def plain_text(body_html: str) -> str:
    """Return what a reader reads of a story's body, blocks joined by a blank line, without the numerals of the marks."""
    text = _INLINE.sub("", _BUTTON.sub("", body_html))
    return html.unescape(_BLOCK.sub("\n\n", text)).strip()


def clean(text: str) -> str:
    """Return the text as it is indexed: accents composed, no sign of ours, nothing a database refuses."""
    return without_signs(unicodedata.normalize("NFC", text.replace("\x00", " ")))
