"""Where a noun phrase begins, read backwards from its last word."""

from .line import Line

_INSIDE_NAMES = frozenset("&'/-@#.%$")  # punctuation a noun phrase may hold
_RELATIVE_WITHIN = 5  # words from “who” to its verb
_LONGEST_BRACKET = 30  # tokens


def phrase_start(line: Line, last: int, at: int) -> int:
    """Return where the noun phrase ending at `last` begins: after the nearest comma, subordinator or verb, not before `at`.

    last + 1 where there is none.
    """
    place = last
    while place >= at:
        inside = _place_before(line, place, last, at)
        if inside is None:
            break
        place = inside
    first = place + 1
    while first <= last and (line.is_("coordinator", first) or _is_leading_adverb(line, first, last)):
        first += 1
    first = _without_opener(line, first, last)
    return last + 1 if line.word(first) == "to" else _with_adjective(line, first, at)


def _is_leading_adverb(line: Line, at: int, last: int) -> bool:
    """Later Hask said: a capital at the sentence’s beginning makes no name of an adverb."""
    if line.is_name(at):
        return at == 0 and at < last and line.is_("adverb", at)
    return line.is_adverb(at)


def _place_before(line: Line, place: int, last: int, at: int) -> int | None:
    """Return the place to go on from, leftwards, where the token belongs to the phrase; None where the phrase has begun."""
    word = line.word(place)
    if line.is_quote(place):
        is_scare = at < place < last and line.tail(place).isalnum()  # a “scare” word inside the phrase
        return place - 1 if is_scare else None
    if word == ")":
        opened = opening_bracket(line, place, at)
        return None if opened is None else opened - 1
    if line.tokens[place].kind == "punct" and word not in _INSIDE_NAMES:
        return None
    if line.is_("subordinator", place):
        is_inside = line.is_("relative", place) and place > at and not _opens_clause(line, place)
        return place - 1 if is_inside else None
    if line.is_("coordinator", place) and (word not in ("and", "or") or _is_clause_and(line, place, at)):
        return None
    if line.is_("finite", place) and not _is_possessive(line, place) and not in_relative_clause(line, place, at):
        return None
    return place - 1


def _is_possessive(line: Line, place: int) -> bool:
    """Hask’s brother; but it’s, she’s and that’s hold a verb"""
    before = place - 1
    if line.word(place) != "'s" or line.is_("pronoun", before):
        return False
    return line.word(before) not in ("that", "there", "what", "here", "let", "how", "where")


def opening_bracket(line: Line, place: int, at: int) -> int | None:
    """Return where the bracket that closes at `place` opens, not before `at`."""
    for opened in range(place - 1, max(at, place - _LONGEST_BRACKET) - 1, -1):
        if line.tokens[opened].text == "(":
            return opened
    return None


def _opens_clause(line: Line, place: int) -> bool:
    """Does this that/who/which open a clause of its own: said that the board said …?"""
    before = line.word(place - 1)
    if line.word(place) != "that":
        return before in (",", "")
    return not line.is_name(place - 1) and (line.is_finite(place - 1) or before in ("said", "says", "say", ","))


def in_relative_clause(line: Line, place: int, at: int) -> bool:
    """Does the verb at `place` stand in a clause with who or that, within a noun phrase: the people who were there?"""
    nearest = range(max(at, place - _RELATIVE_WITHIN), place)
    return any(line.word(before) in ("who", "which", "that", "whose", "where") for before in nearest)


def _is_clause_and(line: Line, place: int, at: int) -> bool:
    """Does this “and” join clauses (the ramp moved and Hask said) rather than names?"""
    for before in range(place - 1, at - 1, -1):
        if line.tokens[before].kind == "punct" or line.is_("subordinator", before):
            return False
        if line.is_finite(before):
            return True
    return False


def _without_opener(line: Line, first: int, last: int) -> int:
    """Take an opening phrase off that no comma parts: On Tuesday Hask, In a statement they."""
    if not line.is_("preposition", first) or last == first:
        return first
    for place in range(first + 1, last + 1):
        if line.is_("time", place) and place < last:
            return _after_date(line, place, last)
        if line.is_("pronoun", place):
            return place
    return first


def _after_date(line: Line, place: int, last: int) -> int:
    after = place + 1
    while after < last and (line.is_("time", after) or line.tokens[after].kind == "number"):
        after += 1
    return after


def _with_adjective(line: Line, first: int, at: int) -> int:
    """the weary, 71-year-old diplomat: a comma between adjectives ends no phrase"""
    article, comma = first - 3, first - 1
    if first >= len(line) or line.is_("pronoun", first) or line.is_("determiner", first):
        return first
    if not (line.tokens[first].text.islower() or line.word(first)[:1].isdigit()):
        return first
    is_list = article >= at and line.word(comma) == "," and line.tokens[article + 1].text.islower()
    return article if is_list and line.word(article) in ("the", "a", "an") else first
