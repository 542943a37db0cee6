"""Every statement of one sentence, cue by cue from left to right; words already given to one cue are not read again."""

from .contents import _begins_main_clause, _cue_follows, content_end, left_start, skip_adjuncts, skip_audience, trim_end
from .cues import Cue, find_cues, verbs
from .line import Line, words_of
from .rules.according import read_according
from .rules.hearsay import read_hearsay
from .rules.nominal import read_nominal
from .rules.speaker_colon import read_speaker_colon
from .rules.statement import Statement, state
from .subjects import Subject, may_be_subject, subject_after, subject_before

_PLAIN = frozenset({"say", "that", "tell"})


def read_sayings(line: Line) -> list[Statement]:
    found: list[Statement] = []
    at = 0
    cues = find_cues(line)
    previous = None
    marks = [*read_according(line), *read_nominal(line), *read_speaker_colon(line), *read_hearsay(line)]
    for cue in cues:
        if cue.first < at or cue.at < at:
            continue
        new, after = _read_cue(line, cue, at, previous)
        if new:
            found += new
            at = max(at, after)
            previous = new[-1]
    for each in marks:
        if not any(other.start < each.end and each.start < other.end for other in found):
            found.append(each)
    return found


def _read_cue(line, cue, at, previous):
    """Return (statements, place after them) of one cue."""
    if cue.passive and line.word(cue.after) == "by":
        return _told_by(line, cue, at)
    if _is_denial(line, cue):
        return [], at
    inverted = _inverted(line, cue, at)
    if inverted:
        return inverted
    subject, continues = _subject(line, cue, at, previous)
    if subject is None and not continues and not _quote_beside(line, cue):
        return [], at
    if subject is not None and line.word(subject.first - 1) == "as" and (found := _as_reported(line, cue, at, subject)):
        return [found], _place_after(line, found.end)
    left = _left(line, cue, at, subject)
    right = _right(line, cue, subject, continues, previous, has_left=bool(left))
    found = [each for each in (left, right) if each]
    if left and right:
        right.part_of = left
    for each in found:
        if continues and previous:
            each.same_speaker_as = previous
    if not found:
        return [], at
    after = cue.after
    if right:
        after = _place_after(line, right.end)
    return found, after


def _told_by(line, cue, at):
    """She was told by Hask that; she had been asked by the board whether"""
    subject = subject_after(line, cue.after + 1)
    if subject is None:
        return [], at
    for place in range(subject.first + 1, min(subject.after + 2, len(line))):
        if line.word(place) in ("that", "whether", "if", "why", "how", "to") or line.is_quote(place):
            first = place + 1 if line.word(place) == "that" else place
            found = _clause(line, cue, Subject(subject.first, place), first, "told by X that", 0.75)
            return ([found], _place_after(line, found.end)) if found else ([], at)
    return [], at


def _is_denial(line, cue):
    if cue.negated and cue.lemma not in ("deny",):
        return True
    if cue.modal or line.word(cue.first - 1) in ("let", "let's"):
        return True
    if cue.passive and not (line.is_quote(cue.after) or line.word(cue.after) == "," and line.is_quote(cue.after + 1)):
        return True
    if cue.form == "bare" and not cue.infinitive and not _plural_before(line, cue):
        return True
    return cue.infinitive and not _goes_on(line, cue)


def _goes_on(line, cue):
    """went on to say, continued to insist: an infinitive that still tells of speech"""
    words = set(line.lower[cue.first : cue.at]) | {line.word(cue.first - 1)}
    return bool(words & {"went", "goes", "continued", "continues"})


def _plural_before(line, cue):
    """May the word before be the subject of a bare form (they say, critics argue), so that it is no noun or infinitive?"""
    word = line.word(cue.first - 1)
    if not word or word in words_of("determiner") or word in words_of("preposition") or word in ("'s", "'"):
        return False
    return "say" in cue.frames or word.endswith("s") or line.is_name(cue.first - 1) or word in words_of("pronoun")


def _quote_beside(line, cue):
    return line.is_quote(cue.after) or (line.word(cue.after) in (",", ":") and line.is_quote(cue.after + 1)) or line.is_quote(cue.first - 1) or (line.word(cue.first - 1) == "," and line.is_quote(cue.first - 2))


def _inverted(line, cue, at):
    """“The ramp moved,” said Hask, the harbour master, “and fast.”"""
    before = cue.first - 1
    if cue.form not in ("past", "present", "bare") or before < at or not cue.frames & {"say", "quote", "that", "tell"}:
        return None
    if not line.is_quote(before) and (cue.lemma not in _INVERTS or not line.has_finite(at, before)):
        return None
    ends_words = line.is_quote(before) or (line.word(before) in (",", "—", "–") and before > at)
    if not ends_words or cue.after >= len(line) or line.word(cue.after) == "that":
        return None
    place = cue.after
    while line.is_adverb(place) and not line.is_name(place):
        place += 1
    subject = subject_after(line, place)
    if subject is None or not line.is_quote(before) and not _stands_last(line, cue, subject, at):
        return None
    first = left_start(line, at, before if not line.is_quote(before) else before + 1)
    first, last = _words_before(line, first, cue.first)
    left = state(line, first, last, subject=subject, cue=cue, rule="words, said X", confidence=0.95 if line.has_quote(first, last) else 0.75)
    if left is None:
        return None
    right = _after_inverted(line, cue, subject, left)
    if not line.is_quote(before) and not _may_be_words(line, at, before):
        if right is None:
            return None
        left, right.part_of = None, None
    found = [each for each in (left, right) if each]
    return found, _place_after(line, right.end) if right else subject.after


_INVERTS = frozenset("say add write explain note argue warn insist recall predict claim admit concede observe".split())


def _stands_last(line, cue, subject, at):
    """Of “X, Y, said Z”: is Z the speaker at the end, or do Z’s words go on and X speaks?"""
    if not subject_before(line, cue.first, at):
        return True
    return line.is_end(subject.after) and may_be_subject(line, subject.first, subject.after)


def _after_inverted(line, cue, subject, left):
    """The other half: …, said Hask, “and fast.” or …, said Hask: “and fast.”"""
    place = subject.after
    while place < len(line) and not line.is_quote(place):
        if line.word(place) in (";", ".") or place > subject.after + 8:
            return None
        place += 1
    if place >= len(line) or line.tokens[place - 1].text not in (",", ":", "—", "–"):
        return None
    after = content_end(line, place)
    return state(line, place, after, subject=subject, cue=cue, rule="words, said X, words", confidence=0.9, part_of=left)


def _subject(line, cue, at, previous):
    """Return (subject, does it go on with the previous speaker)."""
    before = line.word(cue.first - 1)
    if cue.form == "participle":
        return _participle_subject(line, cue, at, previous)
    if before in ("and", "but") or before == "," and line.word(cue.first - 2) in ("and", "but"):
        if previous is not None:
            return None, True
        return _first_subject(line, cue), False
    if before in ("who", "which"):
        return _antecedent(line, cue, at), False
    subject = subject_before(line, cue.first, at)
    if subject is None and before == "," and (who := _who_with_aside(line, cue.first - 1)):
        return _antecedent_of(line, who, at), False
    if subject is None and previous is not None and _is_relative(line, previous):
        return None, True
    return subject, False


def _is_relative(line, statement):
    return statement.cue is not None and line.word(statement.cue.first - 1) in ("who", "which")


def _as_reported(line, cue, at, subject):
    """As Hask reported on Monday, the ramp had moved. The ramp, as Hask said, had moved."""
    as_at = subject.first - 1
    place = skip_adjuncts(line, cue.after)
    if as_at <= at + 1 and line.word(place) == ",":
        after = content_end(line, place + 1)
        return state(line, place + 1, after, subject=subject, cue=cue, rule="as X said, words", confidence=0.7)
    if as_at > at and line.is_comma(as_at - 1) and (line.is_end(place) or line.word(place) in (",", ":")):
        first, after = _words_before(line, left_start(line, at, as_at), as_at)
        return state(line, first, after, subject=subject, cue=cue, rule="words, as X said", confidence=0.7)
    return None


def _first_subject(line, cue):
    """Hask shook her head and said: the noun phrase before the sentence’s first verb."""
    for place in range(cue.first):
        if line.is_finite(place) and place:
            return subject_before(line, place, 0)
        if line.tokens[place].kind == "punct" and line.tokens[place].text in (";", ":"):
            return None
    return _first_name(line, cue.first)


def _first_name(line, before):
    """Where no verb is known for one: the name the sentence opens with."""
    first = 0
    while first < before and line.word(first) in ("the", "a", "an", "but", "and"):
        first += 1
    after = first
    while after < before and line.is_name(after):
        after += 1
    is_word = line.is_("opener", first) or line.is_("pronoun", first) or line.is_adverb(first) or line.is_("determiner", first)
    return Subject(first, after) if after > first and not is_word else None


def _who_with_aside(line, comma):
    """Hask, who, on a call, said: return the place of “who”."""
    for place in range(comma - 1, max(0, comma - 14), -1):
        if line.word(place) in ("who", "which"):
            return place if line.word(place + 1) == "," else None
        if line.is_finite(place):
            return None
    return None


def _antecedent(line, cue, at):
    """Hask, who said: the phrase before “who”; of people at large (voters who say) there is nobody to quote."""
    who = cue.first - 1
    if line.word(who - 1) != ",":
        return subject_before(line, who, at) if line.is_name(who - 1) or cue.form == "past" else None
    return _antecedent_of(line, who, at)


def _antecedent_of(line, who, at):
    return subject_before(line, who - 1, at) or subject_before(line, who - 1, 0)


def _participle_subject(line, cue, at, previous):
    """…, adding that: whoever spoke before; else the sentence’s subject, before or after the participle."""
    if line.word(cue.first - 1) not in (",", "and", "", "—", "–", "by", "while", "without", "before", "after", "but", "statement", "tweet", "letter", "email", "post", "message") and not line.is_quote(cue.first - 1):
        return None, False
    if previous is not None:
        return None, True
    return _nearest_subject(line, cue) or _first_subject(line, cue), False


def _nearest_subject(line, cue):
    """The news leaked and the agency called it off, claiming: the phrase before the nearest verb that has one."""
    for place in range(cue.first - 1, 0, -1):
        if line.is_finite(place) and line.word(place - 1) != "to" and (subject := subject_before(line, place, 0)):
            return subject
    return None


def _words_before(line, first, cue_first):
    """Return (first, after) of the words that end before a cue or its subject, the comma between left out."""
    after = cue_first
    while after > first and line.tokens[after - 1].kind in ("punct", "mark") and line.tokens[after - 1].text in (",", "—", "–", "-", "--"):
        after -= 1
    return first, after


def _left(line, cue, at, subject):
    """Words before: “The ramp moved,” Hask said. The ramp moved, Hask said."""
    if subject is None or subject.first <= at or not cue.frames & {"say", "quote", "tell", "that"}:
        return None
    before = subject.first - 1
    if line.is_quote(before):
        first = left_start(line, at, subject.first)
        return state(line, first, subject.first, subject=subject, cue=cue, rule="words, X said", confidence=0.95)
    if line.word(before) not in (",", "—", "–", "--"):
        return None
    first, after = _words_before(line, left_start(line, at, before), subject.first)
    if after <= first:
        return None
    if line.is_quote(after - 1):
        return state(line, first, after, subject=subject, cue=cue, rule="words, X said", confidence=0.95)
    if not _says(cue) or not _stands_alone_after(line, cue):
        return None
    if _is_between_commas(line, cue):
        return state(line, first, after, subject=subject, cue=cue, rule="words, X said, words", confidence=0.7)
    if not _may_be_words(line, first, after):
        return None
    return state(line, first, after, subject=subject, cue=cue, rule="clause, X said", confidence=0.8)


def _is_between_commas(line, cue):
    """The ramp, Hask said, had moved: what stands before need be no clause of its own."""
    place = skip_audience(line, cue.after) if cue.lemma == "tell" else cue.after
    place = skip_adjuncts(line, place)
    return line.word(place) == "," and not line.is_quote(place + 1) and not _turns_away(line, place + 1)


def _turns_away(line, at):
    """Does the writer go on in own words after the comma: …, Hask said, adding; …, Hask said, and left?"""
    word = line.word(at)
    if word in ("and", "but") and (_begins_main_clause(line, at + 1) or line.word(at + 1) == "that"):
        return _cue_follows(line, at + 1) or not line.has_finite(at + 2, min(at + 9, len(line)))
    return not word or word.endswith("ing") or word in _OWN_WORDS


_OWN_WORDS = frozenset("who which according but and as while although though after before when".split())


def _may_be_words(line, first, after):
    """Is the stretch before a cue a clause, and not what only leads in to it (On Tuesday, Asked about the ramp)?"""
    if line.is_("opener", first):
        return line.has_finite(first, after) and _has_second_clause(line, first, after)
    return after - first > 2 or line.has_finite(first, after)


def _has_second_clause(line, first, after):
    """Opens a lead-in (When the ramp moved,) that a main clause follows before the cue?"""
    for place in range(first, after):
        if line.word(place) == "," and line.has_finite(place + 1, after):
            return True
    return line.word(first) in ("in", "on", "at", "for", "with", "by", "from", "this", "that", "first", "since", "about", "under", "of", "today", "another", "last", "now", "then", "still", "also", "among", "after", "to")


def _says(cue):
    return bool(cue.frames & {"say", "that", "tell"}) and cue.form in ("past", "present", "bare")


def _stands_alone_after(line, cue):
    """Is there nothing after the cue but when and where it was said, or a comma with the rest of the words?"""
    place = cue.after
    if cue.lemma == "tell":
        place = skip_audience(line, place)
    place = skip_adjuncts(line, place)
    return line.is_end(place) or line.word(place) in (",", ";", "—", "–") or line.is_end(place + 1)


def _right(line, cue, subject, continues, previous, *, has_left):
    place = cue.after
    if cue.lemma in ("ask", "wonder"):
        return _question(line, cue, subject, has_left)
    if "tell" in cue.frames and not (cue.frames & {"say"} and line.word(place) == "that"):
        moved = skip_audience(line, place)
        if moved > place and cue.lemma != "warn" or line.word(moved) == "that":
            place = moved
    if "tell" in cue.frames and (that := _that_after_audience(line, cue.after)):
        return _clause(line, cue, subject, that + 1, "X told Y that", 0.9)
    at = skip_adjuncts(line, place)
    if not cue.frames & {"say", "that", "tell"} and not (line.is_quote(at) or line.word(at) == "," and line.is_quote(at + 1)):
        at = place
    rule, confidence = "X said words", 0.85
    if line.word(at) == "that" or line.word(place) == "that":
        at = at if line.word(at) == "that" else place
        at = _past_aside(line, at)
        return _clause(line, cue, subject, at + 1, "X said that", 0.9)
    if line.word(at) == ":":
        return _clause(line, cue, subject, at + 1, "X said:", 0.9)
    if line.word(at) == ",":
        return _after_comma(line, cue, subject, at, has_left)
    if line.is_quote(at):
        if cue.frames & {"quote", "name"} and not _names_a_thing(line, cue, at):
            return _clause(line, cue, subject, at, "X said “words”", 0.9)
        return None
    if line.is_quote(place):
        return _clause(line, cue, subject, place, "X said “words”", 0.9)
    if has_left or line.is_end(at):
        return None
    return _bare(line, cue, subject, place, at, rule, confidence)


def _names_a_thing(line, cue, at):
    """a plan called “Fix It”: short words in marks after a cue that also gives names, with no name or pronoun before it"""
    if cue.frames & {"say", "that", "tell"}:
        return False
    token = line.tokens[at]
    is_short = token.end - token.start < 40
    return is_short and not (line.is_name(cue.first - 1) or line.is_("pronoun", cue.first - 1) or line.word(cue.first - 1) == ",")


def _past_aside(line, that):
    """that, based on what she saw, the ramp: what stands between the commas is the writer’s"""
    if line.word(that + 1) != ",":
        return that
    closing = next((place for place in range(that + 2, len(line)) if line.word(place) == ","), None)
    return closing if closing is not None and closing + 2 < len(line) else that


def _that_after_audience(line, at):
    """warned followers online and in interviews that: nothing but whom and where stands between"""
    for place in range(at, min(at + 12, len(line))):
        if line.word(place) == "that":
            return place
        if line.is_quote(place) or line.tokens[place].kind == "punct" or line.is_finite(place):
            return None
    return None


def _bare(line, cue, subject, place, at, rule, confidence):
    """Words with nothing between: said the ramp moved; urged the board to act; called it a disgrace; promised to act."""
    frames = cue.frames
    if "say" in frames or "tell" in frames and cue.lemma in ("tell", "inform"):
        after = content_end(line, at)
        if line.word(at) in _NO_CONTENT and (after - at < 3 or line.word(at) in ("nothing", "little", "more", "much")):
            return None
        if _is_clause(line, cue, at, after) or line.has_quote(at, after):
            return _clause(line, cue, subject, at, rule, confidence)
        if cue.lemma in ("tell", "warn") and line.word(at) == "to":
            return _clause(line, cue, subject, at, "X told Y to", 0.6)
    if "to" in frames and (line.word(at) == "to" or line.word(at) == "not" and line.word(at + 1) == "to"):
        return _clause(line, cue, subject, at, "X promised to", 0.65)
    if "order" in frames and _has_to(line, place):
        return _clause(line, cue, subject, place, "X urged Y to", 0.65)
    if "name" in frames and may_begin_name(line, place):
        return _clause(line, cue, subject, place, "X called Y Z", 0.55)
    return None


_NO_CONTENT = frozenset("so yes no nothing it otherwise as that this more little much goodbye hello".split())


def _is_clause(line, cue, at, after):
    """Is there a verb with a tense, and of cues that also take nouns (announced his return, …) before any comma?"""
    if after - at < 3:
        return after - at == 2 and line.is_("pronoun", at) and line.is_("finite", at + 1)
    if line.is_("pronoun", at) or line.word(at) == "there":
        return True
    if cue.lemma != "say":
        comma = next((place for place in range(at, after) if line.word(place) == ","), after)
        return line.has_finite(at + 1, comma) or line.is_("preposition", at) and line.has_finite(comma, after)
    return after - at > 3 or line.has_finite(at, after)


def may_begin_name(line, at):
    word = line.word(at)
    if word in ("for", "on", "out", "off", "back", "up", "in", "to", "at", "of", "by", "from", "with"):
        return word in ("for", "on", "out") and line.word(at - 1) in ("called", "calls", "call", "calling")
    return at < len(line) and line.tokens[at].kind in ("word", "quote", "number")


def _has_to(line, at):
    for place in range(at, min(at + 10, len(line))):
        if line.word(place) == "to":
            return True
        if line.tokens[place].kind == "punct" or line.is_finite(place):
            return False
    return False


def _question(line, cue, subject, has_left):
    """asked whether, asked him why, asked the board to: the question or the wish; asked alone stands for quoted words"""
    place = skip_audience(line, cue.after)
    for at in (cue.after, place, skip_adjuncts(line, place)):
        if line.word(at) in ("whether", "if", "why", "how", "what", "who", "when", "where", "which"):
            return _clause(line, cue, subject, at, "X asked whether", 0.75)
        if line.is_quote(at):
            return _clause(line, cue, subject, at, "X asked “words”", 0.9)
        if line.word(at) in (",", ":") and line.is_quote(at + 1):
            return _clause(line, cue, subject, at + 1, "X asked “words”", 0.9)
    if not has_left and cue.lemma == "ask" and _has_to(line, cue.after) and not _asks_to_be_unnamed(line, cue.after):
        return _clause(line, cue, subject, cue.after, "X asked Y to", 0.55)
    return None


def _asks_to_be_unnamed(line, at):
    """asked not to be named: a term of the talk, not part of it"""
    return line.word(at) == "not" and line.word(at + 3) in ("named", "identified", "quoted")


def _after_comma(line, cue, subject, comma, has_left):
    """said, “words”; said, smiling, “words”; words, X said, more words"""
    at = comma + 1
    if line.is_quote(at):
        return _clause(line, cue, subject, at, "X said, “words”", 0.95)
    for place in range(at, min(at + 14, len(line))):
        if line.lower[place] in verbs() and not line.is_name(place):
            break
        if line.is_quote(place):
            if line.word(place - 1) == ":" and _opens_sentence(line, subject) and line.has_finite(at, place):
                return _clause(line, cue, subject, at, "words, X said, words", 0.7)
            if line.word(place - 1) in (",", ":"):
                return _clause(line, cue, subject, place, "X said, …, “words”", 0.85)
            break
        if line.word(place) == "that" and line.word(place - 1) == "," and not has_left:
            return _clause(line, cue, subject, place + 1, "X said that", 0.85)
    if not _says(cue) or not (has_left or _opens_sentence(line, subject)):
        return None
    if _turns_away(line, at) or has_left and _follows_bare_quotation(line, subject) and line.word(at) != "that":
        return None
    return _clause(line, cue, subject, at, "words, X said, words", 0.7)


def _follows_bare_quotation(line, subject):
    """Is what stands before the speaker a quotation with no words of the writer’s around it?"""
    at = subject.first - 1
    at = at - 1 if line.word(at) == "," else at
    return line.is_quote(at) and (at == 0 or line.tokens[at - 1].kind != "word")


def _opens_sentence(line, subject):
    """And, he said, the ramp …; After all, she added, the ramp …: the words come after the cue, though a comma parts them"""
    return subject is not None and 0 < subject.first <= 8 and line.word(subject.first - 1) == ","


def _opens_with_clause(line, subject):
    """Does the sentence begin with a clause that leads in, with the cue still inside it?"""
    word = line.word(0)
    if word not in _LEAD_INS and word not in ("following", "despite", "even", "asked", "not") and not word.endswith("ing"):
        return False
    return not any(line.word(at) == "," and _begins_main_clause(line, at + 1) for at in range(1, subject.first))


_LEAD_INS = frozenset(["although", "though", "while", "when", "after", "before", "because", "since", "if", "that", "day"])
_PHRASES = frozenset({"X called Y Z", "X promised to", "X urged Y to", "X asked Y to", "X told Y to"})


def _clause(line, cue, subject, first, rule, confidence):
    is_lead_in = subject is not None and (
        line.word(subject.first - 1) in _LEAD_INS and subject.first <= 8 or _opens_with_clause(line, subject)
    )
    after = content_end(line, first, is_phrase=rule in _PHRASES, is_lead_in=is_lead_in)
    while first < after and line.tokens[first].kind == "punct" and line.tokens[first].text in (",", ":"):
        first += 1
    if line.word(first) == "to" and line.is_quote(first + 1) and after == first + 2:
        first += 1  # promised to “rip it up”
    return state(line, first, after, subject=subject, cue=cue, rule=rule, confidence=confidence)


def _place_after(line, end):
    for place, token in enumerate(line.tokens):
        if token.start >= end:
            return place
    return len(line)
