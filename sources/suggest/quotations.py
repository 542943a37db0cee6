"""All quotations of a page: the statements of each sentence, and marked words that stand without a cue."""

from .contents import trim_end
from .line import Line, read_line
from .names.model import Names
from .page import Page
from .rules.introduced import read_introduced, read_introduced_below
from .rules.statement import Statement, state
from .sayings import read_sayings

_FEWEST_WORDS = 4  # fewer marked words without a cue are a title, a term or a scare quote
_FEWEST_INSIDE = 9  # inside a sentence of the writer’s own, where shorter ones are mostly slogans and names


def find_statements(page: Page, names: Names) -> list[Statement]:
    """Return every statement in reading order. `names` tells who may speak before a colon."""
    found: list[Statement] = []
    previous: Line | None = None
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.furniture:
            continue
        for order, sentence in enumerate(paragraph.sentences):
            line = read_line(page.flat, sentence, number, order)
            sayings = _first_come(each for each in read_sayings(line) if _may_speak(each, names))
            sayings += _without_cue(page, line, previous, sayings, found)
            sayings.sort(key=lambda each: each.start)
            _join_over_paragraphs(page, sayings, found)
            found += sayings
            previous = line
    return found


def _may_speak(statement, names):
    """“Ferries: what we know” has a colon, but nobody who speaks; “Hask: ramp is safe” has."""
    if statement.rule != "X: words":
        return True
    tokens = statement.line.tokens
    return any(name.type == "person" for name in names.at(tokens[0].start, tokens[statement.subject.after].start))


def _first_come(sayings):
    """Of statements that overlap the first keeps the words."""
    kept, taken = [], -1
    for each in sorted(sayings, key=lambda each: (each.start, -each.end)):
        if each.start < taken:
            continue
        kept.append(each)
        taken = each.end
    return kept


def _without_cue(page, line, previous, sayings, earlier):
    """Return the marked words of a sentence that no cue has taken, each with whom it goes on from, if anybody."""
    found = []
    for place, token in enumerate(line.tokens):
        if token.kind != "quote" or any(each.start < token.end and token.start < each.end for each in sayings):
            continue
        new = _introduced(line, previous, place) or _alone(page, line, place, sayings, earlier)
        if new is not None:
            found.append(new)
    return found


def _join_over_paragraphs(page, sayings, earlier):
    """Make one of words whose marks stay open at a paragraph’s end and open anew in the next: a quotation that runs on."""
    if not sayings or not earlier:
        return
    first, before = sayings[0], earlier[-1]
    here = first.line.paragraph
    if before.line.paragraph == here or first.start != page.paragraphs[here].start or first.line.number:
        return
    previous = page.paragraphs[here - 1]
    if not previous.pairs or previous.pairs[-1].closed or before.end != previous.pairs[-1].end or first.line.tokens[0].kind != "quote":
        return
    if _has_own_cue(first) and _has_own_cue(before):
        return
    if not _has_own_cue(first):
        before.end = first.end
        before.line_of_end = first.line
        for each in sayings[1:]:
            _tie(each, first, before)
        del sayings[0]
    else:
        first.start = before.start
        earlier.pop()


def _has_own_cue(statement):
    return statement.cue is not None or statement.cue_span is not None


def _tie(statement, gone, kept):
    if statement.part_of is gone:
        statement.part_of = kept
    if statement.same_speaker_as is gone:
        statement.same_speaker_as = kept


def _introduced(line, previous, place):
    if place == 0 and previous is not None and (found := read_introduced_below(previous, line)):
        return found
    return read_introduced(line, place)


def _alone(page, line, place, sayings, earlier):
    """A quotation that makes up its sentence goes on from the last one; inside a sentence it must be long enough to be one."""
    token = line.tokens[place]
    count = len(page.text[token.start : token.end].split())
    opens = all(line.is_adverb(at) or line.tokens[at].kind == "punct" for at in range(place))
    alone = opens and line.is_end(place + 1)
    if count < _FEWEST_WORDS and not (alone and count >= 2):
        return None
    if opens and (alone or line.tail(place) in ",.?!"):
        found = state(line, place, place + 1, subject=None, cue=None, rule="words alone", confidence=0.7)
        _go_on_from(page, found, sayings, earlier)
        return found
    if place == 0 and count >= _FEWEST_INSIDE and earlier and earlier[-1].line.paragraph == line.paragraph:
        found = state(line, 0, trim_end(line, 0, len(line)), subject=None, cue=None, rule="words alone", confidence=0.6)
        _go_on_from(page, found, sayings, earlier)
        return found
    if count < _FEWEST_INSIDE or _is_title(page.text[token.start : token.end]):
        return None
    return state(line, place, place + 1, subject=None, cue=None, rule="words in marks", confidence=0.4)


def _go_on_from(page, found, sayings, earlier):
    """Tie words without a cue to the last ones of their paragraph, or to a paragraph that ended with words or with marks open."""
    before = sayings[-1] if sayings else earlier[-1] if earlier else None
    if before is None:
        return
    here = found.line.paragraph
    if (before.line_of_end or before.line).paragraph == here:
        found.part_of = found.same_speaker_as = before
        return
    number = (before.line_of_end or before.line).paragraph
    previous = page.paragraphs[number]
    if here - number > 1 or before.end < previous.end - 2 and (before.line_of_end or before.line).tokens[-1].end < previous.end:
        return
    if previous.pairs and not previous.pairs[-1].closed:
        found.part_of = before
    if page.flat[before.start] in "“\"'«‘" or not previous.pairs or found.part_of:
        found.same_speaker_as = before


def _is_title(words):
    """Are the words written as a title is: A Ferry in Winter?"""
    long_words = [word for word in words.strip("“”\"'‘’«» ").split() if len(word) > 3]
    return len(long_words) <= 12 and all(word.strip("“”\"'‘’(")[:1].isupper() for word in long_words)
