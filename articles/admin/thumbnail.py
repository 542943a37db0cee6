"""Pictures as the desk shows them: from a view of its own, since originals and drafts' pictures are never public."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk.renditions import rendition_path, widths_of
from articles.models import Picture
from articles.permissions import roles_of

WEEK_SECONDS = 7 * 24 * 3600


def thumbnail(picture: Picture, *, is_large: bool = False) -> str:
    """Return the HTML of a small view of a picture, or of the middle one."""
    widths = widths_of(picture.width)
    width = widths[min(1, len(widths) - 1)] if is_large else widths[0]
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        "nr-picture" if is_large else "nr-thumb",
        reverse("desk:picture", args=[picture.pk, width]),
        width,
        max(1, round(picture.height * width / picture.width)),
        picture.alt or _("Picture without a description"),
    )


@require_safe
def show(request: HttpRequest, pk: Any, width: int) -> FileResponse:
    """Serve one rendition to somebody who works here; a width that was never made looks absent."""
    picture = Picture.objects.filter(pk=pk).first() if roles_of(request.user) else None
    if picture is None or width not in widths_of(picture.width):
        raise Http404
    path = rendition_path(picture.content_hash, width, "webp")
    if not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path), content_type="image/webp")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    # The address names one rendition for ever; other people's browsers and proxies must not keep it.
    response["Cache-Control"] = f"private, max-age={WEEK_SECONDS}, immutable"
    return response
