"""What somebody typed into a search field, read; pure. Whatever is typed is a query: nothing of it is syntax of a database.

Words between quotation marks are looked for as they stand. A word with marks inside (don’t, forty-one) is looked for as
its parts in a row. The last word may go on, unless a space or a mark follows it.
"""

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARS = 200
MAX_PARTS = 8
MAX_WORDS = 16
SHORTEST_OPEN = 2  # one letter begins every other word

WORD = re.compile(r"[^\W_]+")
_UNSEARCHABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]+")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True)
class Typed:
    """`text` is what to show; `parts` are the phrases to look for, each a row of words; `is_open`: the last may go on."""

    text: str
    parts: tuple[tuple[str, ...], ...]
    is_open: bool = False

    @property
    def words(self) -> list[str]:
        return [word for part in self.parts for word in part]

    def __bool__(self) -> bool:
        return bool(self.parts)


def read(text: str) -> Typed:
    """Read what was typed; words beyond the limits are left out."""
    shown = _UNSEARCHABLE.sub(" ", text)[:MAX_CHARS]
    plain = unicodedata.normalize("NFC", shown).translate(_QUOTES)
    parts: list[tuple[str, ...]] = []
    left, is_open = MAX_WORDS, False
    for match in list(_PIECE.finditer(plain)):
        words = tuple(WORD.findall(match[1] if match[1] is not None else match[2]))[:left]
        if not words or words in parts:
            continue
        if len(parts) == MAX_PARTS or not left:
            break
        parts.append(words)
        left -= len(words)
        # A mark after the word, even a full stop, says that it is whole.
        is_open = match[1] is None and match.end() == len(plain) and plain[-1].isalnum() and len(words[-1]) >= SHORTEST_OPEN
    return Typed(shown.strip(), tuple(parts), is_open)


def without(typed: Typed, words: set[str]) -> Typed:
    """Return the query without the single words whose `folded` form is among ``words``; its text is made anew."""
    parts = tuple(part for part in typed.parts if len(part) > 1 or folded(part[0]) not in words)
    stays_open = typed.is_open and bool(parts) and parts[-1] == typed.parts[-1]
    # What was a row of words stays one: in quotation marks it means the same.
    text = " ".join(part[0] if len(part) == 1 else f'"{" ".join(part)}"' for part in parts)
    return Typed(text, parts, stays_open)


def folded(word: str) -> str:
    """Return a word in small letters without accents, as names are compared."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def folded_words(text: str) -> list[str]:
    """Return the words of a name or a query, folded, in their order."""
    return [folded(word) for word in WORD.findall(unicodedata.normalize("NFC", text))]
