"""The words that say somebody said it: found in a sentence, with their helpers (has also said), class and grammar."""

from dataclasses import dataclass
from functools import cache

from .line import Line, words_of
from .words import table

_HELPERS_BETWEEN = 5  # at most so many words from the first helper verb to the cue: has not yet also said
_TWO_WORDS = {"pointed": "out", "points": "out", "point": "out", "pointing": "out", "lashed": "out", "shot": "back", "put": "it", "puts": "it"}
_THIRD = {"went": "on", "goes": "on", "going": "on"}


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    cue_class: str
    frames: frozenset[str]
    form: str  # past, present, bare, participle (-ing)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens[first:after]; `at` is the verb itself."""

    first: int
    at: int
    after: int
    lemma: str
    cue_class: str
    frames: frozenset[str]
    form: str
    negated: bool
    passive: bool
    modal: bool
    infinitive: bool


@cache
def verbs() -> dict[str, Verb]:
    """Return every form of every cue verb."""
    found: dict[str, Verb] = {}
    for lemma, cue_class, frames, forms in table("cues"):
        for form in forms.split():
            found.setdefault(form, Verb(lemma, cue_class, frozenset(frames.split()), _form(form, lemma)))
    return found


def _form(form, lemma):
    if form.endswith("ing"):
        return "participle"
    if form == lemma.split()[0]:
        return "bare"
    return "present" if form.endswith("s") else "past"


def find_cues(line: Line) -> list[Cue]:
    known = verbs()
    return [_cue(line, at, known[word]) for at, word in enumerate(line.lower) if word in known and _may_be_verb(line, at)]


def _may_be_verb(line, at):
    """Leave alone nouns (the claim, his report), names (Mr Wonder) and verbs of two words without the second."""
    word = line.lower[at]
    second = _TWO_WORDS.get(word)
    if second and line.word(at + 1) != second:
        return False
    if line.is_name(at) and at and line.tokens[at - 1].kind == "word":
        return False
    verb = verbs()[word]
    before = line.word(at - 1)
    if word in _ALSO_NOUNS and not _stands_as_verb(line, at):
        return False
    if verb.form == "past" and before in ("the", "a", "an", "his", "her", "its", "their", "our", "my"):
        return False  # the accused, her announced return
    return not (verb.form == "bare" and line.is_end(at + 1) and not before)


def _stands_as_verb(line, at):
    """Of words that are nouns as well (claims, the report, a thought): verbs follow a name, a pronoun or a whole phrase."""
    before, following = line.word(at - 1), line.word(at + 1)
    if before in words_of("determiner") and before not in _NUMBERLESS or before in words_of("preposition") or before in ("'s", "'"):
        return False
    if following in ("of", "from", "to", "in", "about", "by") or following == "for" and line.lower[at] not in ("calls", "call"):
        return False
    if line.is_name(at - 1) or before in words_of("pronoun") or before in (",", ")", "and", "") or line.is_adverb(at - 1):
        is_clear = following in ("that", ",", ":", "their", "it", "there") or line.is_quote(at + 1)
        return line.lower[at] not in ("states", "state") or is_clear
    takes_object = following in words_of("determiner") or following in words_of("pronoun") or following in words_of("object_pronoun")
    return takes_object or line.is_quote(at + 1) or following in (",", ":") and line.is_quote(at + 2)


_NUMBERLESS = frozenset(["all", "both", "some", "many", "most", "few", "several"])
_ALSO_NOUNS = frozenset("states state reports report claims claim calls call notes note demands demand estimates estimate promises promise thought comments comment orders order texts text posts post tweets tweet pledges pledge vows vow reads read answers answer replies reply warns questions advises rules rule stresses stress cries".split())


def _cue(line, at, verb):
    first, helpers = _helpers(line, at)
    words = [line.word(place) for place in helpers]
    infinitive = "to" in words
    passive = verb.form == "past" and any(word in ("is", "are", "was", "were", "be", "been", "being", "'s", "'re") for word in words) and not (
        "'s" in words and len(words) == 1
    )
    return Cue(
        first=first,
        at=at,
        after=at + 2 if _TWO_WORDS.get(line.lower[at]) else at + 1,
        lemma=verb.lemma,
        cue_class=verb.cue_class,
        frames=verb.frames,
        form=verb.form,
        negated=any(word in ("not", "never", "neither") or word.endswith("n't") for word in words),
        passive=passive,
        modal=any(word in ("would", "could", "should", "may", "might", "must", "can") for word in words),
        infinitive=infinitive,
    )


def _helpers(line, at):
    """Return (place of the first helper, places of all helpers) of the verb at `at`; adverbs between count as helpers."""
    helpers, place = [], at - 1
    while place >= 0 and len(helpers) < _HELPERS_BETWEEN:
        word = line.word(place)
        if word in words_of("auxiliary") or word in ("to", "not", "never") or word.endswith("n't"):
            helpers.append(place)
        elif line.is_adverb(place) and not line.is_name(place):
            helpers.append(place)
        elif word == "but" and line.word(place - 1) == "all":  # all but accused
            helpers += [place, place - 1]
            place -= 1
        elif word == "on" and line.word(place - 1) in _THIRD:  # went on to say
            helpers += [place, place - 1]
            place -= 1
        else:
            break
        place -= 1
    while helpers and line.is_adverb(helpers[-1]) and line.word(helpers[-1]) in words_of("time"):
        helpers.pop()  # on Monday Hask yesterday said
    return (min(helpers) if helpers else at), helpers
