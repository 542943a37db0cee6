"""Statements and their speakers made into suggestions: type, cue, group and how sure the rules are."""

from .marks import Pair
from .mentions import Mention
from .model import Quote
from .page import Page
from .rules.statement import Statement
from .speakers import Speaker

_ALL_MARKED = 0.9  # of the characters that are no blanks, for a direct quotation
_FEWEST_MARKED = 3  # characters inside marks, for a partial one
_FARTHEST_BACK = 20  # statements from words without a cue to the ones they go on from


def make_quotes(
    page: Page, statements: list[Statement], speakers: list[tuple[Speaker, Mention | None]]
) -> tuple[Quote, ...]:
    """Return one suggestion for each statement, in reading order."""
    groups = _groups(statements)
    pairs = [pair for paragraph in page.paragraphs for pair in paragraph.pairs]
    quotes, at = [], 0
    for statement, (speaker, mention) in zip(statements, speakers, strict=True):
        while at < len(pairs) and pairs[at].end <= statement.start:
            at += 1
        inner = _inner(pairs, at, statement)
        quotes.append(_quote(page, statement, speaker, mention, inner, groups.get(id(statement))))
    return tuple(quotes)


def _quote(
    page: Page,
    statement: Statement,
    speaker: Speaker,
    mention: Mention | None,
    inner: tuple[tuple[int, int], ...],
    group: str | None,
) -> Quote:
    cue = _cue_span(statement)
    return Quote(
        start=statement.start,
        end=statement.end,
        type=_type(page, statement, inner),
        inner=inner,
        speaker=speaker.name,
        speaker_mention=mention.text if mention else None,
        mention_start=mention.start if mention else None,
        mention_end=mention.end if mention else None,
        speaker_kind=speaker.kind,
        entity_id=speaker.entity_id,
        source_id=speaker.source_id,
        role=speaker.role,
        verb=page.flat[cue[0] : cue[1]] if cue else None,
        verb_start=cue[0] if cue else None,
        verb_end=cue[1] if cue else None,
        cue_class=_cue_class(statement),
        rule=statement.rule,
        confidence=round(statement.confidence * (0.5 + speaker.sure / 2), 2),
        group=group,
    )


def _inner(pairs: list[Pair], at: int, statement: Statement) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a statement that stand inside marks; pairs[at] is the first that may reach into it."""
    found = []
    while at < len(pairs) and pairs[at].start < statement.end:
        first, last = max(pairs[at].inner_start, statement.start), min(pairs[at].inner_end, statement.end)
        if first < last:
            found.append((first, last))
        at += 1
    return tuple(found)


def _type(page: Page, statement: Statement, inner: tuple[tuple[int, int], ...]) -> str:
    """As annotators count: direct when nine in ten characters stand inside marks, the marks themselves left out."""
    marked = sum(_solid(page.flat, first, last) for first, last in inner)
    if marked < _FEWEST_MARKED:
        return "indirect"
    outside = _solid(page.flat, statement.start, statement.end) - marked - 2 * len(inner)
    return "direct" if marked >= _ALL_MARKED * (marked + max(0, outside)) else "partial"


def _solid(text: str, start: int, end: int) -> int:
    """Return how many characters of a stretch are no blanks."""
    return len("".join(text[start:end].split()))


def _cue_owner(statement: Statement) -> Statement:
    """Return the statement, or the one it goes on from, that has a cue."""
    for _ in range(_FARTHEST_BACK):
        if statement.has_own_cue or statement.same_speaker_as is None:
            return statement
        statement = statement.same_speaker_as
    return statement


def _cue_span(statement: Statement) -> tuple[int, int] | None:
    owner = _cue_owner(statement)
    if owner.cue_span is not None or owner.cue is None:
        return owner.cue_span
    tokens = owner.line.tokens
    return tokens[owner.cue.first].start, tokens[owner.cue.after - 1].end


def _cue_class(statement: Statement) -> str:
    owner = _cue_owner(statement)
    return owner.cue_class or (owner.cue.cue_class if owner.cue else "")


def _groups(statements: list[Statement]) -> dict[int, str]:
    """Name the groups g1, g2 … of statements that are parts of one quotation, by the identity of each part."""
    roots: dict[int, Statement] = {}
    members: dict[int, list[Statement]] = {}
    for statement in statements:
        root = roots.get(id(statement.part_of), statement.part_of) or statement
        roots[id(statement)] = root
        members.setdefault(id(root), []).append(statement)
    named = [parts for parts in members.values() if len(parts) > 1]
    return {id(part): f"g{number}" for number, parts in enumerate(named, 1) for part in parts}
