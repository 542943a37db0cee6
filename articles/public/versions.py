"""The versions of a story: what each changed, and the text as it stood."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.public import depends, gone, pages, sourcing
from articles.public.comparing import Comparison, SaidDifferently, compare
from articles.public.story import NOT_ADMITTED, with_dateline
from articles.record import history, queries
from articles.record.models import PublishedVersion, StoryPage, VersionKind

# Marks of 'How we know' open cards that only the story's own page has.
_MARK = re.compile(r"<button\b.*?</button>", re.DOTALL)
# More digits than any number of versions has; the databases' integers have an end.
_MOST = 10**6


@dataclass(frozen=True)
class Entry:
    """One version in the list. `changes` is the address of what it changed, `whole` of its text; empty for none."""

    number: int
    label: str
    at: datetime
    changes: str
    whole: str
    is_shown: bool


@require_safe
def versions(request: HttpRequest, section: str, year: int, month: str, slug: str) -> HttpResponse:
    """The newest version against the one before it: three queries."""
    page = _story(request)
    if isinstance(page, HttpResponse):
        return page
    return _compared(request, page, max(page.number - 1, 1), page.number)


@require_safe
def between(request: HttpRequest, section: str, year: int, month: str, slug: str, older: int, newer: int) -> HttpResponse:
    """Any two versions, the older first."""
    page = _story(request)
    if isinstance(page, HttpResponse):
        return page
    if not 0 < older < newer <= page.number:
        raise Http404
    return _compared(request, page, older, newer)


@require_safe
def whole(request: HttpRequest, section: str, year: int, month: str, slug: str, number: int) -> HttpResponse:
    """The text of a version as it stood; three queries."""
    page = _story(request)
    if isinstance(page, HttpResponse):
        return page
    found = history.payloads(page.story, {min(number, _MOST)})
    if number not in found:
        raise Http404
    payload = json.loads(found[number])
    every = history.versions_of(page.story)
    context = {
        "page": page,
        "number": number,
        "headline": payload["headline"],
        "standfirst": payload["standfirst"],
        "body": with_dateline(_MARK.sub("", payload["body"]), payload["dateline"]),
        "entries": _entries(page, every, {number}),
        "is_live": number == page.number,
        "title": _("Version %(number)d: %(headline)s") % {"number": number, "headline": payload["headline"]},
        "keep_out": True,
    }
    path = f"{page.path}versions/{number}/"
    return pages.answer(request, queries.site_of(page), "public/version.html", context, path=path)


def _story(request: HttpRequest) -> StoryPage | HttpResponse:
    """The story that the address begins with, or the answer for one that moved or was withdrawn."""
    path, _versions, rest = request.path.rpartition("versions/")
    page = queries.story_at(path)
    if page is None:
        return gone.moved_or_withdrawn(request, path, f"versions/{rest}")
    depends.on(request, f"story:{page.pk}")
    return page


def _compared(request: HttpRequest, page: StoryPage, older: int, newer: int) -> HttpResponse:
    found = {number: json.loads(text) for number, text in history.payloads(page.story, {older, newer}).items()}
    if newer not in found:
        raise Http404
    compared = compare(found[older], found[newer]) if older in found and older != newer else None
    context = {
        "page": page,
        "older": older,
        "newer": newer,
        "compared": compared,
        "was_taken_back": older not in found,
        "counted": _counted(compared) if compared else "",
        "quotations": [(_told(each), each) for each in compared.quotations] if compared else [],
        "corrections": _corrections(found.get(older), found[newer]),
        "entries": _entries(page, history.versions_of(page.story), {older, newer} if compared else {newer}),
        "title": _("Version history: %(headline)s") % {"headline": page.headline},
        "keep_out": (older, newer) != (max(page.number - 1, 1), page.number),
        "key": page.story,
    }
    return pages.answer(request, queries.site_of(page), "public/versions.html", context, path=f"{page.path}versions/")


def _entries(page: StoryPage, every: list[PublishedVersion], shown: set[int]) -> list[Entry]:
    """The list beside, newest first."""
    entries = []
    before: int | None = None
    for each in every:
        has_words = each.path is not None
        changes = f"{page.path}versions/{before}-{each.number}/" if has_words and before else ""
        entries.append(
            Entry(
                number=each.number,
                label=_kind(each),
                at=datetime.fromisoformat(each.recorded_at),
                changes=changes,
                whole=f"{page.path}versions/{each.number}/" if has_words else "",
                is_shown=each.number in shown,
            )
        )
        before = each.number if has_words else before
    return entries[::-1]


def _kind(version: PublishedVersion) -> str:
    if version.path is None and version.kind not in queries.TAKEN_AWAY:
        return _("Taken back")
    return {
        VersionKind.PUBLISH: _("First published"),
        VersionKind.UPDATE: _("Updated"),
        VersionKind.CORRECTION: _("Corrected"),
        VersionKind.WITHDRAWAL: _("Withdrawn"),
        VersionKind.REMOVAL: _("Removed"),
        VersionKind.REINSTATEMENT: _("Published again"),
    }[VersionKind(version.kind)]


def _counted(compared: Comparison) -> str:
    changed = len(compared.differences)
    return ngettext("%(n)d paragraph differs", "%(n)d paragraphs differ", changed) % {"n": changed}


def _told(each: SaidDifferently) -> str:
    return {
        "added": _("A quotation was added."),
        "removed": _("A quotation is no longer in the story."),
        "words": _("The words of a quotation were changed."),
        "speaker": _("A quotation is now attributed to somebody else."),
        "terms": _("The terms of a quotation were changed."),
    }[each.what]


def _corrections(old: dict[str, Any] | None, new: dict[str, Any]) -> list[dict[str, Any]]:
    """The notices that came between the two versions."""
    known = [(each["at"], each["notice"]) for each in (old or {}).get("corrections", [])]
    return [
        each | {"on": datetime.fromisoformat(each["at"]), "notice": sourcing.closed(each["notice"])}
        for each in new["corrections"]
        if (each["at"], each["notice"]) not in known and each["kind"] not in NOT_ADMITTED
    ]
