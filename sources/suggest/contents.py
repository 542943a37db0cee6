"""What was said: where the words begin after a cue, where they end, and where words before a cue begin."""

from .cues import verbs
from .line import Line, words_of

_STOPS = frozenset([".", "!", "?", "…", "..", "...", "...."])
_DASHES = frozenset(["—", "–", "--"])
_AUDIENCES = frozenset(["reporters", "journalists", "lawmakers", "supporters", "voters", "councillors", "councilors", "residents", "parliament", "congress", "police", "officers", "court", "people", "members", "investigators", "viewers", "listeners", "delegates", "mps", "investors", "analysts", "staff", "employees", "fans", "jurors", "media"])


def skip_adjuncts(line: Line, at: int) -> int:
    """Return the place after whatever only says when, where and to whom it was said: Tuesday, in a statement, to reporters."""
    while at < len(line):
        after = _after_adjunct(line, at)
        if after == at:
            return at
        at = after
    return at


def _after_adjunct(line, at):
    word = line.word(at)
    if not word:
        return at
    if word in words_of("time") or line.is_adverb(at):
        return at + 1
    if line.tokens[at].kind == "number" and line.word(at - 1) in words_of("time"):
        return at + 1
    if word in words_of("before_time") and line.word(at + 1) in words_of("time"):
        return at + 2
    if line.word(at + 2) in ("earlier", "later", "ago", "before") and line.word(at + 1).rstrip("s") in _STRETCHES:
        return at + 3
    if word == "with" and line.word(_after_preposition(line, at)) == "that":
        return at  # with a phrase that could have come from Hask
    if word in _SAYING_WHERE and not (word == "to" and _is_infinitive(line, at)):
        return _after_preposition(line, at)
    if word in ("of", "about"):  # said of the plan that
        after = _after_preposition(line, at)
        ends = line.word(after) == "that" or line.is_quote(after) or line.word(after) == "," and line.is_quote(after + 1)
        return after if ends else at
    return at


_STRETCHES = frozenset(["day", "week", "month", "year", "hour", "minute", "moment"])
_SAYING_WHERE = frozenset("in on at during to by via from after before through over outside following inside near upon with without".split())


def _is_infinitive(line, at):
    """Is this “to” followed by a verb (to act) and not by an audience (to reporters, to the board)?"""
    following = line.word(at + 1)
    return not (following in _AUDIENCES or following in words_of("determiner") or following in words_of("object_pronoun") or line.is_name(at + 1))


def _after_preposition(line, at):
    """Return the place after a preposition and its noun phrase, or `at` if a clause with a comma seems to begin there."""
    place = at + 1
    if line.is_quote(place):
        return at
    while place < len(line):
        word = line.word(place)
        if line.is_quote(place) and _is_title_in_phrase(line, place):
            place += 1
            continue
        if line.is_quote(place) or line.tokens[place].kind == "punct" and word not in ("'", "&", "-", "$", "/", "@"):
            break
        if word in words_of("subordinator") or word in ("he", "she", "they", "we", "i", "it", "there"):
            break
        if place > at + 1 and word in words_of("preposition") or word in words_of("time") and place > at + 1:
            break
        if place > at + 1 and _begins_new_phrase(line, place):
            break
        place += 1
    return place


def _is_title_in_phrase(line, place):
    """on the show “Morning Joe” that: short words in marks with the sentence going on after them"""
    token = line.tokens[place]
    return token.end - token.start < 40 and line.tail(place).isalnum() and line.word(place + 1) in ("that", ",") and not line.is_end(place + 1)


def _begins_new_phrase(line, place):
    """A determiner after a finished noun phrase, or a name after a common noun: in a statement | the board."""
    before = line.word(place - 1)
    if before in words_of("preposition") or before in words_of("determiner") or before in ("and", "or", "'s", "'"):
        return False
    if line.is_("determiner", place):
        return True
    return line.is_name(place) and not line.is_name(place - 1) and line.tokens[place - 1].kind == "word" and not before.endswith("'s")


def skip_audience(line: Line, at: int) -> int:
    """Return the place after the one who is told: reporters, the committee, CBC News, him."""
    if line.is_quote(at) or at >= len(line):
        return at
    word = line.word(at)
    if word in words_of("object_pronoun") or word in _AUDIENCES:
        return _after_and(line, at + 1)
    place = at
    while place < len(line):
        word = line.word(place)
        if line.is_quote(place) or word in words_of("subordinator") or line.tokens[place].kind == "punct" and word not in ("'", "&", "-", "/"):
            break
        if place > at and (word in ("he", "she", "they", "we", "i", "it", "there") or word in words_of("time") or _begins_new_phrase(line, place)):
            break
        if word in words_of("preposition") and word != "of" or line.is_finite(place) and place > at or word == "to" and place > at:
            break
        place += 1
    return _without_clause_subject(line, at, place)


def _after_and(line, at):
    if line.word(at) == "and" and (line.word(at + 1) in _AUDIENCES or line.is_name(at + 1)):
        return at + 2
    return at


def _without_clause_subject(line, at, place):
    """told a crowd police were coming: the phrase before a verb holds a subject; all but the audience’s head goes back."""
    if place < len(line) and line.is_finite(place) and place - at > 1:
        for cut in range(place - 1, at, -1):
            if line.is_("determiner", cut) or line.is_name(cut) and not line.is_name(cut - 1):
                return cut
        return place - 1
    return place


def content_end(line: Line, first: int, *, is_phrase: bool = False, is_lead_in: bool = False) -> int:
    """Return the place after the content that begins at `first`: the sentence’s end, or where something else takes over.

    `is_phrase`: the content is a noun phrase or an infinitive (called it a disgrace), which no new clause can belong to.
    `is_lead_in`: the cue stands in a clause that leads in (Although she admitted that …, she …) and ends at a comma.
    """
    if line.tail(first) and line.tail(first) in ",.?!" and not line.is_quote(first + 1):
        return first + 1
    for place in range(first, len(line)):
        if place > first + 1 and _breaks_off(line, place, first):
            return trim_end(line, first, place)
        if line.tails.get(place) == "," and _leaves_quotation(line, place + 1):
            return place + 1
        if is_lead_in and place > first + 1 and line.word(place) == "," and _begins_main_clause(line, place + 1):
            return trim_end(line, first, place)
        if is_phrase and place > first and _is_new_clause(line, place):
            return trim_end(line, first, place)
    return trim_end(line, first, len(line))


def _leaves_quotation(line, at):
    """After “…,” inside a clause: does the writer take over again (…, while Brennock; …, the Post reported)?"""
    word = line.word(at)
    return word in ("while", "whereas", "as", "prompting", "drawing") or not line.is_quote(at) and _has_own_cue(line, at)


def _begins_main_clause(line, at):
    return line.is_name(at) or line.is_("determiner", at) or line.is_("pronoun", at)


def _is_new_clause(line, place):
    """called it a disgrace and left; called it a disgrace, and the board left; accused it of theft said on Sunday"""
    word = line.word(place)
    if word == ";" or word in ("because", "while", "although", "when", "after", "before"):
        return True
    if word in ("and", "but"):
        return line.is_finite(place + 1) or line.is_comma(place - 1) and line.has_finite(place + 1, min(place + 7, len(line)))
    if word == ",":
        is_verb = line.is_finite(place + 1) and line.is_("pronoun", place - 1) is False and not line.is_quote(place + 1)
        return line.word(place + 1) in ("a", "an", "the") or line.is_adverb(place + 1) or is_verb
    known = verbs()
    return word in known and known[word].form == "past" and "say" in known[word].frames and not line.is_name(place)


def trim_end(line: Line, first: int, after: int) -> int:
    """Return the place after the last word, number or quotation of tokens[first:after]."""
    while after > first and line.tokens[after - 1].kind in ("punct", "mark") and line.tokens[after - 1].text not in (")", "%", "]", "*"):
        after -= 1
    return after


def _breaks_off(line, place, first):
    """Does the content end before the token at `place`?"""
    word = line.lower[place]
    known = verbs()
    if word == "," or line.is_comma(place - 1):
        at = place + 1 if word == "," else place
        following = line.word(at)
        if following in known and known[following].form == "participle":
            return True  # …, adding that
        if following == "according" and line.word(at + 1) == "to":
            return True
        if following in known and known[following].form == "past" and "say" in known[following].frames:
            return True
        if following in ("who", "which", "whose", "where") and not _closes_aside(line, at):
            return True
        if following in ("and", "but", "while", "whereas", "though", "although", "yet", "as"):
            return _has_own_cue(line, at + 1)
        if word == "," and following == "as" and line.is_("auxiliary", at + 1):
            return True  # …, as has Brennock
        return word == "," and _is_trailing_phrase(line, at)
    if word == ";" or word in _DASHES or word == "-" and line.tokens[place].start > line.tokens[place - 1].end:
        if _has_own_cue(line, place + 1):
            return True
        if word == ";" or _dash_follows(line, place + 1):
            return False
        return not line.is_("coordinator", place + 1) or _dash_before(line, first) or line.word(place + 2) in known
    if word in ("and", "but"):
        return _cue_follows(line, place + 1)
    return word == "according" and line.word(place + 1) == "to"


def _dash_follows(line, at):
    """Is the dash the first of two, so that the words go on after the second?"""
    return any(token.text in _DASHES or token.text == "-" and token.kind == "punct" for token in line.tokens[at:])


def _dash_before(line, at):
    return any(token.text in _DASHES or token.text == "-" and token.kind == "punct" for token in line.tokens[:at])


def _closes_aside(line, at):
    """Does the clause with who or which end at a comma, so that what was said goes on after it?"""
    if line.has_quote(at, len(line)):
        return True
    for place in range(at + 1, len(line)):
        if line.is_comma(place):
            if line.is_("preposition", place + 1):
                return True
            return line.has_finite(place + 1, len(line)) and not line.is_("coordinator", place + 1)
    return False


def _is_trailing_phrase(line, at):
    """Is the rest an afterthought of the writer’s, without a verb of its own: , a modest rise; , the lowest level since May?"""
    if line.word(at) not in ("a", "an", "the"):
        return False
    if any(line.word(place) in ("which", "that", "who", "whom") for place in range(at + 2, min(at + 4, len(line)))):
        return True  # , a point which Brennock described as …
    return not line.has_finite(at, len(line)) and not line.has_quote(at, len(line)) and "," not in line.lower[at:] and "and" not in line.lower[at:]


def _cue_follows(line, at):
    """and (later) added"""
    known = verbs()
    while line.is_adverb(at) or line.word(at) in ("has", "have", "had"):
        at += 1
    verb = known.get(line.word(at))
    if verb and verb.form == "present" and line.word(at + 1) in ("of", "from", "about", "by", "in"):
        return False  # and claims of momentum
    return bool(verb and verb.form in ("past", "present") and not line.is_name(at))


def _has_own_cue(line, at):
    """Is there, before the next break, a subject of its own with a cue: but Brennock said?"""
    known = verbs()
    if line.is_("coordinator", at):
        at += 1
    if _cue_follows(line, at):
        return True
    for place in range(at + 1, min(at + 14, len(line))):
        word = line.lower[place]
        if line.is_quote(place) or word in (";", ":"):
            return False
        verb = known.get(word)
        if verb and verb.form in ("past", "present") and verb.frames & {"say", "tell"} and not line.is_finite(place - 1):
            return True
        if line.is_finite(place):
            return False
    return False


def left_start(line: Line, at: int, after: int) -> int:
    """Return where words before a cue begin: `at`, without a leading But or And and without what a colon or dash parts off."""
    first = at
    for place in range(after - 1, at - 1, -1):
        if line.tokens[place].text in (":", "(") and place + 1 < after:
            first = place + 1
            break
    while first < after and (line.tokens[first].kind == "punct" or line.word(first) in ("but", "and", "so", "yet", "however", "meanwhile", "still")):
        first += 1
    return first
