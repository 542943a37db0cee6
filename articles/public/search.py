"""Search over headlines, quotations and names. Whatever is typed gets an answer, and nothing typed is kept."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import pages, quotations, sourcing
from articles.public.teasers import Teaser, teaser
from articles.record import queries
from articles.record.models import Profile, PublishedQuotation

MAX_CHARS = 200
MAX_WORDS = 8
RESULTS = 20  # of each kind: a search shows the newest, it is no archive
BROWSED = 60  # without words, so that a small newsroom's people all stand on one page
KINDS = ("all", "stories", "quotations", "people")

_UNSEARCHABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_APOSTROPHES = ("'", "\u2019", "\u02bc")


@dataclass(frozen=True)
class Hit:
    """One result. `words` is the headline or the quotation with the words that were looked for in `<mark>`."""

    kind: str
    at: datetime | None
    words: SafeString
    more: SafeString | str
    teaser: Teaser | None = None
    quotation: PublishedQuotation | None = None
    shape: str = ""
    profile: Profile | None = None


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """At most four queries: the newsroom, stories, quotations, names."""
    typed = _UNSEARCHABLE.sub(" ", request.GET.get("q", ""))[:MAX_CHARS].strip()
    words = words_of(typed)
    kind = request.GET.get("kind", "all")
    kind = kind if kind in KINDS else "all"
    asked = bool(words) or (kind != "all" and not typed)  # without words: the newest quotations, the people by name
    context: dict[str, Any] = {
        "typed": typed,
        "kind": kind,
        "kinds": [(each, name) for each, name in zip(KINDS, _kind_names(), strict=True)],
        "hits": find(words, kind) if asked else [],
        "asked": asked,
        "fewer": " ".join(words[:-1]),
        "title": _("Search: %(words)s") % {"words": typed} if typed else _("Search"),
        "is_listed": not typed and kind == "all",
    }
    return pages.answer(
        request, queries.site(), "public/search.html", context, path="" if typed or kind != "all" else "/search/"
    )


def find(words: list[str], kind: str) -> list[Hit]:
    """Names first, then stories and quotations together, newest first."""
    people, rest = [], []
    if kind in ("all", "people"):
        people = [_profile_hit(each, words) for each in _newest(queries.search_profiles, words, "name")]
    if kind in ("all", "stories"):
        rest += [_story_hit(each, words) for each in _newest(queries.search_stories, words, "headline", "standfirst")]
    if kind in ("all", "quotations"):
        rest += [_quotation_hit(each, words) for each in _newest(queries.search_quotations, words, "text", "speaker")]
    return people + sorted(rest, key=lambda hit: hit.at, reverse=True)


def words_of(typed: str) -> list[str]:
    """The words to look for: without the marks around them, each once, at most eight."""
    stripped = (word.strip(".,;:!?()[]{}“”„«»\"'‘’") for word in typed.split())
    return list(dict.fromkeys(word for word in stripped if word))[:MAX_WORDS]


def highlight(text: str, words: list[str]) -> SafeString:
    """The text, escaped, with each of the words in `<mark>`."""
    if not words:
        return escape(text)
    pattern = re.compile("|".join(_pattern(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [text[end : match.start()], format_html("<mark>{}</mark>", match.group())]
        end = match.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, text[end:]]))


def _pattern(word: str) -> str:
    return "".join(f"[{''.join(_APOSTROPHES)}]" if each in _APOSTROPHES else re.escape(each) for each in word)


def _newest(ask: Any, words: list[str], *columns: str) -> list[Any]:
    wanted = Q()
    for word in words:
        any_column = Q()
        for form in spellings(word):
            for column in columns:
                any_column |= Q(**{f"{column}__icontains": form})
        wanted &= any_column
    return list(ask(wanted)[: RESULTS if words else BROWSED])


def spellings(word: str) -> list[str]:
    """The word as typed, with either apostrophe, and in the cases SQLite cannot fold by itself (Élise, élise)."""
    forms = {word}
    if any(mark in word for mark in _APOSTROPHES):
        plain = re.sub(f"[{''.join(_APOSTROPHES)}]", "'", word)
        forms |= {plain, plain.replace("'", "\u2019")}
    if not word.isascii():
        forms |= {change(form) for form in forms for change in (str.lower, str.upper, str.capitalize)}
    return sorted(forms)


def _story_hit(page: Any, words: list[str]) -> Hit:
    more = highlight(page.standfirst, words)
    return Hit("story", page.first_published_at, highlight(page.headline, words), more, teaser=teaser(page))


def _quotation_hit(found: PublishedQuotation, words: list[str]) -> Hit:
    shape = quotations.shape(found)
    said, more = sourcing.standing_alone(found.text), highlight(sourcing.heading(found.speaker, shape), words)
    return Hit("quotation", found.published_at, highlight(said, words), more, quotation=found, shape=shape)


def _profile_hit(found: Profile, words: list[str]) -> Hit:
    return Hit("person", None, highlight(found.name, words), found.role or found.description, profile=found)


def _kind_names() -> tuple[str, ...]:
    return (_("Everything"), _("Stories"), _("Quotations"), _("People and organisations"))
