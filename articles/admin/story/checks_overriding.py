"""Setting a block aside from the Publish tab."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

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
    story, post = story_or_404(request, pk), request.POST
    try:
        override(
            story, post.get("code", ""), post.get("place", ""), reason=post.get("reason", ""), by=request.user,
            now=timezone.now(),
        )  # fmt: skip
    except StoryError as error:
        return refusal(error)
    facts = live_facts(load_story(Article.objects.get(pk=pk)), request.user)
    return JsonResponse({"ok": True} | {name: facts[name] for name in ("problems", "overridden", "clear")})
