"""Suggestions made by hand: `quote(text, "words")` finds the words in the text, so that no test counts characters."""

from typing import Any

from sources.suggest.model import Entity, Quote, Suggestions, Warning

_QUOTE = {
    "inner": (), "speaker": None, "speaker_mention": None, "mention_start": None, "mention_end": None,
    "speaker_kind": "unknown", "entity_id": None, "source_id": None, "role": "", "verb": None, "verb_start": None,
    "verb_end": None, "cue_class": "", "rule": "by-hand", "confidence": 0.9, "group": None,
}  # fmt: skip
_ENTITY = {
    "type": "person", "known": False, "entity_id": None, "source_id": None, "kind": "name", "ambiguous": False,
    "candidates": (), "rule": "by-hand", "confidence": 0.9,
}  # fmt: skip


def quote(text: str, words: str, type: str = "direct", **facts: Any) -> Quote:
    start = text.index(words)
    return Quote(start=start, end=start + len(words), type=type, **(_QUOTE | facts))


def said_by(name: str, **facts: Any) -> dict[str, Any]:
    """The facts of a quotation that somebody of this name said."""
    return {
        "speaker": name,
        "speaker_mention": name,
        "speaker_kind": "person",
        "verb": "said",
        "cue_class": "neutral",
    } | facts


def entity(text: str, words: str, name: str = "", at: int = 0, **facts: Any) -> Entity:
    """The entity at the place of `words` number `at`, counted from 0."""
    start = -1
    for _time in range(at + 1):
        start = text.index(words, start + 1)
    return Entity(start=start, end=start + len(words), text=words, name=name or words, **(_ENTITY | facts))


def warning(text: str, words: str, code: str) -> Warning:
    start = text.index(words)
    return Warning(code, start, start + len(words), "in plain English")


class Engine:
    """Stands in for `sources.suggest.suggest`: whatever the text, what a test puts into `quotes`, `entities`, `warnings`."""

    def __init__(self) -> None:
        self.quotes, self.entities, self.warnings = [], [], []
        self.asked: list[tuple[str, Any, Any, Any]] = []

    def __call__(self, text: str, directory: Any = None, *, headline: Any = None, dateline: Any = None) -> Suggestions:
        self.asked.append((text, directory, headline, dateline))
        return Suggestions(tuple(self.quotes), tuple(self.entities), (), tuple(self.warnings))
