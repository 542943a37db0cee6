"""Import drafts: text, HTML, or JSON Lines with one story a line; with --publish, bring them to readers as well."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.decoding import refuse_large
from articles.desk.importing import BadLine, Imported, Refused, Register, import_batch, in_batches
from articles.desk.incoming import FORMATS, IncomingStory, guess_format, read_file, read_lines
from articles.errors import Invalid, NothingNew, StoryError
from articles.management.arguments import as_text
from articles.management.progress import Progress
from articles.models import Article, Section
from articles.models.vocabulary import Status
from articles.permissions import Action, Role, may, may_create
from articles.publishing import Published, project_author, project_section, project_site, publish_many
from articles.record.models import StoryPage

STORIES_A_TRANSACTION = 100
DESK_ADDRESS = "/desk/articles/article/%d/change/"  # of a draft; a published story has its public one
# Whose drafts they are where --as is not given: the longest-serving active person of the first role that has one.
_OWNERS = (Role.EDITOR, Role.PUBLISHER, Role.REPORTER)


@dataclass
class _Entry:
    """One line of the answer."""

    file: str
    id: int | None = None
    address: str = ""
    warnings: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    is_done: bool = True

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "id": self.id, "address": self.address, "warnings": self.warnings}


class Command(BaseCommand):
    help = (
        "Import stories from files. A text file's first line is its headline; a .jsonl file holds one story a line "
        "(headline, standfirst, body as HTML, section, tags, byline, slug, published_at; sections, topics and authors are "
        "made as needed). The same story twice changes nothing. Without --as the drafts belong to the longest-serving "
        "editor, else publisher, else reporter. Exit 1 where a story was not "
        "imported or not published as asked; the others are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", choices=FORMATS, help="told from the ending of each file where it is not given")
        parser.add_argument("--section", metavar="S", help="name or address of the section, where a story names none")
        parser.add_argument("--publish", action="store_true", help="publish, oldest first; needs --as")
        parser.add_argument("--as", dest="user", metavar="USER", help="login of the person who imports and publishes")
        parser.add_argument("--json", action="store_true", help='print an array of {"file", "id", "address", "warnings"}')

    def handle(self, *args: Any, **options: Any) -> None:
        self.now = timezone.now()
        self.by = self._person(options["user"], options["publish"])
        self.section = _section(options["section"])
        self.register = Register(creates=True)
        paths = [_readable(name) for name in options["files"]]
        entries: list[_Entry] = []
        for path in paths:
            entries += self._import_file(path, options["format"])
        self._project_what_was_made()
        if options["publish"]:
            self._publish([entry for entry in entries if entry.id is not None])
        self._report(entries, options["json"])

    def _person(self, username: str | None, publishes: bool) -> Any:
        people = get_user_model().objects.filter(is_active=True)
        if username is None:
            if publishes:
                raise CommandError(_("--publish needs --as USER: somebody has to stand for it."))
            found = (people.filter(groups__name=role.value).order_by("date_joined", "pk").first() for role in _OWNERS)
            person = next(filter(None, found), None)
            if person is None:
                raise CommandError(_("Nobody here may write. Make a person with the role Reporter, or use --as USER."))
            return person
        username = as_text(username)
        person = people.filter(username=username).first()
        if person is None:
            raise CommandError(_("There is no active user “%s”. Check the login after --as.") % username)
        if not may_create(person):
            raise CommandError(_("“%s” may not import stories. Name a reporter or an editor after --as.") % username)
        if publishes and not may(person, Action.PUBLISH, Article(owner=person)):
            raise CommandError(_("“%s” may not publish. Name a publisher after --as, or leave --publish out.") % username)
        return person

    def _import_file(self, path: Path, format: str | None) -> list[_Entry]:
        try:
            with path.open("rb") as file:
                head = file.read(512)
            if (format or guess_format(path.name, head)) == "jsonl":
                return self._import_lines(path)
            refuse_large(path.stat().st_size)
            stories = read_file(path.name, path.read_bytes(), format)
        except Invalid as error:
            return [_not_read(path, str(error.message))]
        except OSError as error:
            return [_not_read(path, _("The file could not be read (%s). Check who may read it.") % error.strerror)]
        return self._store(path, list(stories))

    def _import_lines(self, path: Path) -> list[_Entry]:
        entries: list[_Entry] = []
        progress, started = (
            Progress(f"Importing {as_text(path.name)}", path.stat().st_size, self.stderr._out),
            time.monotonic(),
        )
        with path.open("rb") as file:
            for batch in in_batches(read_lines(_lines(file)), STORIES_A_TRANSACTION):
                entries += self._store(path, batch)
                progress.show(file.tell(), _pace(len(entries), started))
        progress.close()
        return entries or [_not_read(path, _("The file is empty. Choose another one."))]

    def _store(self, path: Path, batch: list[IncomingStory | BadLine]) -> list[_Entry]:
        stories = [each for each in batch if isinstance(each, IncomingStory)]
        answers = import_batch(stories, self.by, self.now, self.section, self.register)
        addresses, stored = _public_addresses(answers), iter(answers)
        return [_entry(path, each if isinstance(each, BadLine) else next(stored), addresses) for each in batch]

    def _project_what_was_made(self) -> None:
        """Readers see new sections and authors as soon as a story of theirs is published."""
        if not (self.register.made_sections or self.register.made_authors):
            return
        with transaction.atomic():
            for section in self.register.made_sections:
                project_section(section, self.now)
            for author in self.register.made_authors:
                project_author(author, self.now)
            project_site(self.now)

    def _publish(self, entries: list[_Entry]) -> None:
        """Publish oldest first, in batches; what checks stop stays a draft and says why."""
        firsts = {entry.id: entry for entry in reversed(entries)}  # a story may stand twice in the files
        ordered = sorted(firsts.values(), key=lambda entry: (entry.published_at or self.now, entry.id))
        progress, started, done = Progress("Publishing", len(ordered), self.stderr._out), time.monotonic(), 0
        for batch in in_batches(ordered, STORIES_A_TRANSACTION):
            self._publish_batch(batch)
            done += len(batch)
            progress.show(done, _pace(done, started))
        progress.close()
        for entry in entries:
            entry.address = firsts[entry.id].address

    def _publish_batch(self, batch: list[_Entry]) -> None:
        articles = Article.objects.in_bulk([entry.id for entry in batch])
        wanted = [entry for entry in batch if self._may_go_out(entry, articles[entry.id])]
        outcomes = publish_many(
            [articles[entry.id] for entry in wanted],
            by=self.by,
            now=self.now,
            first_published_at={entry.id: entry.published_at for entry in wanted if entry.published_at},
        )
        for entry, outcome in zip(wanted, outcomes, strict=True):
            _note(entry, outcome)

    def _may_go_out(self, entry: _Entry, article: Article) -> bool:
        if article.status != Status.DRAFTING or article.version > 1:
            return False  # known before, and somebody has worked on it since: that is theirs to publish
        if entry.published_at is not None and entry.published_at > self.now:
            entry.warnings.append(_("Its hour lies ahead. It was kept as a draft; schedule it."))
            return False
        return True

    def _report(self, entries: list[_Entry], as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps([entry.as_json() for entry in entries], ensure_ascii=False, indent=1))
        else:
            for entry in entries:
                self.stdout.write(f"{entry.id or '–'}  {entry.address or entry.file}")
                for warning in entry.warnings:
                    self.stdout.write(f"    {warning}")
        faults = sum(not entry.is_done for entry in entries)
        if faults:
            message = _("%(faults)d of %(all)d could not be done as asked; the others were.")
            raise CommandError(message % {"faults": faults, "all": len(entries)})


def _public_addresses(answers: list[Imported | Refused]) -> dict[str, str]:
    """Return where readers find those that were known and are public, by story key."""
    known = [each.article.story_key for each in answers if isinstance(each, Imported) and each.was_known]
    return dict(StoryPage.objects.filter(story__in=known).values_list("story", "path")) if known else {}


def _entry(path: Path, result: Imported | Refused | BadLine, addresses: dict[str, str]) -> _Entry:
    if isinstance(result, Refused):
        result = BadLine.of(result.story.line, result.error)
    if isinstance(result, BadLine):
        return _not_read(path, result.message)
    address = addresses.get(result.article.story_key) or DESK_ADDRESS % result.article.pk
    return _Entry(as_text(str(path)), result.article.pk, address, list(result.warnings), result.story.published_at)


def _not_read(path: Path, why: str) -> _Entry:
    return _Entry(as_text(str(path)), warnings=[why], is_done=False)


def _note(entry: _Entry, outcome: Published | StoryError) -> None:
    """Write down where the story went, or what stops it."""
    if isinstance(outcome, Published):
        entry.address = outcome.address
    elif not isinstance(outcome, NothingNew):
        entry.is_done = False
        stops = [problem for problem in getattr(outcome, "problems", []) if problem.is_block]
        told = [f"{problem.code}: {problem.message}" for problem in stops] or [outcome.message]
        entry.warnings += [_not_published(each) for each in told]


def _not_published(why: object) -> str:
    return _("Not published. %s") % why


def _section(name: str | None) -> Section | None:
    if name is None:
        return None
    sections = list(Section.objects.all())
    found = next((each for each in sections if name.casefold() in (each.slug, each.name.casefold())), None)
    if found is None:
        known = ", ".join(each.slug for each in sections) or _("none yet")
        message = _("There is no section “%(name)s”. Sections: %(known)s.")
        raise CommandError(message % {"name": name, "known": known})
    return found


def _readable(name: str) -> Path:
    path = Path(name)
    try:
        is_there = path.is_file()
    except OSError:  # a name longer than the machine's file names, for one
        is_there = False
    if not is_there:
        raise CommandError(_("There is no file “%s”. Nothing was imported; check the path.") % as_text(name)[:200])
    return path


def _lines(file: Any) -> Iterator[bytes]:
    while line := file.readline():
        yield line


def _pace(count: int, started: float) -> str:
    seconds = max(time.monotonic() - started, 0.001)
    return f"{count:,} stories, {count / seconds:.0f} a second"
