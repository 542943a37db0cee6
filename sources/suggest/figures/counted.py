"""What a number counts: the noun after it with its modifiers, or what a share, a sum or a measure is of."""

from dataclasses import dataclass

from ..words import words
from .numeral import KINDS, Numeral
from .surroundings import Piece, Surroundings
from .units import Unit

_STOPS = words("figures_stops") | KINDS.keys()  # "12 Twenty": the next number counts for itself
_PLURALS = words("figures_plurals")
_NOT_YET = words("figures_singulars") | {"dead", "wounded", "injured", "missing", "homeless", "displaced", "unemployed"}
_ALONE = frozenset({"dead", "wounded", "injured", "missing", "homeless", "displaced", "unemployed", "jobless"})
_MORE = frozenset({"more", "other", "others", "additional", "further", "extra", "new"})
_DETERMINERS = frozenset({"the", "its", "their", "our", "his", "her", "all", "those", "these", "this", "that", "a", "an"})
_NOUNS_TOO = frozenset(
    {"rise", "cut", "fall", "run", "hold", "increase", "decrease", "drop", "lead"}
)  # a 3 per cent pay rise
_LONGEST = 5
_LONGEST_SINGULAR = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """`words` as written, lower case; `head` the last of them in the singular; `end` where they end if right behind."""

    words: str
    head: str
    modifiers: frozenset[str]
    end: int


NOTHING = Counted("", "", frozenset(), -1)


def counted_by(numeral: Numeral, unit: Unit, around: Surroundings) -> Counted:
    """Return what the number counts, NOTHING where the text does not say it nearby."""
    right = around.right[unit.pieces :]
    if unit.joined and not unit.sign:
        return _seats(around.right[1], right)
    if numeral.share or unit.measures == "share":
        return _of(right) or _run(right, needs_plural=False) or NOTHING
    if unit.measures == "money":
        return _thing_bought(right) or _named_before(around) or NOTHING
    if unit.joined or unit.measures in ("weight", "volume"):  # a four-day raid, 2.6 kg heroin
        return _of(right) or _run(right, needs_plural=False) or NOTHING
    if unit.measures:
        return _of(right) or NOTHING
    if around.after() == "of":
        return _of(right) or NOTHING
    return _run(right, needs_plural=numeral.value != 1) or NOTHING


def singular(word: str) -> str:
    """Return a rough singular, the same for one noun's two forms: a key, not a word to show."""
    if word in ("people", "persons", "person"):
        return "people"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _seats(joined: Piece, right: tuple[Piece, ...]) -> Counted:
    """A 14-berth marina counts berths."""
    word = joined.lower.partition("-")[0]
    return Counted(word, singular(word), frozenset(), joined.start + len(word))


def _run(right: tuple[Piece, ...], *, needs_plural: bool) -> Counted | None:
    run: list[Piece] = []
    for at, piece in enumerate(right[: _LONGEST + 1]):
        if not piece.is_word or (piece.lower in _STOPS and not _may_be_counted(piece, at, needs_plural)):
            break
        if not needs_plural and run and _starts_anew(piece, run):
            break
        run.append(piece)
        if len(run) > _LONGEST:
            break
        if _is_plural(piece.lower) and not _goes_on(piece.lower, right[at + 1 : at + 2]):
            return _counted(run)
    if not run or needs_plural or len(run) > _LONGEST:
        return None
    return _counted(run)


def _may_be_counted(piece: Piece, at: int, needs_plural: bool) -> bool:
    return (at == 0 and piece.lower in _MORE) or (not needs_plural and piece.lower in _NOUNS_TOO)


def _starts_anew(piece: Piece, run: list[Piece]) -> bool:
    """A four-day raid | called Operation Mega: neither a participle nor a name goes on with what is counted."""
    return piece.lower.endswith("ed") or (piece.text[0].isupper() and run[0].text[0].islower())


def _goes_on(word: str, following: tuple[Piece, ...]) -> bool:
    if word not in _NOT_YET or not following:
        return False
    return following[0].is_word and following[0].lower not in _STOPS


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    if word in _NOT_YET:
        return False
    if word.endswith(("-feet", "-men", "-women", "-people")):
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s"))


def _counted(run: list[Piece]) -> Counted:
    kept = [piece for piece in run if piece.lower not in _MORE] or run
    lower = [piece.lower for piece in kept]
    return Counted(" ".join(lower), singular(lower[-1]), frozenset(lower[:-1]), kept[-1].end)


def _of(right: tuple[Piece, ...]) -> Counted | None:
    """Read "40 per cent of the voters", "12 of the 40 members", "five days of talks"."""
    if not right or right[0].lower != "of":
        return None
    at = 1
    while at < len(right) and (right[at].lower in _DETERMINERS or not right[at].is_word) and at < 4:
        if right[at].text in (",", "“", '"', "(", "—"):
            return None
        at += 1
    if at + 1 < len(right) and right[at].lower.endswith(("’s", "'s")):
        at += 1  # the state’s water
    counted = _run(right[at:], needs_plural=True) or _few_words(right[at:])
    return Counted(counted.words, counted.head, counted.modifiers, -1) if counted else None


def _few_words(right: tuple[Piece, ...]) -> Counted | None:
    """Of a singular thing ("of arable land was flooded") only as much as is sure to belong to it."""
    run: list[Piece] = []
    for piece in right[:_LONGEST_SINGULAR]:
        if not piece.is_word or piece.lower in _STOPS or (run and _starts_anew(piece, run)):
            break
        run.append(piece)
    return _counted(run) if run else None


def _thing_bought(right: tuple[Piece, ...]) -> Counted | None:
    """Read "$4.2 million bridge" and "$4 million in damage", "for repairs", "of equipment"."""
    if not right:
        return None
    if right[0].lower in ("in", "of", "for", "worth"):
        at = 1
        while at < len(right) and at < 4 and right[at].lower in (_DETERMINERS | {"of"}):
            at += 1
        run = right[at:]
        if not run or run[0].text[0].isupper() or not run[0].is_word:
            return None
        counted = _run(run, needs_plural=True) or _few_words(run)
        return Counted(counted.words, counted.head, counted.modifiers, -1) if counted else None
    return _run(right, needs_plural=False)


def _named_before(around: Surroundings) -> Counted | None:
    """Read "a budget of $4 million"."""
    if around.before() == "of" and len(around.left) > 1 and around.left[-2].is_word and around.before(2) not in _STOPS:
        word = around.before(2)
        return Counted(word, singular(word), frozenset(), -1)
    return None
