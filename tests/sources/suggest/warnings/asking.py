"""A small way to ask what an editor is warned of, with quotations built by hand."""

from sources.suggest.figures import find_figures
from sources.suggest.model import Quote, Warning
from sources.suggest.page import read_page
from sources.suggest.warnings import find_warnings


def quote(
    text: str,
    words: str,
    *,
    speaker: str | None = "Mirela Hask",
    cue: str = "",
    cue_class: str = "neutral",
    kind: str = "person",
    mention: str = "",
    group: str | None = None,
) -> Quote:
    """Return a quotation of `words` as they first stand in `text`, with its cue and the mention of its speaker."""
    start = text.index(words)
    verb_start = text.index(cue) if cue else None
    mention_start = text.index(mention) if mention else None
    return Quote(
        start=start,
        end=start + len(words),
        type="indirect",
        inner=(),
        speaker=speaker,
        speaker_mention=mention or None,
        mention_start=mention_start,
        mention_end=mention_start + len(mention) if mention_start is not None else None,
        speaker_kind=kind,
        entity_id=None,
        source_id=None,
        role="",
        verb=cue or None,
        verb_start=verb_start,
        verb_end=verb_start + len(cue) if verb_start is not None else None,
        cue_class=cue_class,
        rule="by hand",
        confidence=1.0,
        group=group,
    )


def warnings_of(
    text: str, *quotes: Quote, headline: str | None = None, dateline: str | None = "ALDERMERE"
) -> tuple[Warning, ...]:
    page = read_page(text)
    return find_warnings(page, quotes, find_figures(page), headline=headline, dateline=dateline)


def warned(
    text: str, *quotes: Quote, headline: str | None = None, dateline: str | None = "ALDERMERE"
) -> list[tuple[str, str]]:
    """Return (code, words warned of) in order. A dateline is given unless a test takes it away."""
    found = warnings_of(text, *quotes, headline=headline, dateline=dateline)
    return [(warning.code, text[warning.start : warning.end]) for warning in found]
