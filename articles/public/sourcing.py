"""How a page words what the record knows of a quotation: its source's shape, how and where it was said, when."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from articles.record.search import marks

# A comma before the closing mark belongs to the sentence around the words: “It was paint,” she said.
_COMMA_AT_THE_END = re.compile(r",(?=[”’\"»]+$)")
_OPENING_MARKS = '“‘„«"'
_ENDS_A_SENTENCE = (".", "!", "?", "…")
_CLOSING_MARKS = '”’"»)'


@dataclass(frozen=True)
class Occasion:
    """One time a source spoke: "Interview in person, at the port office", and the day where readers may know it."""

    words: str
    on: date | None
    when: str | None


def source_of(card: dict[str, Any], sources: list[dict[str, Any]]) -> dict[str, Any]:
    """The entry of `sources` behind a quotation; an empty one where the record has none."""
    return next((each for each in sources if each["number"] == card["source"]), {})


def shape_of(card: dict[str, Any], sources: list[dict[str, Any]]) -> str:
    """'named', 'unnamed' or 'document', as the mark beside the words has it."""
    return source_of(card, sources).get("shape", "named")


def heading(name: str, shape: str) -> str:
    """A name as the head of a card. A description begins with a capital there; a name is spelt as it is."""
    return name[:1].upper() + name[1:] if shape == "unnamed" else name


def how_and_where(card: dict[str, Any]) -> str:
    """How the words reached us and at which place, as one phrase."""
    how, where = card["how"]["text"], card["place"]
    if how and where:
        return _("%(how)s, %(where)s") % {"how": how, "where": where}
    return how or where[:1].upper() + where[1:]


def occasions(source: dict[str, Any], cards: list[dict[str, Any]]) -> list[Occasion]:
    """Every different occasion on which a source said what the story quotes, in the order of the story."""
    found = [
        Occasion(how_and_where(card), day(card["when"]), card["when"])
        for card in cards
        if card["source"] == source["number"]
    ]
    return list(dict.fromkeys(each for each in found if each.words or each.on))


def day(when: str | None) -> date | None:
    return date.fromisoformat(when) if when else None


def closed(text: str) -> str:
    """A sentence somebody typed, with its full stop."""
    is_open = text and not text.rstrip(_CLOSING_MARKS).endswith(_ENDS_A_SENTENCE)
    return _("%(sentence)s.") % {"sentence": text} if is_open else text


def standing_alone(text: str) -> str:
    """The words of a quotation without the sentence around it: its comma becomes a full stop, a part begins with dots.

    Signs that a search set around found words may stand in the text.
    """
    words = text.lstrip(_OPENING_MARKS)
    opening = text[: len(text) - len(words)]
    begun = f"{opening}…{words}" if opening and words.lstrip(marks.START)[:1].islower() else text
    return _COMMA_AT_THE_END.sub(".", begun)
