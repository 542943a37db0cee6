"""When, where and to whom it was said: what stands between a cue and its words and is neither."""

from .line import Line, words_of

_LONGEST_TITLE = 40  # characters, marks included


def skip_adjuncts(line: Line, at: int) -> int:
    """Return the place after what only says when, where and to whom it was said: Tuesday, in a statement, to reporters."""
    while at < len(line):
        after = _after_adjunct(line, at)
        if after == at:
            return at
        at = after
    return at


def _after_adjunct(line: Line, at: int) -> int:
    word = line.word(at)
    if not word:
        return at
    if after := _after_time(line, at):
        return after
    if word == "with" and line.word(_after_preposition(line, at)) == "that":
        return at  # with a phrase that could have come from Hask
    if line.is_("where_said", at) and not (word == "to" and _is_infinitive(line, at)):
        return _after_preposition(line, at)
    if word in ("of", "about"):  # said of the plan that
        after = _after_preposition(line, at)
        return after if line.word(after) == "that" or line.leads_to_quote(after) else at
    return at


def _after_time(line: Line, at: int) -> int:
    """Return the place after Tuesday, late Tuesday, two days later or an adverb; 0 where none stands here."""
    if line.word(at) == "there" and line.is_finite(at + 1):
        return 0  # there was no ramp
    if line.is_("time", at) or line.is_adverb(at) or (line.tokens[at].kind == "number" and line.is_("time", at - 1)):
        return at + 1
    if line.is_("before_time", at) and line.is_("time", at + 1):
        return at + 2
    is_stretch = line.word(at + 1).rstrip("s") in words_of("stretch")
    return at + 3 if is_stretch and line.word(at + 2) in ("earlier", "later", "ago", "before") else 0


def _is_infinitive(line: Line, at: int) -> bool:
    """Is this “to” followed by a verb (to act) and not by an audience (to reporters, to the board)?"""
    following = at + 1
    is_determined = line.is_("determiner", following) or line.is_("object_pronoun", following)
    return not (is_determined or line.is_("audience", following) or line.is_name(following))


def _after_preposition(line: Line, at: int) -> int:
    """Return the place after a preposition and its noun phrase, or `at` if words in marks follow it."""
    place = at + 1
    if line.is_quote(place):
        return at
    while place < len(line) and not _ends_phrase(line, place, at + 1):
        place += 1
    return place


def _ends_phrase(line: Line, place: int, first: int) -> bool:
    if line.is_quote(place):
        return not _is_title_in_phrase(line, place)
    if line.tokens[place].kind == "punct" and line.word(place) not in ("'", "&", "-", "$", "/", "@"):
        return True
    if line.is_("subordinator", place) or line.is_("clause_opener", place):
        return True
    if place == first:
        return False
    return line.is_("preposition", place) or line.is_("time", place) or begins_new_phrase(line, place)


def _is_title_in_phrase(line: Line, place: int) -> bool:
    """on the show “Tide Table” that: short words in marks with the sentence going on after them"""
    token = line.tokens[place]
    is_short = token.end - token.start < _LONGEST_TITLE
    return is_short and line.tail(place).isalnum() and line.word(place + 1) in ("that", ",") and not line.is_end(place + 1)


def begins_new_phrase(line: Line, place: int) -> bool:
    """A determiner after a finished noun phrase, or a name after a common noun: in a statement | the board."""
    before = place - 1
    if line.is_("preposition", before) or line.is_("determiner", before) or line.word(before) in ("and", "or", "'s", "'"):
        return False
    if line.is_("determiner", place):
        return True
    after_noun = line.tokens[before].kind == "word" and not line.is_name(before) and not line.word(before).endswith("'s")
    return after_noun and line.is_name(place)
