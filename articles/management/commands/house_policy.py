"""Show what the house demands before publication, or choose one of its two presets."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles import checks
from articles.models import HousePolicy

_PRESETS = ("daily", "investigative")


class Command(BaseCommand):
    help = "Show the severity of every check, or choose a preset. What the standards editor set rule by rule stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("preset", nargs="?", choices=_PRESETS, help="without it, nothing changes")

    def handle(self, *args: Any, **options: Any) -> None:
        policy = HousePolicy.load()
        if options["preset"]:
            policy.preset = options["preset"]
            policy.save(update_fields=["preset"])
        self.stdout.write(_("House policy: %s") % policy.get_preset_display())
        for rule in checks.RULES:
            severity = checks.severity_of(rule, policy)
            own = _(", set by this house") if rule.code in policy.severities else ""
            self.stdout.write(f"{rule.code:4} {severity.label:8} {rule.title}{own}")
