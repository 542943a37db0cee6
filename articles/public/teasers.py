"""A story as it appears in a list, with its source count."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.public.pictures import Shown, shown
from articles.record.beside import BesideStory
from articles.record.models import StoryPage


@dataclass(frozen=True)
class Teaser:
    """What `_parts/teaser.html` prints. `sourced` is 'eight quotations, six sources' in words, or empty."""

    path: str
    headline: str
    kicker: str
    standfirst: str
    picture: Shown | None
    names: list[str]
    at: datetime | None
    sourced: str

    @property
    def writers(self) -> str:
        """The writers in one phrase: Nessa Vantongeren and Col Adair."""
        return get_text_list(self.names, _("and"))


def teaser(page: StoryPage) -> Teaser:
    return Teaser(
        path=page.path,
        headline=page.headline,
        kicker=page.section_name,
        standfirst=page.standfirst,
        picture=shown(page.picture),
        names=[each["name"] for each in page.byline],
        at=page.first_published_at,
        sourced=source_count(page.quotation_count, page.source_count),
    )


def beside(row: BesideStory) -> Teaser:
    """A story at the foot of another one; above it stands what both are about, or the section."""
    return Teaser(
        path=row.path,
        headline=row.headline,
        kicker=_("Also about %(name)s") % {"name": row.shares} if row.shares else row.section_name,
        standfirst=row.standfirst,
        picture=shown(row.picture),
        names=[],
        at=row.at,
        sourced=source_count(row.quotation_count, row.source_count),
    )


def source_count(quotations: int, sources: int) -> str:
    """The line every teaser of a story with quotations carries."""
    if not quotations:
        return ""
    said = ngettext("%(count)d quotation", "%(count)d quotations", quotations) % {"count": quotations}
    by = ngettext("%(count)d source", "%(count)d sources", sources) % {"count": sources}
    return _("%(quotations)s, %(sources)s") % {"quotations": said, "sources": by} if sources else said


def initials(name: str) -> str:
    """Two letters that stand in for a portrait, as in WF for Wend Ferries."""
    first_letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(first_letters[:1] + first_letters[1:][-1:]).upper()
