"""Publish one story from the command line, with the permissions of the person named."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.desk.protected_names import require_no_protected_name
from articles.errors import Blocked, StoryError
from articles.management.arguments import as_text
from articles.models.vocabulary import Status
from articles.permissions import find_story
from articles.publishing import Published, publish

_SHOWN = ("code", "severity", "message", "field", "start", "end")


class Command(BaseCommand):
    help = (
        "Publishes the story ID as USER would at the desk. Warnings are printed and count as read by USER; a check that "
        "stops the story is printed and ends with exit 1, anything else that hinders it with exit 2."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int, metavar="ID", help="number of the story, as in its address at the desk")
        parser.add_argument("--as", dest="user", required=True, metavar="USER", help="login name of who publishes")
        parser.add_argument(
            "--json", action="store_true", help='print {"article", "version", "address"} or {"article", "problems"}'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=as_text(options["user"]), is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user “{options['user']}”. Give the login name.", returncode=2)
        article = find_story(user, options["id"])
        if article is None:
            raise CommandError(f"There is no story {options['id']} that “{user}” may see.", returncode=2)
        try:
            done = self._publish(article, user, options["json"])
        except Blocked as blocked:
            self._say_problems(article.pk, blocked.problems, options["json"])
            sys.exit(1)
        except StoryError as error:
            raise CommandError(str(error), returncode=2) from error
        self._say_published(done, options["json"])

    def _publish(self, article: Any, user: Any, as_json: bool) -> Published:
        now = timezone.now()
        # What is printed may be kept in a log: one bit, to whoever runs this.
        looked = require_no_protected_name(article, Status.PUBLISHED, by=user, now=now, tells_places=False)
        try:
            return publish(article, by=user, now=now, expected_version=looked)
        except Blocked as blocked:
            if any(problem.is_block for problem in blocked.problems):
                raise
            if not as_json:
                self._say_problems(article.pk, blocked.problems, False)
            return publish(article, by=user, now=now, acknowledge=True, expected_version=looked)

    def _say_problems(self, pk: int, problems: list[Any], as_json: bool) -> None:
        if as_json:
            shown = [{name: asdict(problem)[name] for name in _SHOWN} for problem in problems]
            self.stdout.write(json.dumps({"article": pk, "problems": shown}, ensure_ascii=False))
            return
        for problem in problems:
            self.stderr.write(f"{problem.code} {'stops' if problem.is_block else 'to read'}: {problem.message}")

    def _say_published(self, done: Published, as_json: bool) -> None:
        facts = {"article": done.article.pk, "version": done.version.number, "address": done.address}
        line = f"Published version {done.version.number} at {done.address}"
        self.stdout.write(json.dumps(facts, ensure_ascii=False) if as_json else line)
