"""Stories and suggestions as lines of JSON."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sources.suggest.model import Suggestions


@dataclass(frozen=True)
class Story:
    """One line that came in: a story, or `error`, which says why it is none. `id` is given back as it came."""

    id: Any = None
    text: str = ""
    headline: str | None = None
    dateline: str | None = None
    error: str = ""

    def answer(self, found: Suggestions) -> dict[str, Any]:
        return {
            "quotes": [_picked(quote, _QUOTE) for quote in found.quotes],
            "entities": [_picked(entity, _ENTITY) for entity in found.entities],
            "figures": [_picked(figure, _FIGURE) for figure in found.figures],
            "warnings": [_picked(warning, _WARNING) for warning in found.warnings],
        }


_QUOTE = ("start", "end", "type", "speaker", "speaker_mention", "verb", "cue_class", "rule", "confidence", "group")
_ENTITY = ("start", "end", "name", "type", "known")
_FIGURE = ("start", "end", "value", "unit", "counts", "approx", "differs_from")
_WARNING = ("code", "start", "end", "message")
_PLACES = 3  # decimals of a confidence that mean anything


def read_story(line: bytes) -> Story:
    """Return the story of one line, or what is wrong with it."""
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        return Story(error=_("The line is not in UTF-8."))
    except (ValueError, RecursionError):
        return Story(error=_("The line is no JSON."))
    if not isinstance(found, dict):
        return Story(error=_('The line is no story: an object {"id", "text"} is expected.'))
    text, headline, dateline = found.get("text"), found.get("headline"), found.get("dateline")
    if not isinstance(text, str):
        return Story(found.get("id"), error=_('"text" is missing or no text.'))
    if not all(each is None or isinstance(each, str) for each in (headline, dateline)):
        return Story(found.get("id"), error=_('"headline" and "dateline" are texts where they are given.'))
    return Story(found.get("id"), text, headline or None, dateline or None)


def _refuse_constant(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity are Python's own, and would come back in an answer that nobody else can read


def as_json(answer: dict[str, Any]) -> str:
    """Return one line of JSON. Letters stand as they are, unless one is half a character, which no stream could carry."""
    line = json.dumps(answer, ensure_ascii=False)
    return line if line.isascii() or not any("\ud800" <= char <= "\udfff" for char in line) else json.dumps(answer)


def _picked(found: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(found, name)) for name in names}


def _plain(value: Any) -> Any:
    return round(value, _PLACES) if isinstance(value, float) else value
