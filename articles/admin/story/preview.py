"""The story exactly as readers would get it: the publication's own projection and the readers' own page."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_safe

from articles.desk.renditions import rendition_path, widths_of
from articles.models import Picture
from articles.public import story as readers_story
from articles.publishing import preview_page
from articles.record import queries

from .answers import story_or_404

_PICTURE = re.compile(rb"(?<=[\"' ,])(?:https?://[^\"'/ ]+)?/pictures/([0-9a-f]{64})/(\d+)\.(jpg|webp|png)")
_TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "png": "image/png"}


@never_cache
@require_safe
@xframe_options_deny
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the page readers would get now; its pictures come from the desk, since none is public yet."""
    story = story_or_404(request, pk)
    response = readers_story.render(request, preview_page(story, timezone.now()), queries.site())
    address = reverse("admin:articles_article_picture", args=[pk, "0" * 64, 480, "jpg"]).replace(f"{'0' * 64}/480.jpg", "")
    response.content = _PICTURE.sub(rb"%s\1/\2.\3" % address.encode(), response.content)
    for header in ("ETag", "Last-Modified", "Surrogate-Key", "Cache-Tag"):
        response.headers.pop(header, None)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def picture(request: HttpRequest, pk: int, content_hash: str, width: int, extension: str) -> HttpResponse:
    """Serve one rendition to somebody who may read the story; whoever works here may see every picture of the desk."""
    story_or_404(request, pk)
    found = Picture.objects.filter(content_hash=content_hash).first()
    if found is None or width not in widths_of(found.width) or extension not in _TYPES:
        raise Http404
    path = rendition_path(content_hash, width, extension)
    if not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path), content_type=_TYPES[extension])
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def picture_at(request: HttpRequest, pk: str, content_hash: str, width: str, extension: str) -> HttpResponse:
    """The same, from an address of text."""
    return picture(request, int(pk), content_hash, int(width), extension)
