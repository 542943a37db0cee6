"""Setting a block aside from the Publish tab, and clearing a protected name by somebody who knows the source."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.desk import protected_names
from articles.desk.overriding import override
from articles.errors import StoryError
from articles.models import Article
from articles.snapshot import load_story

from .answers import refusal, story_or_404
from .page import live_facts


@never_cache
@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Override the block that `code` and `place` name, for `reason`, and answer {ok, problems, overridden, clear}."""
    story, post, by, now = story_or_404(request, pk), request.POST, request.user, timezone.now()
    code, reason = post.get("code", ""), post.get("reason", "")
    try:
        if code == protected_names.CODE:
            protected_names.clear_names(story, reason=reason, by=by, now=now)
        else:
            override(story, code, post.get("place", ""), reason=reason, by=by, now=now)
    except StoryError as error:
        return refusal(error)
    facts = live_facts(load_story(Article.objects.get(pk=pk)), by)
    return JsonResponse({"ok": True} | {name: facts[name] for name in ("problems", "overridden", "clear")})
