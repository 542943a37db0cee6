"""Suggestions turned down, as the form's script sends them: one by one, or with the first save of a story."""

import json
from typing import Any

from django.utils.translation import gettext as _

from articles.desk.edits import Refusal
from articles.errors import Invalid
from articles.models.suggestion_decision import SuggestionKind, TurnedDown

_MOST_REFUSALS = 2_000
_LONGEST_WORDS = 100_000  # characters; more is no quotation


def read_refusals(text: str) -> tuple[Refusal, ...]:
    """Return what was turned down before the story was stored: JSON, a list of {kind, words, reason}. Raises Invalid."""
    try:
        found = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError) as error:
        raise _not_understood() from error
    if not isinstance(found, list) or len(found) > _MOST_REFUSALS:
        raise _not_understood()
    return tuple(read_refusal(each) for each in found)


def read_refusal(facts: Any) -> Refusal:
    """Return one refusal. Raises Invalid for a kind or a reason there is not, and for no words."""
    if not isinstance(facts, dict):
        raise _not_understood()
    kind, words, reason = facts.get("kind"), facts.get("words"), facts.get("reason", TurnedDown.OWN_WORDS)
    if kind not in SuggestionKind.values or reason not in TurnedDown.values or not isinstance(words, str):
        raise _not_understood()
    if not words.strip() or len(words) > _LONGEST_WORDS:
        raise _not_understood()
    return Refusal(SuggestionKind(kind), words, TurnedDown(reason))


def _not_understood() -> Invalid:
    return Invalid({"suggestions": _("What was turned down could not be understood. Reload the page.")})
