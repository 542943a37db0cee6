"""What can be set, called or stopped is written down; a page that forgets one fails here."""

import re

from django.conf import settings
from django.core.management import get_commands

OPERATOR = (settings.BASE_DIR / "docs" / "operator.md").read_text("utf-8")
OURS = ("newsroom", "articles.apps", "sources.apps", "articles", "sources")


def test_every_variable_that_is_read_is_in_the_operators_page() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (settings.BASE_DIR / "newsroom").rglob("*.py"))
    taken_from = r"""(?:os\.environ(?:\.get|\.setdefault)?[\[(]|env(?:\.\w+)?\(|require\(|read_secret\()"""
    reading = taken_from + r"""\s*["']([A-Z_]{4,})["']"""
    read = set(re.findall(reading, text)) - {"DJANGO_SETTINGS_MODULE"}

    assert len(read) > 12
    assert {name for name in read if f"`{name}`" not in OPERATOR} == set()


def test_every_command_is_in_the_operators_page() -> None:
    ours = {name for name, app in get_commands().items() if app in OURS}

    assert {"publish", "worker", "verify_record", "import_articles"} <= ours
    assert {name for name in ours if not re.search(rf"manage\.py {name}\b", OPERATOR)} == set()


def test_every_make_target_says_what_it_does() -> None:
    makefile = (settings.BASE_DIR / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.M).group(1).split()

    assert [target for target in targets if not re.search(rf"^{target}:.*## \S", makefile, re.M)] == []
