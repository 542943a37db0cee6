"""What may be asked of the lists. A word nobody knows is refused: a misspelt filter must not give everything."""

import re
from datetime import date, datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, Field

from articles.public.api.problems import Problem
from articles.record.catalogue import Narrowing
from articles.record.models import Site

MOST = 100
_CONTROL = re.compile("[\x00-\x1f\x7f]")

TermsCode = Literal[
    "on_record", "public_statement", "not_for_attribution", "background", "deep_background", "off_record", "unsettled"
]
QuotationType = Literal["direct", "partial", "indirect"]
ProfileKind = Literal["person", "organisation", "place", "event", "operation", "work_or_law", "other"]
NoticeKind = Literal[
    "correction", "clarification", "editors_note", "minor_refile", "update", "hold", "withdrawal", "removal"
]


def _plain(value: str) -> str:
    # PostgreSQL looks for no text with such signs, and no address of ours has one.
    if _CONTROL.search(value):
        raise ValueError(_("Control characters cannot be looked for."))
    return value


Text = Annotated[str, Field(max_length=300), AfterValidator(_plain)]


class Paged(Schema):
    """Every list: how many at most, and after which one."""

    limit: int = Field(20, ge=1, le=MOST, description="At most so many; a page may hold fewer although more follow.")
    after: Text = Field("", description="Where the page before ended, from its `next`. Nothing to be made up.")


class Period(Paged):
    since: Text = Field("", description="From this moment on. A day is its first moment on the newsroom's clock.")
    until: Text = Field("", description="Before this moment.")


class StoriesAsked(Period):
    section: Text = Field("", description="Slug or address of a section, as in /harbour/.")
    topic: Text = Field("", description="Slug or address of a topic, as in /topics/ferries/.")
    author: Text = Field("", description="Slug or address of a byline, as in /authors/nessa-vantongeren/.")
    profile: Text = Field("", description="Address of somebody or something quoted or named, as in /people/ines-calloway/.")


class QuotationsAsked(Period):
    profile: Text = Field("", description="Address of the speaker, as in /people/ines-calloway/.")
    story: Text = Field("", description="Address or key of a story.")
    type: QuotationType | None = Field(None, description="How the words stand in the text.")
    terms: TermsCode | None = Field(None, description="What was promised to the source.")


class ProfilesAsked(Paged):
    kind: ProfileKind | None = Field(None, description="What it is the page of.")


class CorrectionsAsked(Period):
    story: Text = Field("", description="Address or key of a story; a withdrawn one has its key only.")
    kind: NoticeKind | None = Field(None, description="Why the notice was given.")


def refuse_unknown(request: HttpRequest, known: type[Schema]) -> None:
    """Raise a Problem (400) where a parameter has a name that the list does not read."""
    unknown = sorted(set(request.GET) - set(known.model_fields))
    if unknown:
        names = {"unknown": unknown[0][:40], "known": ", ".join(known.model_fields)}
        raise Problem(400, _("There is no parameter “%(unknown)s” here. There are: %(known)s.") % names)


def narrowing(asked: Paged, site: Site) -> Narrowing:
    """Read what a list is narrowed to. Raises Problem (400) for a moment that is none."""
    given = asked.model_dump()
    slugs = {name: _last_word(given.get(name) or "") for name in ("section", "topic", "author")}
    return Narrowing(
        **slugs,
        profile=_address(given.get("profile") or ""),
        story=_address(given.get("story") or ""),
        kind=given.get("kind") or "",
        since=_moment("since", given.get("since") or "", site),
        until=_moment("until", given.get("until") or "", site),
    )


def _last_word(value: str) -> str:
    return value.strip("/").rpartition("/")[2]


def _address(value: str) -> str:
    """A key as it is, an address with both of its slashes."""
    bare = value.strip("/")
    return f"/{bare}/" if "/" in bare else bare


def _moment(name: str, text: str, site: Site) -> datetime | None:
    if not text:
        return None
    try:
        # A plus that was not written as %2B arrives as a space.
        found = datetime.fromisoformat(text.replace(" ", "+")) if len(text) > 10 else date.fromisoformat(text)
        moment = found if isinstance(found, datetime) else datetime.combine(found, time())
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(site.zone))
        return zoned.astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        example = {"name": name, "example": "2026-11-12, 2026-11-12T06:00:00Z"}
        raise Problem(400, _("%(name)s: this is no moment. Write it as in %(example)s.") % example) from None
