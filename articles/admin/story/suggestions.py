"""What the form asks about suggestions: what a text suggests, turning one down, and the source of whoever speaks.

Always by POST, so that no log keeps the words. Looking writes nothing and takes no lock; nothing here asks the vault.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.body.characters import clean
from articles.desk.suggesting.deciding import decided, take_back, turn_down
from articles.desk.suggesting.pending import pending
from articles.desk.suggesting.speakers import source_of
from articles.errors import Invalid, NotAllowed
from articles.models import Article
from articles.models.article import MAX_HEADLINE_CHARS
from articles.permissions import Action, may
from sources.directory import directory

from .answers import for_writers, story_or_404
from .cards import source_card
from .look_up import MAX_NAME_CHARS, is_uuid
from .refusals import read_refusal, read_refusals
from .suggestion_answers import answer_of

_LONGEST_ID = 18  # figures; what has more is no row of any database


@for_writers
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer what the posted `body` suggests, to whoever may edit the `story` (empty for one that is not stored yet)."""
    story = _story(request)
    try:
        text = body.read(request.POST.get("body", ""))
        found = pending(
            text,
            headline=request.POST.get("headline", "")[:MAX_HEADLINE_CHARS],
            dateline=request.POST.get("dateline", "")[:MAX_HEADLINE_CHARS],
            decided=decided(story, read_refusals(request.POST.get("rejected", ""))),
            directory=directory(),
        )
    except (body.BodyTooLong, Invalid) as error:
        return _unreadable(error)
    return JsonResponse({"ok": True, "version": _number(request.POST.get("version", "")), **answer_of(found, text)})


@for_writers
def reject(request: HttpRequest) -> HttpResponse:
    """Keep that the posted `words` are no quotation or no name of this story; one not stored yet sends it with its save."""
    story = _story(request)
    refusal = read_refusal({name: request.POST.get(name, "") for name in ("kind", "words", "reason")})
    if story is not None:
        turn_down(story, [refusal], by=request.user, now=timezone.now())
    return JsonResponse({"ok": True, "is_kept": story is not None})


@for_writers
def unreject(request: HttpRequest) -> HttpResponse:
    """Forget that these words were turned down."""
    story = _story(request)
    refusal = read_refusal({name: request.POST.get(name, "") for name in ("kind", "words")})
    was_kept = story is not None and take_back(story, refusal.kind, refusal.words, by=request.user)
    return JsonResponse({"ok": True, "was_kept": was_kept})


@for_writers
def source(request: HttpRequest) -> HttpResponse:
    """Answer the open source of a suggested speaker, found or made; `source` is null for somebody without a name."""
    name = request.POST.get("name", "")
    if len(name) > MAX_NAME_CHARS:
        raise Invalid({"name": _("A name may have %d characters.") % MAX_NAME_CHARS})
    found = source_of(
        clean(name),
        request.POST.get("kind", ""),
        _uuid(request.POST.get("entity_id", "")),
        _uuid(request.POST.get("source_id", "")),
        by=request.user,
    )
    return JsonResponse({"ok": True, "source": source_card(found) if found else None})


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
