"""List what stops a story, and what its editor should read first."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import checks
from articles.models import Article, HousePolicy
from articles.snapshot import load_story

_SHOWN = ("code", "severity", "message", "field", "start", "end")


class Command(BaseCommand):
    help = "List the problems of a story. Exit 1 where one of them stops it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--json", action="store_true", help='print {"article", "problems": [{"code", "severity", …}]}')

    def handle(self, *args: Any, **options: Any) -> None:
        article = _find(options["id"])
        problems = checks.run(load_story(article), HousePolicy.load())
        if options["json"]:
            shown = [{name: asdict(problem)[name] for name in _SHOWN} for problem in problems]
            self.stdout.write(json.dumps({"article": article.pk, "problems": shown}, ensure_ascii=False, indent=1))
        else:
            self._print(problems)
        if checks.blocks(problems):
            raise SystemExit(1)

    def _print(self, problems: list[checks.Problem]) -> None:
        if not problems:
            self.stdout.write(_("Nothing stops this story."))
        for problem in problems:
            sign = _("stops") if problem.is_block else _("to read") if problem.is_warning else _("set aside")
            place = f"({problem.field} {problem.start}–{problem.end})"
            self.stdout.write(f"{sign:8} {problem.code:4} {problem.message} {place}")
            self.stdout.write(f"{'':13} {problem.how_to_mend}")


def _find(given: str) -> Article:
    article = Article.objects.filter(pk=int(given)).first() if given.isdecimal() and len(given) < 19 else None
    if article is None:
        raise CommandError(_("There is no story “%s”. Its number stands in the address of its page at the desk.") % given)
    return article
