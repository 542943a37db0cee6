"""Suggestions outside the desk: one story a line in and out, or a table of one file for a person to read."""

import io
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from sources.directory import directory
from sources.management.suggestion_lines import as_json, read_story
from sources.management.suggestion_table import table_of
from sources.suggest import suggest
from sources.suggest.directory import EMPTY, Directory
from sources.suggest.errors import Unreadable

MAX_LINE_BYTES = 16 * 1024 * 1024  # the longest text that can be read, with every character escaped, and some more
_WARM_UP = "“It is warm,” said Ana Duarte, the harbour master. Officials said nearly 500 ferries sailed on Thursday."


class Command(BaseCommand):
    help = (
        'Suggest quotations, speakers, names and figures. Reads one story a line from standard input, {"id", "text"} and, '
        'if you like, "headline" and "dateline", and writes one line for each: {"id", "quotes", "entities", "figures", '
        '"warnings", "ms"}. Places are code points into the text, ms is the time of the reading alone. A line that cannot '
        'be read is answered with {"id", "line", "error"}; the others are read all the same, and the command ends with '
        "exit 1. With FILE.txt it prints a table for a person instead. Names come from the newsroom's directory, where "
        "there is one."
    )
    requires_system_checks: list[str] = []  # a reading needs no newsroom round it

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE.txt", help="a text in UTF-8; its first line is no headline")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"] is None and sys.stdin.isatty():
            raise CommandError(_("Name a FILE.txt, or give stories on standard input, one JSON object a line."))
        text = _text_of(Path(options["file"])) if options["file"] is not None else None
        names = self._names()
        suggest(_WARM_UP, names)  # word lists are read at the first use; that is no story's time
        try:
            if text is not None:
                self.stdout.write(self._table(text, names))
            elif self._answer_lines(sys.stdin.buffer, names):
                sys.exit(1)
        except BrokenPipeError:
            # Whoever read the answers has enough. Python would complain once more when it closes the pipe.
            sys.stdout = io.StringIO()

    def _names(self) -> Directory:
        try:
            return directory()
        except DatabaseError:
            self.stderr.write(_("The newsroom's database cannot be read. Only names in the texts themselves are found."))
            return EMPTY

    def _table(self, text: str, names: Directory) -> str:
        try:
            return table_of(text, suggest(text, names))
        except Unreadable as error:
            raise CommandError(str(error)) from error

    def _answer_lines(self, stream: BinaryIO, names: Directory) -> int:
        """Answer each line at once, and return how many could not be read."""
        faults = 0
        for number, line in enumerate(_lines(stream), 1):
            if line is not None and not line.strip():
                continue
            answer = _answer(line, number, names)
            faults += "error" in answer
            self.stdout.write(as_json(answer))
            self.stdout.flush()
        return faults


def _answer(line: bytes | None, number: int, names: Directory) -> dict[str, Any]:
    """Return what one line's story suggests, or why it could not be read. None stands for a line that has no end."""
    if line is None:
        limit = f"{MAX_LINE_BYTES // 2**20} MB"
        return {"id": None, "line": number, "error": _("The line is longer than %s. Give the story in parts.") % limit}
    story = read_story(line)
    if story.error:
        return {"id": story.id, "line": number, "error": story.error}
    try:
        started = time.perf_counter()
        found = suggest(story.text, names, headline=story.headline, dateline=story.dateline)
        ms = (time.perf_counter() - started) * 1000
    except Unreadable as error:
        return {"id": story.id, "line": number, "error": str(error)}
    return {"id": story.id, **story.answer(found), "ms": round(ms, 3)}


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a stream, None in place of one that is too long to keep."""
    while line := stream.readline(MAX_LINE_BYTES):
        if line.endswith(b"\n") or len(line) < MAX_LINE_BYTES:
            yield line
            continue
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES)
        yield None


def _text_of(path: Path) -> str:
    """Return the text of a file. Raises CommandError with one line that says what is wrong with it."""
    name = str(path).encode("utf-8", "replace").decode()[:200]
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(_("There is no file “%s”. Check the path.") % name) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(_("“%(name)s” could not be read (%(why)s).") % {"name": name, "why": why}) from error
    if b"\x00" in content:
        raise CommandError(_("“%s” is no text. Give a plain text file in UTF-8.") % name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("“%s” is not in UTF-8. Save it in that encoding and try again.")
        raise CommandError(message % name) from error
