"""The picture picker: what is here, and one more."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body.characters import one_line
from articles.desk.pictures import add_picture
from articles.desk.renditions import widths_of
from articles.errors import Invalid
from articles.models import Picture

from .answers import for_writers
from .look_up import words_of

SHOWN = 24


@for_writers
def pictures(request: HttpRequest) -> HttpResponse:
    """Answer {options}: the newest pictures whose description, caption or credit hold the words."""
    found = Picture.objects.all()
    for word in words_of(request.POST.get("words", "")).split():
        found = found.filter(Q(alt__icontains=word) | Q(caption__icontains=word) | Q(credit__icontains=word))
    return JsonResponse({"ok": True, "options": [picture_card(picture) for picture in found[:SHOWN]]})


@for_writers
def upload_picture(request: HttpRequest) -> HttpResponse:
    """Take a picture in, described and credited, and answer {picture}."""
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a picture.")})
    words = {name: one_line(request.POST.get(name, "")).strip() for name in ("alt", "caption", "credit")}
    missing = {name: message for name, message in _needed().items() if not words[name]}
    if missing:
        raise Invalid(missing)
    return JsonResponse(
        {"ok": True, "picture": picture_card(add_picture(file, by=request.user, now=timezone.now(), **words))}
    )


def picture_card(picture: Picture) -> dict[str, Any]:
    """Return a picture for the form: `thumb` and `large` are addresses of the desk."""
    widths = widths_of(picture.width)
    return {
        "id": str(picture.pk),
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "thumb": reverse("desk:picture", args=[picture.pk, widths[0]]),
        "large": reverse("desk:picture", args=[picture.pk, widths[min(1, len(widths) - 1)]]),
    }


def _needed() -> dict[str, str]:
    return {
        "alt": _("Say what the picture shows, for those who cannot see it."),
        "credit": _("Say who made the picture."),
    }
