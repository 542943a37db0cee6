"""Answers of the desk to the question for suggestions, made here: what the screen does must not hang on what rules find."""

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Page, Route

QUESTION = "**/look-up/suggestions/"
WORDS = re.compile("“[^”]*”")
_UNKNOWN = {"source_id": None, "entity_id": None}
_BLOCK = re.compile(r"<(?:p|h2)>(.*?)</(?:p|h2)>")


def plain(body: str) -> str:
    return "\n\n".join(html.unescape(re.sub("<[^>]+>", "", block)) for block in _BLOCK.findall(body))


def quotation(text: str, words: str, name: str | None = "Orla Brandt", **more: Any) -> dict[str, Any]:
    """A quotation as the desk sends it: everything about it is certain, and its speaker is new."""
    start = text.index(words)
    kind = more.pop("kind", "person" if name else "unnamed_person")
    return {
        "id": f"quotation-{words}", "spans": [[start, start + len(words)]], "words": words, "type": "direct",
        "speaker": {"name": name or "", "mention": name or "an official", "kind": kind, "role": ""} | _UNKNOWN,
        "cue": {"text": "said", "class": "neutral"}, "rule": "said_after", "confidence": 0.95, "likely": "certain",
        "warnings": [], **more,
    }  # fmt: skip


def mention(text: str, name: str, kind: str = "person", **more: Any) -> dict[str, Any]:
    spans = [[found.start(), found.end()] for found in re.finditer(re.escape(name), text)]
    return {
        "id": f"mention-{name}", "spans": spans, "name": name, "type": kind, "known": False, "entity_id": None,
        "ambiguous": False, "candidates": [], **more,
    }  # fmt: skip


def answer(
    quotations: Any = (), mentions: Any = (), figures: Any = (), warnings: Any = (), handled: int = 0
) -> dict[str, Any]:
    lists = {"quotations": quotations, "mentions": mentions, "figures": figures, "warnings": warnings}
    return {"ok": True, "version": 1, "handled": handled, **{name: list(found) for name, found in lists.items()}}


def all_marked_words(text: str) -> dict[str, Any]:
    """Everything inside quotation marks, said by one person."""
    return answer(quotation(text, words) for words in dict.fromkeys(WORDS.findall(text)))


def question_of(route: Route) -> dict[str, str]:
    posted = parse_qs(route.request.post_data, keep_blank_values=True)
    return {name: values[0] for name, values in posted.items()}


def can(page: Page, find: Callable[[str], dict[str, Any]] = all_marked_words) -> list[dict[str, str]]:
    """Answer every question with ``find(plain text)`` and return the questions, as they come."""
    asked: list[dict[str, str]] = []

    def fulfil(route: Route) -> None:
        question = question_of(route)
        asked.append(question)
        found = find(plain(question["body"]))
        route.fulfill(json=found | {"version": question["version"]})

    page.route(QUESTION, fulfil)
    return asked
