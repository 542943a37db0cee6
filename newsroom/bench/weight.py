"""What a reader's first visit to a story carries over the wire."""

import re
from pathlib import Path

from django.conf import settings
from django.test import Client

_LINKED = re.compile(r'(?:href|src)="/static/([^"]+)"')
_IN_CSS = re.compile(r"""url\(["']?([^"')]+\.woff2)""")


def first_visit(path: str, page_bytes: int) -> int:
    """Return bytes of a page compressed, with all its style sheets, scripts, icons, and every font they name."""
    files = set(_LINKED.findall(Client(HTTP_HOST="127.0.0.1").get(path).content.decode()))
    for name in [name for name in files if name.endswith(".css")]:
        place = (settings.STATIC_ROOT / name).parent
        for font in _IN_CSS.findall((settings.STATIC_ROOT / name).read_text("utf-8")):
            files.add(str((place / font).resolve().relative_to(settings.STATIC_ROOT.resolve())))
    return page_bytes + sum(_on_the_wire(settings.STATIC_ROOT / name) for name in files)


def _on_the_wire(file: Path) -> int:
    compressed = file.with_name(file.name + ".br")
    return (compressed if compressed.is_file() else file).stat().st_size
