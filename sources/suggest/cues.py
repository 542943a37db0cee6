"""The words that say somebody said it: found in a sentence, with their helpers (has also said), class and grammar."""

from dataclasses import dataclass
from functools import cache

from .line import Line, words_of
from .words import table

_HELPERS_BETWEEN = 5  # at most so many words from the first helper verb to the cue: has not yet also said


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    cue_class: str
    frames: frozenset[str]  # what it takes; words/cues.txt explains each
    form: str  # past, present, bare, participle (-ing)

    @property
    def is_finite(self) -> bool:
        return self.form in ("past", "present")


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

    @property
    def takes_clause(self) -> bool:
        return not self.frames.isdisjoint(_CLAUSE_FRAMES)

    @property
    def may_follow_words(self) -> bool:
        """May the words stand before it: “It moved,” she said?"""
        return self.takes_clause or "quote" in self.frames


_CLAUSE_FRAMES = frozenset(["say", "that", "tell"])


@cache
def verbs() -> dict[str, Verb]:
    """Return every form of every cue verb."""
    found: dict[str, Verb] = {}
    for lemma, cue_class, frames, forms in table("cues"):
        for form in forms.split():
            found.setdefault(form, Verb(lemma, cue_class, frozenset(frames.split()), _form(form, lemma)))
    return found


def _form(form: str, lemma: str) -> str:
    if form.endswith("ing"):
        return "participle"
    if form == lemma.split()[0]:
        return "bare"
    return "present" if form.endswith("s") else "past"


def find_cues(line: Line) -> list[Cue]:
    """Return the cues of a sentence in reading order."""
    known = verbs()
    return [_cue(line, at, known[word]) for at, word in enumerate(line.lower) if word in known and _may_be_verb(line, at)]


def is_cue(line: Line, at: int) -> bool:
    """Is the word at a place a verb that reports, and no name and no noun (the rules, her report)?"""
    is_noun = line.is_("also_noun", at) and _opens_noun(line, at - 1)
    return line.lower[at] in verbs() and not is_noun and not line.is_name(at)


def _may_be_verb(line: Line, at: int) -> bool:
    """Leave alone nouns (the claim, his report), names (Mr Wonder) and verbs of two words without the second."""
    word = line.lower[at]
    second = _second_words().get(word)
    if second and line.word(at + 1) != second:
        return False
    if line.is_name(at) and at and line.tokens[at - 1].kind == "word":
        return False
    if word in words_of("also_noun") and not _stands_as_verb(line, at):
        return False
    form = verbs()[word].form
    if form == "past" and line.is_("before_noun", at - 1):
        return False  # the accused, her announced return
    return not (form == "bare" and line.is_end(at + 1) and not line.word(at - 1))


def _stands_as_verb(line: Line, at: int) -> bool:
    """Of words that are nouns as well (claims, the report, a thought): verbs follow a name, a pronoun or a whole phrase."""
    word, following = line.lower[at], line.word(at + 1)
    if _opens_noun(line, at - 1) or _is_owned(line, at):
        return False
    if following in ("of", "from", "to", "in", "about", "by") or (following == "for" and word not in ("calls", "call")):
        return False
    if _may_be_subject_word(line, at - 1):
        is_clear = following in ("that", ",", ":", "their", "it", "there") or line.is_quote(at + 1)
        return word not in ("states", "state") or is_clear
    takes_object = line.is_("determiner", at + 1) or line.is_("pronoun", at + 1) or line.is_("object_pronoun", at + 1)
    return takes_object or line.leads_to_quote(at + 1, (",", ":"))


def _opens_noun(line: Line, at: int) -> bool:
    """Can only a noun follow the word here: the, of, Hask’s?"""
    is_determiner = line.is_("determiner", at) and not line.is_("numberless", at)
    return is_determiner or line.is_("preposition", at) or line.word(at) in ("'s", "'")


def _is_owned(line: Line, at: int) -> bool:
    """her repeated claim; but her friends claim"""
    before = line.word(at - 1)
    is_plural = before.endswith("s") or before == "people"
    return verbs()[line.lower[at]].form == "bare" and line.is_("owner", at - 2) and not is_plural


def _may_be_subject_word(line: Line, at: int) -> bool:
    is_break = line.word(at) in (",", ")", "and", "")
    is_name = line.is_name(at) and not line.is_("determiner", at)
    return is_name or line.is_("pronoun", at) or is_break or line.is_adverb(at)


def _cue(line: Line, at: int, verb: Verb) -> Cue:
    helpers = _helpers(line, at)
    words = [line.word(place) for place in helpers]
    return Cue(
        first=min(helpers, default=at),
        at=at,
        after=at + 2 if line.lower[at] in _second_words() else at + 1,
        lemma=verb.lemma,
        cue_class=verb.cue_class,
        frames=verb.frames,
        form=verb.form,
        negated=any(word in ("not", "never", "neither") or word.endswith("n't") for word in words),
        passive=verb.form == "past" and _is_passive(words),
        modal=any(word in words_of("unreal") for word in words),
        infinitive="to" in words,
    )


def _is_passive(helpers: list[str]) -> bool:
    """Was somebody told? A lone ’s may stand for has as well."""
    return helpers != ["'s"] and any(word in words_of("being") or word in ("be", "'re") for word in helpers)


def _helpers(line: Line, at: int) -> list[int]:
    """Return the places of all helpers of the verb at `at`, nearest first; adverbs between count as helpers."""
    helpers: list[int] = []
    place = at - 1
    while place >= 0 and len(helpers) < _HELPERS_BETWEEN:
        if _is_helper(line, place):
            helpers.append(place)
        elif _is_second_helper(line, place):
            helpers += [place, place - 1]
            place -= 1
        else:
            break
        place -= 1
    while helpers and (line.is_("time", helpers[-1]) or line.word(helpers[-1]) == "yet"):
        helpers.pop()  # on Monday Hask yesterday said; and yet said
    return helpers


def _is_helper(line: Line, at: int) -> bool:
    word = line.word(at)
    if word in words_of("auxiliary") or word in ("to", "not", "never", "yet") or word.endswith("n't"):
        return True
    return line.is_adverb(at) and not line.is_name(at)


def _is_second_helper(line: Line, at: int) -> bool:
    """all but accused; went on to say"""
    word, before = line.word(at), line.word(at - 1)
    return (word == "but" and before == "all") or (word == "on" and before in ("went", "goes", "going"))


@cache
def _second_words() -> dict[str, str]:
    return dict(table("two_word_cues"))
