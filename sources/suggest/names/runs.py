"""Runs: capitalised words that stand side by side, small words inside a person's name included."""

from functools import cache

from ..words import words
from .capitals import Capital
from .lexicon import CALENDAR, GIVEN, ORDINARY, ORGANISATION, PARTY, PLACE, SURNAME, TITLE, particles, title_phrases

_MONTHS_AND_NAMES = frozenset({"may", "april", "june", "august", "march", "jan"})
_BEFORE_A_DATE = tuple(
    f"{word} "
    for word in ("in", "on", "since", "by", "until", "till", "last", "next", "early", "late", "of", "from", "to", "this")
)


def split_runs(flat: str, capitals: list[Capital]) -> list[list[Capital]]:
    """Return the runs of one paragraph in order."""
    runs: list[list[Capital]] = []
    previous = None
    for capital in _with_title_phrases(flat, capitals):
        if capital.kinds & PARTY or (capital.kinds & CALENDAR and _is_date(flat, capital, previous)):
            previous = None
            continue
        if previous is not None and _goes_on(runs[-1], capital):
            runs[-1].append(capital)
        else:
            runs.append([capital])
        previous = capital
    return runs


def _with_title_phrases(flat, capitals):
    """Yield the capitals, each “Secretary of State” as one of them."""
    skip_to = -1
    for capital in capitals:
        if capital.start < skip_to:
            continue
        phrase = _phrase_at(flat, capital) if capital.kinds & TITLE else ""
        if phrase:
            skip_to = capital.start + len(phrase)
            text = flat[capital.start : skip_to]
            whole = Capital(capital.start, skip_to, text, capital.gap, False, {})
            whole.kinds = TITLE
            yield whole
        else:
            yield _after_phrase(flat, capital, skip_to)


def _after_phrase(flat, capital, phrase_end):
    """Give the word after a phrase its true gap: the one it had begins at the phrase's last capital."""
    if 0 < capital.start - phrase_end < 4:
        capital.gap = flat[phrase_end : capital.start]
    return capital


def _phrase_at(flat, capital):
    longest = flat[capital.start : capital.start + 60].lower()
    if " of " not in longest:
        return ""
    for phrase in title_phrases():
        if longest.startswith(phrase) and not longest[len(phrase) : len(phrase) + 1].isalpha():
            return phrase
    return ""


def _is_date(flat, capital, previous):
    bare = capital.lower.rstrip(".")
    if bare not in _MONTHS_AND_NAMES:
        return True
    if flat[capital.end : capital.end + 2].strip()[:1].isdigit():
        return True
    if previous is not None and capital.gap == " " and previous.kinds & (GIVEN | SURNAME | TITLE):
        return False
    before = flat[max(0, capital.start - 8) : capital.start].lower()
    return before.endswith(_BEFORE_A_DATE)


def _goes_on(run, capital):
    previous, gap = run[-1], capital.gap
    if gap is None:
        return False
    if previous.text[-1] == "." and capital.kinds & ORDINARY and not capital.kinds & (TITLE | GIVEN | ORGANISATION):
        return False  # … in the U.S. However, …
    if previous.is_possessive:
        return gap == " " and _is_possessive_inside(run, capital)
    return gap in (" ", "\n", " & ") or (gap[:1] == gap[-1:] == " " and _is_particle_gap(gap, previous, capital))


def _is_possessive_inside(run, capital):
    """Is this the possessive of a name’s own word, as in Children’s Hospital and St. Mary’s Church?"""
    if run[-1].lower in words("names_possessive_inside"):
        return bool(capital.kinds & (ORGANISATION | PLACE)) or capital.kinds == 0
    noun = run[-1].lower.removesuffix("s")
    if run[-1].kinds & TITLE or noun in words("names_roles") or run[-1].lower in words("names_roles"):
        return bool(capital.kinds & (ORGANISATION | PLACE))
    return run[0].lower in ("st.", "st", "saint") and bool(capital.kinds & (ORGANISATION | PLACE))


def _is_particle_gap(gap, previous, capital):
    return gap in _particle_gaps() and not (previous.kinds & ORGANISATION or capital.kinds & ORGANISATION)


@cache
def _particle_gaps():
    small = particles()
    pairs = {f" {one} {two} " for one in small for two in small}
    return pairs | {f" {one} " for one in small if one not in ("ten", "te", "den")}
