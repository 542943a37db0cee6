"""Where words that were said end before their sentence does: at the next cue, a trailing clause, the writer’s own words.

Each function looks at one place and says whether something else takes over there.
"""

from .cues import verbs
from .line import Line
from .next_cue import cue_follows, has_own_cue

_DASHES = frozenset(["—", "–", "--"])
_CLAUSE_WITHIN = 7  # words from “and” to a verb with a tense
_RELATIVES = ("who", "which", "whose", "where")


def breaks_off(line: Line, place: int, first: int) -> bool:
    """Does a content that begins at `first` end before the token at `place`?"""
    word = line.lower[place]
    if word == ",":
        return _leaves_at_comma(line, place + 1, is_typed=True)
    if line.is_comma(place - 1):
        return _leaves_at_comma(line, place, is_typed=False)
    if word == ";" or word in _DASHES or (word == "-" and line.tokens[place].start > line.tokens[place - 1].end):
        return _leaves_at_dash(line, place, first)
    if word in ("and", "but"):
        return cue_follows(line, place + 1)
    if word in ("while", "whereas"):
        return has_own_cue(line, place + 1)
    return word == "according" and line.word(place + 1) == "to"


def _leaves_at_comma(line: Line, at: int, *, is_typed: bool) -> bool:
    """Does something else take over after a comma? `is_typed`: the comma is a token, and not the end of words in marks."""
    following = line.word(at)
    verb = verbs().get(following)
    if verb and (verb.form == "participle" or (verb.form == "past" and "say" in verb.frames)):
        return True  # …, adding that; …, said Hask
    if following == "according" and line.word(at + 1) == "to":
        return True
    if following in _RELATIVES and not _closes_aside(line, at):
        return True
    if line.is_("joins_clause", at):
        return has_own_cue(line, at + 1)
    return is_typed and _is_afterthought(line, at)


def _closes_aside(line: Line, at: int) -> bool:
    """Does the clause with who or which end at a comma, so that what was said goes on after it?"""
    if line.has_quote(at, len(line)):
        return True
    comma = next((place for place in range(at + 1, len(line)) if line.is_comma(place)), None)
    if comma is None:
        return False
    if line.is_("preposition", comma + 1):
        return True
    return line.has_finite(comma + 1, len(line)) and not line.is_("coordinator", comma + 1)


def _is_afterthought(line: Line, at: int) -> bool:
    """Is the rest an afterthought of the writer’s, without a verb of its own: , a modest rise; , the lowest since May?"""
    if line.word(at) not in ("a", "an", "the"):
        return False
    if any(line.word(place) in ("which", "that", "who", "whom") for place in (at + 2, at + 3)):
        return True  # , a point which Brennock described as …
    has_clause = line.has_finite(at, len(line)) or line.has_quote(at, len(line))
    return not has_clause and "," not in line.lower[at:] and "and" not in line.lower[at:]


def _leaves_at_dash(line: Line, place: int, first: int) -> bool:
    """Does a semicolon or dash part off what the writer says? Two dashes around an aside do not."""
    if has_own_cue(line, place + 1):
        return True
    if line.word(place) == ";" or _has_dash(line, place + 1, len(line)) or _has_dash(line, first, place):
        return False
    goes_on = line.is_("coordinator", place + 1) and line.word(place + 2) not in verbs()
    return not goes_on or _has_dash(line, 0, first)


def _has_dash(line: Line, first: int, after: int) -> bool:
    return any(token.text in _DASHES or (token.text == "-" and token.kind == "punct") for token in line.tokens[first:after])


def leaves_quotation(line: Line, at: int) -> bool:
    """After “…,” inside a clause: does the writer take over again (…, while Brennock; …, the Post reported)?"""
    if line.word(at) in ("while", "whereas", "as", "prompting", "drawing"):
        return True
    return not line.is_quote(at) and has_own_cue(line, at)


def begins_main_clause(line: Line, at: int) -> bool:
    return line.is_name(at) or line.is_("determiner", at) or line.is_("pronoun", at)


def ends_lead_in(line: Line, comma: int) -> bool:
    """Although she admitted that the ramp had moved, Hask signed; her claim that it moved, and left"""
    at = comma + 1
    return begins_main_clause(line, at) or (line.is_("coordinator", at) and line.is_finite(at + 1))


def ends_aside(line: Line, comma: int, first: int) -> bool:
    """Hask, who said the ramp had moved, left: the comma after a clause, with the sentence’s own verb behind it."""
    is_relative = "who" in line.lower[first:comma] or "which" in line.lower[first:comma]
    return line.is_finite(comma + 1) and line.has_finite(first, comma) and not is_relative


def begins_new_clause(line: Line, place: int) -> bool:
    """called it a disgrace and left; called it a disgrace, and the board left; accused it of theft said on Sunday"""
    word = line.word(place)
    if word in (";", "because", "while", "although", "when", "after", "before"):
        return True
    if word in ("and", "but"):
        is_clause = line.is_comma(place - 1) and line.has_finite(place + 1, min(place + _CLAUSE_WITHIN, len(line)))
        return is_clause or line.is_finite(place + 1)
    if word == ",":
        return _is_apposition_or_verb(line, place)
    verb = verbs().get(word)
    return verb is not None and verb.form == "past" and "say" in verb.frames and not line.is_name(place)


def _is_apposition_or_verb(line: Line, comma: int) -> bool:
    following = comma + 1
    if line.word(following) in ("a", "an", "the") or line.is_adverb(following):
        return True
    return line.is_finite(following) and not line.is_("pronoun", comma - 1)


def turns_away(line: Line, at: int) -> bool:
    """Does the writer go on in own words after the comma: …, Hask said, adding; …, Hask said, and left?"""
    word = line.word(at)
    if word in ("and", "but") and (begins_main_clause(line, at + 1) or line.word(at + 1) == "that"):
        return cue_follows(line, at + 1) or not line.has_finite(at + 2, min(at + 2 + _CLAUSE_WITHIN, len(line)))
    return not word or line.is_participle(at) or line.is_("own_words", at)
