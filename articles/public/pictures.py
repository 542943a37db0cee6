"""Pictures on pages and the one view that serves them: only where a row of the record names them, and for ever."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.public import depends
from articles.record import queries
from articles.record.models import PublishedPicture

WIDTHS = (480, 960, 1440)
TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "png": "image/png"}
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Shown:
    """A picture as a page prints it. `jpg` and `webp` are values for `srcset`, `src` is the widest JPEG."""

    src: str
    jpg: str
    webp: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


def shown(picture: dict[str, Any] | None) -> Shown | None:
    """How to print a picture of the record ({"hash", "alt", …}); None where there is none."""
    if not picture or not picture.get("hash"):
        return None
    widths = picture.get("widths") or _widths(picture.get("width") or WIDTHS[1])
    return Shown(
        src=address(picture["hash"], widths[-1], "jpg"),
        jpg=", ".join(f"{address(picture['hash'], width, 'jpg')} {width}w" for width in widths),
        webp=", ".join(f"{address(picture['hash'], width, 'webp')} {width}w" for width in widths),
        alt=picture.get("alt") or "",
        caption=picture.get("caption") or "",
        credit=picture.get("credit") or "",
        width=picture.get("width") or widths[-1],
        height=picture.get("height") or 2 * widths[-1] // 3,
    )


def face(picture: dict[str, Any] | None) -> str:
    """The address of the smallest rendition of a portrait, or nothing."""
    if not picture or not picture.get("hash"):
        return ""
    return address(picture["hash"], min(picture.get("widths") or WIDTHS), "jpg")


def address(content_hash: str, width: int, ext: str) -> str:
    return f"/pictures/{content_hash}/{width}.{ext}"


def _widths(original: int) -> list[int]:
    return sorted({min(width, original) for width in WIDTHS})


@require_safe
def picture(request: HttpRequest, content_hash: str, width: int, ext: str) -> HttpResponse:
    """Serve one rendition. A picture that no live page shows is absent, whatever lies on the disk."""
    if not re.fullmatch(r"[0-9a-f]{16,64}", content_hash) or ext not in TYPES:
        raise Http404
    row = queries.rows(PublishedPicture).filter(hash=content_hash).first()
    if row is None or width not in {*WIDTHS, *row.widths}:
        raise Http404
    depends.on(request, f"picture:{row.pk}")
    etag = f'"{content_hash[:32]}-{width}-{ext}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _for_ever(HttpResponseNotModified(), etag)
    try:
        file = _rendition(row, width, ext).open("rb")
    except OSError:
        raise Http404 from None
    return _for_ever(FileResponse(file, content_type=TYPES[ext]), etag)


def _rendition(row: PublishedPicture, width: int, ext: str) -> Path:
    """The file of this width, or the widest smaller one: a portrait of 300 pixels has no rendition of 480."""
    best = max((each for each in row.widths if each <= width), default=min(row.widths, default=width))
    return Path(settings.MEDIA_ROOT) / "renditions" / row.hash / f"{best}.{ext}"


def _for_ever(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["ETag"] = etag
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
