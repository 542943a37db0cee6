"""The sizes in which readers get a picture, and the files that hold them."""

import io

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from PIL import Image

WIDTHS = (480, 960, 1440)  # pixels; phones, columns, and the full measure on a dense screen
FORMATS = {  # extension: (Pillow's name, options)
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
_PAPER = (255, 255, 255)  # JPEG knows no transparency


def widths_of(original: int) -> list[int]:
    """Return the widths in pixels of a picture's renditions, smallest first; none is wider than the original."""
    return sorted({min(width, original) for width in WIDTHS})


def rendition_path(content_hash: str, width: int, extension: str) -> str:
    """Return where one rendition lies below the media directory."""
    return f"renditions/{content_hash}/{width}.{extension}"


def make_renditions(image: Image.Image, content_hash: str, storage: Storage) -> None:
    """Write every rendition that is not there yet. `image` is upright, in RGB or RGBA, and carries no metadata."""
    for width in widths_of(image.width):
        resized = image.resize((width, max(round(image.height * width / image.width), 1)), Image.Resampling.LANCZOS)
        for extension, (name, options) in FORMATS.items():
            path = rendition_path(content_hash, width, extension)
            if not storage.exists(path):
                storage.save(path, ContentFile(encode(resized, name, **options)))


def encode(image: Image.Image, name: str, **options: object) -> bytes:
    """Return the file of `image` in the format `name`, without EXIF, place, thumbnail or profile."""
    if name == "JPEG" and image.mode != "RGB":
        paper = Image.new("RGB", image.size, _PAPER)
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    # A fresh copy: Pillow writes what it finds in `info` (a PNG's comments, for example) into some formats.
    image = image.copy()
    image.info = {}
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()
