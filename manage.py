#!/usr/bin/env python
"""Run one of the newsroom's commands, for example ``manage.py import_articles draft.txt``."""

import os
import sys
from pathlib import Path

_READS_NOTHING_SECRET = ("suggest",)  # works in a fresh clone, before the newsroom's first start


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    if sys.argv[1:2] and sys.argv[1] in _READS_NOTHING_SECRET:
        _lend_secrets()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        # A missing secret is not a bug: say in one line what to set.
        sys.exit(f"The newsroom cannot start: {problem}")


def _lend_secrets() -> None:
    from newsroom.environment import lend_secrets

    var = Path(os.environ.get("NEWSROOM_VAR") or Path(__file__).resolve().parent / "var")
    lend_secrets(var, Path(os.environ.get("NEWSROOM_KEYS_DIR") or var / "keys"))


if __name__ == "__main__":
    main()
