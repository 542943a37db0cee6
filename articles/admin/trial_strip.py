"""The newcomer's strip: four steps above the demo's 'Try it: five minutes', each ticked by the real action.

Marking, naming and publishing are read off the story itself; seeing it as a reader goes through a page of the desk that
notes it and leads on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, StoryPage, TrialStrip
from articles.snapshot import Story

TRIAL_SLUG = "the-lamp-on-pellow-slip"
QUOTATIONS_IN_IT = 3


@dataclass(frozen=True)
class Step:
    """One step: its name, one line on how, whether it is done, and whether it is the one to do now."""

    name: str
    how: str
    is_done: bool
    is_next: bool = False
    address: str = ""


@dataclass(frozen=True)
class Strip:
    """The strip of one person; `story_address` opens the story at the desk."""

    steps: list[Step]
    story_address: str
    is_finished: bool


def strip_for(user: Any, stories: Sequence[Story]) -> Strip | None:
    """Return the strip where the person's own demo story is among ``stories`` and they have not put the strip away."""
    story = next((each for each in stories if _is_trial(each.article, user)), None)
    if story is None:
        return None
    kept = TrialStrip.objects.filter(user=user).first()
    if kept and kept.dismissed_at:
        return None
    return _strip(story, was_seen=bool(kept and kept.seen_as_reader_at))


@require_POST
def put_away(request: HttpRequest) -> HttpResponse:
    """Put the strip away for good and return to the board."""
    TrialStrip.objects.update_or_create(user=request.user, defaults={"dismissed_at": timezone.now()})
    return redirect("admin:index")


@require_POST
def see_as_reader(request: HttpRequest) -> HttpResponse:
    """Note that the person went to see their story as a reader, and lead them to it."""
    article = Article.objects.filter(owner=request.user, is_demo=True, slug=TRIAL_SLUG).first()
    page = article and StoryPage.objects.filter(story=article.story_key).first()
    if not page:
        raise Http404
    TrialStrip.objects.update_or_create(user=request.user, defaults={"seen_as_reader_at": timezone.now()})
    return redirect(page.path)


def _is_trial(article: Article, user: Any) -> bool:
    return article.is_demo and article.owner_id == user.pk and article.slug == TRIAL_SLUG


def _strip(story: Story, *, was_seen: bool) -> Strip:
    marked = len(story.quotations)
    named = sum(quotation.source is not None for quotation in story.quotations)
    is_marked = marked >= QUOTATIONS_IN_IT
    is_named = is_marked and named == marked
    is_out = story.article.is_live
    done = [is_marked, is_named, is_out, was_seen]
    names = [_("Mark"), _("Name"), _("Publish"), _("See it as a reader")]
    hows = [
        _("Select the words of a quotation and press Alt-Q. %(done)d of %(all)d are marked.")
        % {"done": min(marked, QUOTATIONS_IN_IT), "all": QUOTATIONS_IN_IT},
        _("Say who spoke, and on what terms. %(done)d of %(all)d have a source.")
        % {"done": min(named, QUOTATIONS_IN_IT), "all": QUOTATIONS_IN_IT},
        _("Mend what stops the story and submit it; the login “publisher” sends it out."),
        _("Open the page and press a small number: that is what readers learn about each quotation."),
    ]
    following = done.index(False) if False in done else -1
    read = reverse("desk:trial_see_as_reader") if is_out else ""
    steps = [
        Step(name, how, is_done, place == following, read if place == 3 else "")
        for place, (name, how, is_done) in enumerate(zip(names, hows, done, strict=True))
    ]
    return Strip(steps, reverse("admin:articles_article_change", args=[story.article.pk]), all(done))
