"""Who speaks, as written after a cue: said Mirela Hask, the harbour master."""

from .line import Line
from .next_cue import cue_within
from .subjects import LONGEST_SUBJECT, Subject

_STOPS = frozenset([".", "!", "?", ":", ";", "…", "—", "–", "--"])


def subject_after(line: Line, first: int) -> Subject | None:
    """Return the noun phrase that begins at `first`, right after an inverted cue, with its apposition."""
    if first >= len(line) or not _may_begin_subject(line, first):
        return None
    after = first
    while after < min(len(line), first + LONGEST_SUBJECT) and not _ends_subject(line, after, first):
        after += 1
    while after > first and line.word(after - 1) == ",":
        after -= 1
    return Subject(first, after) if after > first else None


def _ends_subject(line: Line, place: int, first: int) -> bool:
    word = line.lower[place]
    if line.is_quote(place):
        return place + 1 >= len(line) or place == first or line.word(place - 1) == ","
    if word in _STOPS:
        return True
    if word == ",":
        return _leaves_apposition(line, place + 1)
    if word in ("who", "which"):
        return cue_within(line, place + 1)
    if line.is_("subordinator", place) and word not in ("whose", "that"):
        return place > first
    if _opens_occasion(line, place):
        return True
    is_day = line.is_("time", place) and line.is_name(place)
    return is_day and line.word(place - 1) not in ("the", "of", "in", "since", "on")


def _leaves_apposition(line: Line, at: int) -> bool:
    """Does what follows the comma leave the apposition: …, adding that; …, “and”; …, in a statement?"""
    following = line.word(at)
    if not following:
        return True
    if following in ("who", "which") and cue_within(line, at + 1):
        return True
    if line.is_("coordinator", at) or (line.is_("subordinator", at) and following not in ("who", "whose", "which")):
        return True
    return line.is_("leaves_apposition", at) or line.is_participle(at)


def _opens_occasion(line: Line, place: int) -> bool:
    """in a statement, at a news conference, during an interview, to the committee’s hearing, on a call"""
    if not line.is_("before_occasion", place) or line.word(place + 1) not in ("a", "an", "the", "his", "her"):
        return False
    return any(line.is_("occasion", at) for at in range(place + 2, place + 6))


def _may_begin_subject(line: Line, at: int) -> bool:
    """May a speaker begin here? Not at a preposition, a weekday, a “that” or a lone adverb."""
    token = line.tokens[at]
    if token.kind == "number":
        return at + 1 < len(line) and (line.tokens[at + 1].kind == "word" or line.word(at + 1) == "-")  # 71-year-old
    if token.kind != "word":
        return False
    if any(line.is_(kind, at) for kind in ("preposition", "subordinator", "coordinator", "time", "no_subject")):
        return False
    if line.is_("object_pronoun", at) and token.lower not in ("it", "you") and not _is_possessive(line, at):
        return False
    if line.is_adverb(at) or line.is_participle(at):
        return False
    return not line.is_finite(at) or line.is_name(at)


def _is_possessive(line: Line, at: int) -> bool:
    """said her niece; but “said” and a bare “her” have nobody who speaks"""
    following = at + 1
    if line.word(at) != "her" or following >= len(line) or line.tokens[following].kind != "word":
        return False
    return not any(line.is_(kind, following) for kind in ("preposition", "subordinator", "coordinator", "time", "adverb"))
