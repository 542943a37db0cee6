"""Accept what stored drafts suggest, with the permissions of the person named: for the archive."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checks.suggested import LIKELY
from articles.desk.suggesting.accepting import Accepted, accept
from articles.errors import StoryError
from articles.management.arguments import as_text
from articles.permissions import find_story, may_create
from sources.directory import directory

_LONGEST_ID = 18  # figures; what has more is no row of any database
_SHOWN_CHARS = 70


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"“{as_text(text)}” is no number from 0 to 1")
    return share


class Command(BaseCommand):
    help = (
        "Accept the suggestions of stored stories as USER would at the desk: quotations with their speakers, and names. "
        "Each story is saved once, with one revision, or not at all. Marks that are there stay; what was turned down stays "
        "turned down; a quotation whose speaker has no name is marked without a source, and a name new to the directory "
        "without an entry. Running it again changes nothing. Exit 1 where a story could not be done; the others are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="+", metavar="ID", help="number of a story, as in its address at the desk")
        parser.add_argument("--as", dest="user", required=True, metavar="USER", help="login of the person who accepts")
        parser.add_argument(
            "--min-confidence",
            type=_share,
            default=LIKELY,
            metavar="C",
            help=f"0 to 1; what is less certain is left. Without it {LIKELY}, what the desk calls likely",
        )
        parser.add_argument(
            "--json",
            action="store_true",
            help='print an array of {"id", "quotations", "mentions", "unnamed", "skipped", "notes", "error"}',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = _person(options["user"])
        answers = [self._answer(given, by, options["min_confidence"]) for given in dict.fromkeys(options["ids"])]
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1))
        else:
            for answer in answers:
                self._print(answer)
        faults = sum(bool(answer["error"]) for answer in answers)
        if faults:
            message = _("%(faults)d of %(all)d could not be done; the others were.")
            raise CommandError(message % {"faults": faults, "all": len(answers)})

    def _answer(self, given: str, by: Any, min_confidence: float) -> dict[str, Any]:
        """Accept in one story and return what came of it, the error included."""
        given = as_text(given)
        is_number = given.isdecimal() and given.isascii() and len(given) <= _LONGEST_ID
        story = find_story(by, int(given)) if is_number else None
        answer = {"id": int(given) if is_number else given}
        if story is None:
            return answer | _nothing(_("There is no story “%(id)s” that “%(user)s” may see.") % {"id": given, "user": by})
        try:
            done = accept(story, by=by, now=timezone.now(), directory=directory, min_confidence=min_confidence)
        except StoryError as error:
            return answer | _nothing(str(error.message))
        return answer | _facts(done)

    def _print(self, answer: dict[str, Any]) -> None:
        if answer["error"]:
            self.stdout.write(f"{answer['id']}  {answer['error']}")
            return
        parts = [
            ngettext("%d quotation", "%d quotations", answer["quotations"]) % answer["quotations"],
            ngettext("%d name", "%d names", answer["mentions"]) % answer["mentions"],
        ]
        if answer["unnamed"]:
            parts.append(ngettext("%d has no source yet", "%d have no source yet", answer["unnamed"]) % answer["unnamed"])
        self.stdout.write(f"{answer['id']}  {', '.join(parts)}")
        for each in answer["skipped"]:
            words = each["words"] if len(each["words"]) <= _SHOWN_CHARS else each["words"][:_SHOWN_CHARS].rstrip() + "…"
            self.stdout.write(f"    {words}  {each['why']}")
        for note in answer["notes"]:
            self.stdout.write(f"    {note}")


def _person(username: str) -> Any:
    username = as_text(username)
    person = get_user_model().objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(_("There is no active user “%s”. Check the login after --as.") % username)
    if not may_create(person):
        raise CommandError(_("“%s” may not write stories. Name a reporter or an editor after --as.") % username)
    return person


def _facts(done: Accepted) -> dict[str, Any]:
    return {
        "quotations": done.quotations,
        "mentions": done.mentions,
        "unnamed": done.unnamed,
        "skipped": [{"words": each.words, "why": each.why} for each in done.skipped],
        "notes": list(done.notes),
        "error": "",
    }


def _nothing(error: str) -> dict[str, Any]:
    return {"quotations": 0, "mentions": 0, "unnamed": 0, "skipped": [], "notes": [], "error": error}
