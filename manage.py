#!/usr/bin/env python
"""Run one of the newsroom's commands, for example ``manage.py import_articles draft.txt``."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        # A missing secret is not a bug: say in one line what to set.
        sys.exit(f"The newsroom cannot start: {problem}")


if __name__ == "__main__":
    main()
