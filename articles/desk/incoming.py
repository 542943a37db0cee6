"""Drafts that come from outside, as they are before anything is stored: text, HTML, or one story a line (JSON Lines)."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from articles import body
from articles.errors import Invalid
from articles.models.article import MAX_HEADLINE_CHARS

from .decoding import decode, refuse_binary
from .fields import body_too_long, plain_line

FORMATS = ("text", "html", "jsonl")
MAX_LINE_BYTES = 4 * 1024 * 1024
YEARS = range(1500, 3000)  # of a story readers had before: from the first newspapers on, and what an address can hold
_BY_ENDING = {".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html\b|<(?:p|h[1-6]|div|article|body|meta|head)\b)", re.IGNORECASE)
_LONGEST_TITLE = 140  # of a first block that is taken for the headline where HTML has none
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.IGNORECASE)
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_KNOWN_FIELDS = frozenset({"headline", "standfirst", "body", "section", "tags", "byline", "slug", "published_at"})


@dataclass(frozen=True)
class IncomingStory:
    """A story as it came. `section` is a name or an address; `byline` None leaves it to whoever imports.

    `line` is its number in a file of many. `key` is the same for the same story, whenever and under whatever file name.
    """

    headline: str
    body: str
    standfirst: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    byline: tuple[str, ...] | None = None
    slug: str = ""
    published_at: datetime | None = None
    warnings: tuple[str, ...] = ()
    line: int = 0

    @cached_property
    def key(self) -> str:
        moment = self.published_at.astimezone(UTC).isoformat() if self.published_at else ""
        facts = [self.headline, self.standfirst, self.body, self.section, self.tags, self.byline, self.slug, moment]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class BadLine:
    """A line that is no story, and why; the lines around it are read all the same."""

    line: int
    message: str

    @classmethod
    def of(cls, line: int, error: Invalid) -> "BadLine":
        """Say what is wrong with a line; line 0 is a file that holds one story."""
        message = str(error.message)
        return cls(line, _("Line %(number)d: %(why)s") % {"number": line, "why": message} if line else message)


def read_file(name: str, content: bytes, format: str | None = None) -> list[IncomingStory]:
    """Return the stories of one file; `format` is one of FORMATS, or is told from name and content.

    Raises Invalid {"file": …} where it is empty, too large, no text, or has a line that is no story.
    """
    format = format or guess_format(name, content)
    if format == "jsonl":
        read = list(read_lines(content.splitlines(keepends=True)))
        faults = [each for each in read if isinstance(each, BadLine)]
        if faults or not read:
            raise Invalid({"file": faults[0].message if faults else _("The file is empty. Choose another one.")})
        return [each for each in read if isinstance(each, IncomingStory)]
    decoded = decode(content)
    try:
        story = _from_html(decoded.text) if format == "html" else _from_text(decoded.text)
        story = _within_limits(story, decoded.warnings)
    except body.BodyTooLong as error:
        raise Invalid({"file": body_too_long()}) from error
    if not story.headline and not story.body:
        raise Invalid({"file": _("There is no text in this file. Choose another one.")})
    return [story]


def read_lines(lines: Iterable[bytes]) -> Iterator[IncomingStory | BadLine]:
    """Yield the story of each line, or why it is none; empty lines are passed over. Holds one line in memory."""
    for number, line in enumerate(lines, start=1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield _from_line(line, number)
        except Invalid as error:
            yield BadLine.of(number, error)


def guess_format(name: str, content: bytes) -> str:
    """Return the format a file is most likely in, by its ending, else by how it begins."""
    known = _BY_ENDING.get(PurePath(name).suffix.lower())
    if known:
        return known
    return "html" if _LOOKS_LIKE_HTML.match(content[:512].decode("latin-1").lstrip("ï»¿")) else "text"


def _from_text(text: str) -> IncomingStory:
    """The first line is the headline (a hash sign before it is Markdown's), the rest is the story."""
    first, _newline, rest = text.strip().partition("\n")
    return IncomingStory(plain_line(first.lstrip("# ")), body.from_plain_text(rest))


def _from_html(html: str) -> IncomingStory:
    foreign = body.from_foreign_html(html)
    if foreign.headline:
        return IncomingStory(plain_line(foreign.headline), foreign.body)
    read = body.read(foreign.body)
    first = read.blocks[0] if read.blocks else ""
    if not first or len(first) > _LONGEST_TITLE or first.rstrip().endswith((".", "”", '"')):
        return IncomingStory("", foreign.body, warnings=(_("No headline was found. Write one."),))
    return IncomingStory(plain_line(first), body.Body(read.leaves[1:]).html)


def _within_limits(story: IncomingStory, warnings: tuple[str, ...]) -> IncomingStory:
    """A first line too long for a headline stays whole as the first paragraph; nothing is lost."""
    if len(story.headline) <= MAX_HEADLINE_CHARS:
        return replace(story, warnings=warnings + story.warnings)
    start = story.headline[: MAX_HEADLINE_CHARS - 1]
    return replace(
        story,
        headline=(start.rpartition(" ")[0] or start) + "…",
        body=body.from_plain_text(story.headline) + story.body,
        warnings=(
            *warnings,
            *story.warnings,
            _("The first line is too long for a headline: it was shortened, and stands whole in the text."),
        ),
    )


def _from_line(line: bytes, number: int) -> IncomingStory:
    if len(line) > MAX_LINE_BYTES:
        raise Invalid({"file": _("This story has more than %d MB.") % (MAX_LINE_BYTES // 1024**2)})
    refuse_binary(line)
    try:
        facts = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Invalid({"file": _("This is not one story as JSON in UTF-8.")}) from error
    if not isinstance(facts, dict):
        raise Invalid({"file": _("A line holds one story: {“headline”: …, “body”: …}.")})
    story = IncomingStory(
        headline=plain_line(_text(facts, "headline")),
        body=_text(facts, "body"),
        standfirst=plain_line(_text(facts, "standfirst")),
        section=plain_line(_text(facts, "section")),
        tags=_names(facts, "tags"),
        byline=_names(facts, "byline"),
        slug=_text(facts, "slug"),
        published_at=_moment(_text(facts, "published_at")),
        warnings=_unknown(facts),
        line=number,
    )
    if not story.headline:
        raise Invalid({"headline": _("The story has no headline.")})
    return story


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Invalid({name: _("“%s” must be text.") % name})
    return value


def _names(facts: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of names; text is split at commas and “and”, as bylines are written."""
    value = facts.get(name) or []
    if isinstance(value, str):
        value = _AND.split(_BY.sub("", value.strip())) if name == "byline" else value.split(",")
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Invalid({name: _("“%s” must be a list of names.") % name})
    return tuple(filter(None, map(plain_line, value)))


def _moment(value: str) -> datetime | None:
    """Return a moment in UTC; without a zone UTC is meant, and a day alone is its noon."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
        if len(value) <= len("2026-11-12"):
            moment = datetime.combine(date.fromisoformat(value), time(12))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if moment.year not in YEARS:
            raise ValueError(value)
        return moment
    except (ValueError, OverflowError) as error:
        raise Invalid(
            {"published_at": _("“%s” is no moment. Write it like 2026-11-12T12:48:00Z.") % plain_line(value)[:40]}
        ) from error


def _unknown(facts: dict[str, Any]) -> tuple[str, ...]:
    unknown = sorted(plain_line(name)[:40] for name in facts.keys() - _KNOWN_FIELDS)
    return (_("Not used: %s.") % ", ".join(unknown[:10]),) if unknown else ()
