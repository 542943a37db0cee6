"""Taking in a picture: decoded, turned upright, freed of everything a camera wrote into it, and stored once.

A photograph can tell where its reporter met a source, so the original is written anew before it is kept; only the pixels
remain. What the file calls itself is not trusted and not kept.
"""

import hashlib
import io
from datetime import datetime
from typing import Any, BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from articles.errors import Invalid, NotAllowed
from articles.models import Picture
from articles.permissions import may_change_settings, may_create

from .fields import plain_line
from .renditions import encode, make_renditions

MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 50_000_000  # beyond every camera a newsroom owns; a small file can unpack to far more
_KEPT_AS = {  # format read: (format written, extension, options)
    "JPEG": ("JPEG", "jpg", {"quality": 95, "subsampling": 0, "optimize": True}),
    "PNG": ("PNG", "png", {"optimize": True}),
    "WEBP": ("WEBP", "webp", {"quality": 95}),
    "AVIF": ("WEBP", "webp", {"quality": 95}),
}
_WORDS = ("alt", "caption", "credit", "rights")


def add_picture(file: BinaryIO, *, by: Any, now: datetime, **words: str) -> Picture:
    """Store a picture with its renditions and return its row; the very same picture is stored once.

    `file` is open for reading in binary; `words` are alt, caption, credit and rights. Raises NotAllowed, and Invalid with
    what to do for a file that is too large, damaged or no picture.
    """
    if not (may_create(by) or may_change_settings(by)):
        raise NotAllowed()
    words = {name: _clean_words(name, words.get(name, "")) for name in _WORDS}
    image, read_as = _decode(_read(file))
    name, extension, options = _KEPT_AS[read_as]
    original = encode(image, name, **options)
    content_hash = hashlib.sha256(original).hexdigest()
    path = f"originals/{content_hash}.{extension}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(original))
    make_renditions(image, content_hash, default_storage)
    return _row(content_hash, path, image, words, by=by, now=now)


@transaction.atomic
def _row(content_hash: str, path: str, image: Image.Image, words: dict[str, str], *, by: Any, now: datetime) -> Picture:
    size = {"width": image.width, "height": image.height}
    facts = {"file": path, **size, **words, "uploaded_by": by, "uploaded_at": now}
    picture, is_new = Picture.objects.get_or_create(content_hash=content_hash, defaults=facts)
    if not is_new:
        missing = [name for name, text in words.items() if text and not getattr(picture, name)]
        for name in missing:
            setattr(picture, name, words[name])
        if missing:
            picture.save(update_fields=missing)
    return picture


def _clean_words(name: str, text: str) -> str:
    words, column = plain_line(text), Picture._meta.get_field(name)
    if len(words) > column.max_length:
        facts = {"field": column.verbose_name, "limit": column.max_length, "length": len(words)}
        raise Invalid({name: _("“%(field)s” may have %(limit)d characters; these are %(length)d.") % facts})
    return words


def _read(file: BinaryIO) -> bytes:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Invalid({"file": _("The picture is larger than %d MB. Save it smaller.") % (MAX_BYTES // 1024 // 1024)})
    return content


def _decode(content: bytes) -> tuple[Image.Image, str]:
    """Return the pixels, upright, in RGB or RGBA and sRGB, and the format they were in."""
    try:
        image = Image.open(io.BytesIO(content), formats=list(_KEPT_AS))
        read_as = str(image.format)
        # Only the head was read so far: refuse before anything is unpacked.
        if image.width * image.height > MAX_PIXELS:
            message = _("The picture has more than %d million pixels. Save it smaller.")
            raise Invalid({"file": message % (MAX_PIXELS // 10**6)})
        image.load()
        return _plain_pixels(ImageOps.exif_transpose(image)), read_as
    except UnidentifiedImageError as error:
        raise Invalid({"file": _("This is no JPEG, PNG, WebP or AVIF picture. Save it as one of these.")}) from error
    # What Pillow raises for damaged files depends on the format and on where the damage is.
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise Invalid({"file": _("The picture is damaged. Open it, save it again, and upload that file.")}) from error


def _plain_pixels(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    if profile and not has_alpha and image.mode in ("RGB", "CMYK"):
        try:
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB")
        except ImageCms.PyCMSError:
            pass  # a broken profile says nothing about colour; the pixels are taken as they are
    return image.convert("RGBA" if has_alpha else "RGB")
