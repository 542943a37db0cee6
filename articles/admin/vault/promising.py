"""A promise to a protected source put on file, or another in the place of one: always a new row."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sources import vault
from sources.errors import Absent, AlreadyReplaced, ConsentMissing
from sources.models import Agreement, Source
from sources.vocabulary import SourceState

from .door import at_the_door, back_to, find_source, for_parties
from .promise_form import PromiseForm


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("internal_reason")
@at_the_door
@for_parties
@sensitive_variables()
def promise(request: HttpRequest, pk: UUID, agreement: UUID | None = None) -> HttpResponse:
    """Show the form of a new promise, or of one in the place of `agreement`, and put it on file."""
    source = find_source(request, pk)
    if source.state == SourceState.DESTROYED:
        raise Absent("There is nobody to promise anything.")
    before = _promise_of(source, agreement) if agreement else None
    form = PromiseForm(request.POST or None, user=request.user, before=before)
    if request.method == "POST" and form.is_valid() and _is_on_file(form, source, before, request.user):
        messages.success(request, _("The promise is on file. Stories take it up when their quotations are put under it."))
        return back_to(pk)
    if form.is_bound:
        form.forget_the_sealed()
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Change a promise") if before else _("A new promise"),
        "source": source,
        "before": before,
        "form": form,
    }
    return TemplateResponse(request, "desk/vault/promise.html", context)


def _promise_of(source: Source, pk: UUID) -> Agreement:
    found = source.agreements.filter(pk=pk, superseded_by__isnull=True).first()
    if found is None:
        raise Absent("There is no such promise to change.")
    return found


@sensitive_variables()
def _is_on_file(form: PromiseForm, source: Source, before: Agreement | None, by: Any) -> bool:
    given, facts = form.cleaned_data, form.facts(get_user_model().objects.all())
    try:
        if before is None:
            vault.promise(source, by, given["terms"], given["internal_reason"], **facts)
        else:
            vault.change_promise(before, by, given["terms"], given["internal_reason"], given["consent_on"], **facts)
    except ConsentMissing as refusal:
        what = ", ".join(str(Agreement._meta.get_field(part).verbose_name) for part in refusal.parts)
        form.add_error("consent_on", _("This loosens what was promised (%(what)s). Ask the source first.") % {"what": what})
        return False
    except AlreadyReplaced:
        form.add_error(None, _("Somebody has changed this promise meanwhile. Start from the newer one."))
        return False
    return True
