"""Who speaks, as written: the noun phrase before a cue (Mirela Hask, the harbour master, said) or after it (said Hask)."""

from dataclasses import dataclass

from .cues import verbs
from .line import Line, words_of

_LONGEST_SUBJECT = 60  # tokens; beyond, commas have led us astray
_RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
_MOST_SEGMENTS = 10  # stretches between commas from a speaker to the cue
_CLOSES_WORDS = frozenset([",", ".", "!", "?", "…", "—", "–", "-"])
_NOT_SUBJECTS = frozenset(["it", "there", "what", "this", "that", "which", "these", "those"])
_LINKS = frozenset(["and", "or", "&", "of", "for", "in", "at", "with", "from", "on", "to", "the", "a", "an", "'s", "'", "by", "the"])


@dataclass(frozen=True, slots=True)
class Subject:
    """tokens[first:after] of a sentence."""

    first: int
    after: int


def subject_before(line: Line, cue_first: int, at: int) -> Subject | None:
    """Return the noun phrase that ends where the cue begins, not reaching back beyond token `at`."""
    last = cue_first - 1
    at = max(at, cue_first - _LONGEST_SUBJECT)
    if last < at:
        return None
    if line.word(last) in (",", ")", "—", "–", "-") or line.tokens[last].text == ",":
        return _subject_with_aside(line, last, at)
    if line.tokens[last].kind == "punct" or line.is_quote(last) or line.is_("coordinator", last):
        return None
    first = _with_adjective(line, _phrase_start(line, last, at), at)
    return Subject(first, last + 1) if first <= last else None


def _with_adjective(line, first, at):
    """the weary, 71-year-old diplomat: a comma between adjectives ends no phrase"""
    before = first - 3
    is_noun = first < len(line) and line.tokens[first].text.islower() or line.word(first)[:1].isdigit()
    if line.is_("pronoun", first) or line.is_("determiner", first) or not is_noun:
        return first
    if before >= at and line.word(first - 1) == "," and line.word(before) in ("the", "a", "an") and line.tokens[before + 1].text.islower():
        return before
    return first


def _phrase_start(line, last, at):
    """Return where the noun phrase ending at `last` begins: after the nearest comma, subordinator or verb."""
    place = last
    while place >= at:
        word = line.word(place)
        if line.is_quote(place) and at < place < last and line.tail(place).isalnum():  # a “scare” word inside the phrase
            place -= 1
            continue
        if line.is_quote(place):
            break
        if line.tokens[place].kind == "punct" and word not in ("&", "'", "/", "-", "@", "#", ".", "%", "$"):
            if word == ")" and (opened := _opening(line, place, at)) is not None:
                place = opened - 1
                continue
            break
        if word in words_of("subordinator"):
            if word in _RELATIVE and place > at and not _opens_clause(line, place):
                place -= 1
                continue
            break
        if word in words_of("coordinator") and (word not in ("and", "or", "&") or _is_clause_and(line, place, at)):
            break
        if word in words_of("finite") and not _in_relative(line, place, at):
            break
        place -= 1
    first = place + 1
    while first <= last and (line.is_("coordinator", first) or (line.is_adverb(first) and not line.is_name(first))):
        first += 1
    first = _without_opener(line, first, last)
    return last + 1 if line.word(first) == "to" else first


def _without_opener(line, first, last):
    """Take an opening phrase off that no comma parts: On Tuesday Hask, In a statement the board."""
    if line.word(first) not in words_of("preposition") or last == first:
        return first
    for place in range(first + 1, last + 1):
        if line.word(place) in words_of("time") and place < last:
            after = place + 1
            while after < last and (line.word(after) in words_of("time") or line.tokens[after].kind == "number"):
                after += 1
            return after
        if line.is_("pronoun", place):
            return place
    return first


def _opening(line, place, at):
    for opened in range(place - 1, max(at, place - 30) - 1, -1):
        if line.tokens[opened].text == "(":
            return opened
    return None


def _opens_clause(line, place):
    """Does this that/who/which open a clause of its own: said that the board said …?"""
    if line.word(place) != "that":
        return line.word(place - 1) in (",", "")
    return not line.is_name(place - 1) and (line.is_finite(place - 1) or line.word(place - 1) in ("said", "says", "say", ","))


def _in_relative(line, place, at):
    """Does the verb at `place` stand in a clause with who or that, within a noun phrase: the people who were there?"""
    return any(line.word(before) in ("who", "which", "that", "whose", "where") for before in range(max(at, place - 5), place))


def _is_clause_and(line, place, at):
    """Does this “and” join clauses (the ramp moved and Hask said) rather than names?"""
    for before in range(place - 1, at - 1, -1):
        if line.tokens[before].kind == "punct" or line.word(before) in words_of("subordinator"):
            return False
        if line.is_finite(before):
            return True
    return False


def _subject_with_aside(line, last, at):
    """Mirela Hask, who has run the harbour since May, said: the phrase before the aside, aside and all."""
    mark = line.tokens[last].text
    if mark == ")":
        opened = _opening(line, last, at)
        before = subject_before(line, opened, at) if opened else None
        return Subject(before.first, last + 1) if before else None
    segments = _segments(line, at, last)[-_MOST_SEGMENTS:]
    for number, (first, after) in enumerate(segments):
        first = _skip_lead(line, first, after)
        if first >= after or not may_be_subject(line, first, after):
            continue
        if number == len(segments) - 1 and len(segments) > 1 and mark != ",":
            return Subject(first, after)
        return Subject(first, last)
    return None


def _segments(line, at, last):
    """Return (first, after) of the stretches between commas and dashes in tokens[at:last]."""
    found, first = [], at
    for place in range(at, last):
        if line.tokens[place].text in (",", "—", "–", "-", "--", ";", ":", "(", ")") or line.tail(place) in _CLOSES_WORDS:
            if place > first:
                found.append((first, place))
            first = place + 1
    if last > first:
        found.append((first, last))
    return found


def _skip_lead(line, first, after):
    while first < after and (line.is_("coordinator", first) or line.word(first) in ("that", "while", "because", "as", "although")):
        first += 1
    return first


def may_be_subject(line, first, after):
    """Is the stretch a noun phrase, not an opening (On Tuesday), a clause of its own or words in marks?"""
    word = line.word(first)
    if line.is_quote(first) or line.tokens[first].kind in ("punct", "mark"):
        return False
    if word in words_of("opener") or word in words_of("subordinator") or word in words_of("preposition"):
        return False
    if word.endswith("ing") and not line.is_name(first + 1) or line.is_adverb(first):
        return False
    if line.tokens[first].kind == "number" and after - first == 1:
        return False
    for place in range(first, after):
        if line.is_finite(place):
            is_reduced = word in ("a", "an", "one", "another") and line.word(place).endswith("ed") and line.is_("preposition", place + 1)
            return is_reduced or _in_relative(line, place, first)
    return True


def subject_after(line: Line, first: int) -> Subject | None:
    """Return the noun phrase that begins at `first`, right after an inverted cue, with its apposition."""
    if first >= len(line) or not may_begin_subject(line, first):
        return None
    place, after = first, first
    while place < len(line) and place - first < _LONGEST_SUBJECT:
        token = line.tokens[place]
        word = line.lower[place]
        if token.kind == "quote":
            if place + 1 < len(line) and place > first and line.tokens[place - 1].text != ",":
                place += 1
                after = place
                continue
            break
        if word in (".", "!", "?", ":", ";", "…", "—", "–", "--"):
            break
        if word == ",":
            if _ends_at_comma(line, place):
                break
        elif word in ("who", "which") and _cue_within(line, place + 1):
            break
        elif word in words_of("subordinator") and word not in ("who", "whose", "that", "which") and place > first:
            break
        elif word in ("in", "on", "at", "during", "after", "by", "to") and line.word(place + 1) in ("a", "an", "the", "his", "her") and _is_manner(line, place):
            break
        elif word in words_of("time") and line.is_name(place) and line.word(place - 1) not in ("the", "of", "in", "since", "on"):
            break
        place += 1
        after = place
    while after > first and line.word(after - 1) == ",":
        after -= 1
    return Subject(first, after) if after > first else None


def _ends_at_comma(line, place):
    """Does what follows the comma leave the apposition: …, adding that; …, “and”; …, in a statement?"""
    following = line.word(place + 1)
    if line.is_quote(place + 1) or not following:
        return True
    if following in words_of("coordinator") or following in words_of("subordinator") and following not in ("who", "whose", "which"):
        return True
    if following.endswith("ing") and not line.is_name(place + 1):
        return True
    if following in ("who", "which") and _cue_within(line, place + 2):
        return True
    return following in ("in", "on", "at", "during", "after", "according", "referring", "with")


def _cue_within(line, at):
    """said Mr Ekovich, who (also) noted: a new cue follows"""
    known = verbs()
    while line.is_adverb(at) or line.word(at) in ("has", "have", "had"):
        at += 1
    return line.word(at) in known and known[line.word(at)].form in ("past", "present")


def _is_manner(line, place):
    """in a statement, at a news conference, during an interview, to the committee, on a call"""
    return any(
        line.word(at)
        in ("statement", "interview", "conference", "email", "e-mail", "release", "tweet", "post", "letter", "call", "briefing", "speech", "report", "memo", "message", "hearing", "rally", "meeting", "text", "video", "debate", "note")
        for at in range(place + 2, place + 6)
    )


def may_begin_subject(line: Line, at: int) -> bool:
    """May a speaker begin here? Not at a preposition, a weekday, a “that” or a lone adverb."""
    token = line.tokens[at]
    word = line.lower[at]
    if token.kind == "number":
        return at + 1 < len(line) and line.tokens[at + 1].kind == "word"
    if token.kind != "word":
        return False
    if word in words_of("preposition") or word in words_of("subordinator") or word in words_of("coordinator"):
        return False
    if word in words_of("time") or word in words_of("object_pronoun") and word not in ("it", "you") or line.is_adverb(at):
        return False
    if word in ("last", "next", "this", "nothing", "so", "no", "yes", "more") or word.endswith("ing"):
        return word in ("this",) and False
    return not line.is_finite(at) or line.is_name(at)
