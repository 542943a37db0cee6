"""Results of a search as the page prints them: escaped, then the found words in `<mark>`."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from articles.public import quotations, sourcing
from articles.public.teasers import Teaser, teaser
from articles.record import search
from articles.record.models import EntryKind, Profile, PublishedQuotation
from articles.record.search import marks
from articles.record.search.typed import WORD


@dataclass(frozen=True)
class Hit:
    """One result. `words` is a headline, a quotation or a name with the found words marked; `more` stands under it."""

    kind: str
    at: datetime | None
    words: SafeString
    more: SafeString | str
    address: str
    teaser: Teaser | None = None
    quotation: PublishedQuotation | None = None
    shape: str = ""


def entry_hit(hit: search.Hit) -> Hit:
    return _story(hit) if hit.entry.kind == EntryKind.STORY else _quotation(hit)


def _story(hit: search.Hit) -> Hit:
    page = hit.entry.page
    more = marks.as_html(marks.excerpt(hit.body))
    return Hit("story", page.first_published_at, marks.as_html(hit.title), more, page.path, teaser=teaser(page))


def _quotation(hit: search.Hit) -> Hit:
    found = hit.entry.quotation
    found.page, found.profile = hit.entry.page, hit.entry.profile
    shape = quotations.shape(found)
    said = marks.as_html(sourcing.standing_alone(hit.body))
    more = marks.as_html(sourcing.heading(hit.title, shape))
    return Hit("quotation", found.published_at, said, more, found.get_absolute_url(), quotation=found, shape=shape)


def profile_hit(found: Profile | search.Named, words: list[str]) -> Hit:
    """A page of somebody or something; ``words`` are the folded ones to mark, the last one perhaps as a beginning."""
    about = found.about if isinstance(found, search.Named) else found.role or found.description
    return Hit("person", None, marks.as_html(_marked_name(found.name, words)), about, found.path)


def _marked_name(name: str, words: list[str]) -> str:
    def mark(word: str) -> str:
        known = search.folded(word)
        return f"{marks.START}{word}{marks.STOP}" if known in words or (words and known.startswith(words[-1])) else word

    return WORD.sub(lambda match: mark(match.group()), marks.without_signs(name))
