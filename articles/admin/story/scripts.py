"""Which scripts the story form is made of, and under which names they find each other.

The form uses django-prose-editor's module directly on its own text area. The library's widget, toolbar and allow-list are
not used: `articles.body` decides what is stored, on every write path.
"""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

EDITOR_MODULE = "django-prose-editor/editor"
_FOLDERS = ("js/editor", "js/story", "js/story/evidence", "js/story/suggestions")
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def import_map(nonce: str) -> SafeString:
    """Return the import map as an element that the desk's policy lets through under this answer's ``nonce``."""
    return format_html('<script type="importmap" nonce="{}">{}</script>', nonce, _addresses())


@cache
def _addresses() -> SafeString:
    """Return the editor's bare name, and every script of ours under its hashed address.

    With hashed files a relative import would else lead to the name without hash, which a browser keeps from one version
    of the desk to the next.
    """
    imports = {EDITOR_MODULE: static("django_prose_editor/editor.js")}
    for folder in _FOLDERS:
        for script in sorted(Path(finders.find(folder)).glob("*.js")):
            plain = f"{settings.STATIC_URL}{folder}/{script.name}"
            if (address := static(f"{folder}/{script.name}")) != plain:
                imports[plain] = address
    return mark_safe(json.dumps({"imports": imports}).translate(_ESCAPED))  # noqa: S308  (no < or > is left in it)
