"""*Protect this source*: the page that lists every place where the name stands, and the act itself.

The source is open until the act, so the page may show its name; it is absent for whoever may not protect it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from articles.desk.protecting.columns import tables
from articles.desk.protecting.protect import ListChanged, protect, stays_because
from articles.desk.protecting.survey import Group, Survey, entities_of, survey
from articles.models import Article
from articles.permissions import may_protect, stories_whose_quotations_are_seen, visible_stories
from sources import vault
from sources.errors import Absent, EvidenceMissing, ReasonMissing, TooManyTries, WrongPassword
from sources.models import Source
from sources.vocabulary import SourceState

from .door import PROVED_AT, at_the_door, back_to, is_proven
from .protect_form import ProtectForm

_STAYS = {
    "published": gettext_lazy("a page that readers have"),
    "source": gettext_lazy("another open source"),
    "mention": gettext_lazy("a place that stays as it is"),
}


@dataclass(frozen=True)
class Heap:
    """The places of one story or one kind of row, as far as this person may read them."""

    title: str
    address: str
    shows_context: bool
    group: Group


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@at_the_door
@sensitive_variables()
def protect_source(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the list with the form; with `confirmed`, protect the source. A list no longer true is shown anew."""
    source = _find_open(request, pk)
    form = ProtectForm(request.POST or None, user=request.user, is_proven=is_proven(request, timezone.now()))
    is_confirmed = "confirmed" in request.POST
    if is_confirmed and form.is_valid() and _is_proved(request, form) and _is_done(request, source, form):
        return back_to(pk)
    more = form.more_names() if form.is_bound else []
    listed = survey(source, more)
    chosen = set(request.POST.getlist("place")) if is_confirmed else set(listed.ticked)
    if form.is_bound and not is_confirmed:
        form = ProtectForm(user=request.user, is_proven=is_proven(request, timezone.now()), initial=form.kept())
    form.forget_the_password()
    return TemplateResponse(request, "desk/vault/protect.html", _context(request, source, form, listed, chosen))


def _find_open(request: HttpRequest, pk: UUID) -> Source:
    source = Source.objects.open().exclude(state=SourceState.DESTROYED).filter(pk=pk).first()
    if source is None or not may_protect(request.user, source):
        raise Absent("There is no such source.")
    return source


@sensitive_variables()
def _is_proved(request: HttpRequest, form: ProtectForm) -> bool:
    now = timezone.now()
    if is_proven(request, now):
        return True
    try:
        vault.prove(request.user, form.cleaned_data["password"], now)
    except WrongPassword:
        form.add_error("password", _("That is not your password. Try again."))
    except TooManyTries:
        form.add_error("password", _("Too many wrong passwords. Wait a quarter of an hour."))
    else:
        request.session[PROVED_AT] = int(now.timestamp())
        return True
    return False


@sensitive_variables()
def _is_done(request: HttpRequest, source: Source, form: ProtectForm) -> bool:
    given = form.cleaned_data
    try:
        done = protect(
            source,
            by=request.user,
            now=timezone.now(),
            reason=given["reason"],
            terms=given["terms"],
            promise=form.facts(get_user_model().objects.all()),
            chosen=frozenset(request.POST.getlist("place")),
            fingerprint=request.POST.get("seen", ""),
            how_they_know=given["how_they_know"],
            more=form.more_names(),
        )
    except ListChanged:
        form.add_error(
            None, _("Somebody has saved something since this list was made. Nothing was done: read the new list.")
        )
    except ReasonMissing:
        form.add_error("reason", _("Say why the source needs protection."))
    except EvidenceMissing:
        form.add_error(None, _("A file of this source is not where it was kept, so it cannot be sealed. Nothing was done."))
    else:
        facts = {"rows": done.rows, "stories": done.stories, "remaining": done.remaining}
        messages.success(
            request,
            _("Protected. Rows changed: %(rows)d; stories: %(stories)d. Places that stay as they were: %(remaining)d.")
            % facts,
        )
        if not done.is_scrubbed:
            messages.warning(request, _("Old pages of the database are still on the disk. Run “manage.py vault scrub”."))
        return True
    return False


def _context(request: HttpRequest, source: Source, form: ProtectForm, listed: Survey, chosen: set[str]) -> dict[str, Any]:
    entities = entities_of(source)
    why = stays_because(entities, source, chosen, listed) if entities else []
    open_to = visible_stories(request.user)
    return {
        **admin.site.each_context(request),
        "title": _("Protect this source"),
        "source": source,
        "form": form,
        "survey": listed,
        "chosen": chosen,
        "heaps": [_heap(group, request.user) for group in listed.groups],
        "has_entry": bool(entities),
        "stays_because": [str(_STAYS.get(each, each)) for each in why],
        "published": open_to.filter(pk__in=listed.published).only("headline"),
        "published_elsewhere": len(listed.published) - open_to.filter(pk__in=listed.published).count(),
        "moving": {
            "promises": source.agreements.count(),
            "evidence": source.evidence.count(),
            "quotations": source.attributions.count(),
        },
    }


def _heap(group: Group, user: Any) -> Heap:
    if group.story is None:
        model = next(table.model for table in tables() if table.label == group.label)
        return Heap(str(model._meta.verbose_name_plural).capitalize(), "", True, group)
    story = Article.objects.only("headline").get(pk=group.story)
    if visible_stories(user).filter(pk=story.pk).exists():
        return Heap(str(story), reverse("admin:articles_article_change", args=[story.pk]), True, group)
    is_named = stories_whose_quotations_are_seen(user).filter(pk=story.pk).exists()
    return Heap(str(story) if is_named else _("A story that you may not open"), "", False, group)
