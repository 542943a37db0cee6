"""What the form asks about suggestions: what a text suggests, turning one down, and the source of whoever speaks.

Always by POST, so that no log keeps the words. Looking writes nothing and takes no lock; nothing here asks the vault.
"""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.body.characters import clean
from articles.desk import suggesting
from articles.errors import Invalid, NotAllowed
from articles.models import Article
from articles.models.article import MAX_HEADLINE_CHARS
from articles.models.suggestion_decision import SuggestionKind, TurnedDown
from articles.permissions import Action, may
from sources.directory import known_names
from sources.suggest.directory import Directory

from .answers import for_writers, story_or_404
from .cards import source_card
from .look_up import MAX_NAME_CHARS, is_uuid
from .suggestion_answers import answer_of

_LONGEST_ID = 18  # figures; what has more is no row of any database
_MOST_REFUSALS = 2_000


@for_writers
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer what the posted `body` suggests, to whoever may edit the `story` (empty for one that is not stored yet)."""
    story = _story(request)
    try:
        text = body.read(request.POST.get("body", ""))
        found = suggesting.pending(
            text,
            headline=request.POST.get("headline", "")[:MAX_HEADLINE_CHARS],
            dateline=request.POST.get("dateline", "")[:MAX_HEADLINE_CHARS],
            decided=suggesting.decided(story, refusals_in(request.POST.get("rejected", ""))),
            directory=Directory(known_names()),
        )
    except (body.BodyTooLong, Invalid) as error:
        return _unreadable(error)
    return JsonResponse({"ok": True, "version": _number(request.POST.get("version", "")), **answer_of(found, text)})


@for_writers
def reject(request: HttpRequest) -> HttpResponse:
    """Keep that the posted `words` are no quotation or no name of this story; one not stored yet sends it with its save."""
    story = _story(request)
    refusal = _refusal({name: request.POST.get(name, "") for name in ("kind", "words", "reason")})
    if story is not None:
        suggesting.turn_down(story, [refusal], by=request.user, now=timezone.now())
    return JsonResponse({"ok": True, "is_kept": story is not None})


@for_writers
def unreject(request: HttpRequest) -> HttpResponse:
    """Forget that these words were turned down."""
    story = _story(request)
    refusal = _refusal({name: request.POST.get(name, "") for name in ("kind", "words")})
    was_kept = story is not None and suggesting.take_back(story, refusal.kind, refusal.words, by=request.user)
    return JsonResponse({"ok": True, "was_kept": was_kept})


@for_writers
def source(request: HttpRequest) -> HttpResponse:
    """Answer the open source of a suggested speaker, found or made; `source` is null for somebody without a name."""
    name = request.POST.get("name", "")
    if len(name) > MAX_NAME_CHARS:
        raise Invalid({"name": _("A name may have %d characters.") % MAX_NAME_CHARS})
    found = suggesting.source_of(
        clean(name),
        request.POST.get("kind", ""),
        entity_id=_uuid(request.POST.get("entity_id", "")),
        source_id=_uuid(request.POST.get("source_id", "")),
        by=request.user,
    )
    return JsonResponse({"ok": True, "source": source_card(found) if found else None})


def refusals_in(text: str) -> list[suggesting.Refusal]:
    """Return what was turned down before the story was stored: JSON, a list of {kind, words, reason}. Raises Invalid."""
    try:
        found = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError) as error:
        raise _not_understood() from error
    if not isinstance(found, list) or len(found) > _MOST_REFUSALS:
        raise _not_understood()
    return [_refusal(each) for each in found]


def _refusal(facts: Any) -> suggesting.Refusal:
    """Return one refusal. Raises Invalid for a kind or a reason there is not, and for no words."""
    if not isinstance(facts, dict):
        raise _not_understood()
    kind, words, reason = facts.get("kind"), facts.get("words"), facts.get("reason", TurnedDown.OWN_WORDS)
    if kind not in SuggestionKind.values or reason not in TurnedDown.values or not isinstance(words, str):
        raise _not_understood()
    if not words.strip() or len(words) > suggesting.MAX_WORDS_CHARS:
        raise _not_understood()
    return suggesting.Refusal(SuggestionKind(kind), words, TurnedDown(reason))


def _story(request: HttpRequest) -> Article | None:
    """Return the story the question is about, or None for one not stored yet. Raises Http404 and NotAllowed."""
    given = request.POST.get("story", "")
    if not given:
        return None
    if not given.isdecimal() or not given.isascii() or len(given) > _LONGEST_ID:
        raise Http404
    story = story_or_404(request, int(given))
    if not may(request.user, Action.EDIT, story):
        raise NotAllowed()
    return story


def _unreadable(error: body.BodyTooLong | Invalid) -> JsonResponse:
    message = error.message if isinstance(error, Invalid) else _too_long()
    return JsonResponse({"ok": False, "message": str(message)}, status=400)


def _too_long() -> str:
    limit = f"{body.MAX_BODY_CHARS:,}"
    return _("The text is longer than %(limit)s characters. No suggestions are looked for in it.") % {"limit": limit}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= _LONGEST_ID else 0


def _uuid(text: str) -> UUID | None:
    return UUID(text) if is_uuid(text) else None


def _not_understood() -> Invalid:
    return Invalid({"suggestions": _("What was turned down could not be understood. Reload the page.")})
