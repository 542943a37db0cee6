"""Bringing drafts in by hand: pasted text, or a file. The same reading and saving as the command's."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.desk.importing import BadLine, Imported, Register, import_story, read_file
from articles.errors import Invalid
from articles.models import Section
from articles.permissions import may_create

FORMATS = ("text", "html", "jsonl")
MAX_BYTES = 8 * 1024 * 1024
MAX_STORIES = 200  # more belong to the command, which shows how far it is


@never_cache
@require_http_methods(["GET", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """Show the page where drafts come in, or store what was sent and lead to it."""
    if not may_create(request.user):
        raise Http404
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Bring in a draft"),
        "sections": Section.objects.all(),
        "pasted": "",
        "chosen": request.POST.get("section", ""),
    }
    status = 200
    if request.method == "POST":
        try:
            done, refused = _import(request)
        except Invalid as error:
            context |= {"error": error.message, "pasted": request.POST.get("pasted", "")}
            status = 422
        else:
            if len(done) == 1 and not refused:
                return _open(request, done[0])
            context |= {"done": done, "refused": refused}
    return TemplateResponse(request, "desk/story/import.html", context, status=status)


def _import(request: HttpRequest) -> tuple[list[Imported], list[str]]:
    """Store what was sent; return the stories and, for those that could not be stored, why. Raises Invalid."""
    name, content = _sent(request)
    section = Section.objects.filter(pk=pk).first() if (pk := request.POST.get("section", "")[:18]).isdecimal() else None
    wanted = request.POST.get("format", "")
    stories = list(read_file(name, content, wanted if wanted in FORMATS else None))
    if len(stories) > MAX_STORIES:
        raise Invalid({"file": _("That is %(count)d stories. Bring in up to %(most)d here, more with the command.") % {
            "count": len(stories), "most": MAX_STORIES}})  # fmt: skip
    done, refused, register = [], [], Register()
    for incoming in stories:
        if isinstance(incoming, BadLine):
            refused.append(incoming.message)
            continue
        try:
            done.append(import_story(incoming, request.user, timezone.now(), section, register))
        except Invalid as error:
            refused.append(BadLine.of(incoming.line, error).message)
    if not done and not refused:
        raise Invalid({"file": _("There is no story in it.")})
    return done, refused


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    file, pasted = request.FILES.get("file"), request.POST.get("pasted", "")
    if file is not None:
        if file.size > MAX_BYTES:
            raise Invalid(
                {"file": _("The file is larger than %d MB. Use the command for large imports.") % (MAX_BYTES // 2**20)}
            )
        return file.name, file.read()
    if not pasted.strip():
        raise Invalid({"pasted": _("Paste a draft, or choose a file.")})
    return "pasted.txt", pasted.encode("utf-8", "replace")


def _open(request: HttpRequest, imported: Imported) -> HttpResponse:
    messages.success(request, _("This draft was here already.") if imported.was_known else _("The draft is here."))
    for warning in imported.warnings:
        messages.warning(request, warning)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[imported.article.pk]))
