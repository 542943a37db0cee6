"""Check the public record from its first version to its head."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.errors import RecordFault
from articles.publishing.verify import verify_record


class Command(BaseCommand):
    help = (
        "Walks the chain of published versions, compares every page with the version it shows, and names the first fault. "
        "Exit 0: the record is whole. Exit 1: it is not; restore it from a copy, never mend it by hand."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help='print {"ok", "versions", "head"} or {"ok", "seq", "fault"}')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = verify_record()
        except RecordFault as fault:
            self._say(options["json"], {"ok": False, "seq": fault.seq, "fault": fault.what}, f"FAULT at version {fault}")
            sys.exit(1)
        line = f"OK: {found.versions} versions, head {found.head}"
        self._say(options["json"], {"ok": True, "versions": found.versions, "head": found.head}, line)

    def _say(self, as_json: bool, facts: dict[str, Any], line: str) -> None:
        self.stdout.write(json.dumps(facts) if as_json else line)
