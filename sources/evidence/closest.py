"""The place in a text that comes closest to some words: rare words vote for a place, an alignment settles it.

Bounded: at most `_MOST_VOTES` votes, `_MOST_PLACES` places, and a band of `_DRIFT` words around the diagonal of each.
Source: Needleman and Wunsch 1970, banded, with free ends in the text.
"""

from collections import defaultdict
from dataclasses import dataclass

from .wording import is_word

SAME, MISSING, ADDED, CHANGED = "same", "missing", "added", "changed"
_MOST_VOTES = 60_000
_MOST_PLACES = 5
_DRIFT = 24
_BUCKET = 8
_LONGEST = 5000
_LIKE_ENOUGH = 0.6


@dataclass(frozen=True, repr=False)
class Alignment:
    """`steps`: (op, number of the word in the text, number of the word wanted), in order; -1 where there is none."""

    start: int
    end: int
    steps: list[tuple[str, int, int]]


def closest(wanted: list[str], words: list[str], first: int = 0, until: int | None = None) -> Alignment | None:
    """The alignment with the fewest differences, None where less than three words in five stand there in order."""
    until = len(words) if until is None else until
    in_words = sum(is_word(word) for word in wanted)
    if not 2 < in_words <= _LONGEST:
        return None
    best = None
    for diagonal in _places(wanted, words, first, until):
        found = _align(wanted, words, diagonal, first, until)
        same = sum(op == SAME and is_word(wanted[number]) for op, _, number in found.steps)
        differences = sum(op != SAME for op, _, _ in found.steps)
        if same >= max(2, _LIKE_ENOUGH * in_words) and (best is None or differences < best[0]):
            best = (differences, found)
    return best[1] if best else None


def _places(wanted: list[str], words: list[str], first: int, until: int) -> list[int]:
    """Diagonals (place in the text less place among the words wanted) that most of the rarer words speak for."""
    own = {word for word in wanted if is_word(word)}
    occurrences: dict[str, list[int]] = defaultdict(list)
    for number in range(first, until) if until - first < 50_000 else _numbers_of(own, words, first, until):
        if words[number] in own:
            occurrences[words[number]].append(number)
    numbers_wanted: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(wanted):
        numbers_wanted[word].append(number)
    votes: dict[int, float] = defaultdict(float)
    left = _MOST_VOTES
    for word in sorted(occurrences, key=lambda word: (len(occurrences[word]), word)):
        found = occurrences[word]
        weight = 1 / (1 + len(found).bit_length())
        for number in numbers_wanted[word]:
            for place in found[:left]:
                votes[(place - number) // _BUCKET] += weight
            left -= min(left, len(found))
        if not left:
            break
    ranked = sorted(votes, key=lambda bucket: (-votes[bucket] - votes.get(bucket + 1, 0), bucket))
    return [bucket * _BUCKET for bucket in ranked[:_MOST_PLACES]]


def _numbers_of(own: set[str], words: list[str], first: int, until: int) -> list[int]:
    return [number for number, word in enumerate(words[first:until], first) if word in own]


def _align(wanted: list[str], words: list[str], diagonal: int, first: int, until: int) -> Alignment:
    base = diagonal - _DRIFT
    width = _BUCKET + 2 * _DRIFT + 1
    far = len(wanted) + width
    is_a_word = [first <= place < until and is_word(words[place]) for place in range(base, base + far)]
    row = [0 if first <= base + offset <= until else far for offset in range(width)]
    backs: list[bytearray] = []
    for number, word in enumerate(wanted):
        back, new, left = bytearray(width), [far] * width, far
        word_here = is_word(word)
        for offset in range(width):
            place = base + number + offset
            is_inside = first <= place < until
            # From the row above: the word against a word of the text, or against none.
            cost, step = far, 0
            if is_inside:
                # A word is not taken for a comma: that would shift what follows.
                differs = words[place] != word and 1 + (is_a_word[number + offset] != word_here)
                cost = row[offset] + differs
            if offset + 1 < width and row[offset + 1] + 1 < cost:
                cost, step = row[offset + 1] + 1, 1
            if left + 1 < cost and first < place + 1 <= until:
                cost, step = left + 1, 2
            new[offset], back[offset], left = cost, step, cost
        backs.append(back)
        row = new
    offset = min(range(width), key=row.__getitem__)
    return _walk_back(wanted, words, base, offset, backs)


def _walk_back(wanted: list[str], words: list[str], base: int, offset: int, backs: list[bytearray]) -> Alignment:
    steps: list[tuple[str, int, int]] = []
    number = len(wanted) - 1
    while number >= 0:
        place, step = base + number + offset, backs[number][offset]
        if step == 0:
            steps.append((SAME if words[place] == wanted[number] else CHANGED, place, number))
            number -= 1
        elif step == 1:
            steps.append((ADDED, -1, number))
            number, offset = number - 1, offset + 1
        else:
            steps.append((MISSING, place, -1))
            offset -= 1
    steps.reverse()
    places = [place for _, place, _ in steps if place >= 0]
    return Alignment(min(places, default=0), max(places, default=-1), steps)
