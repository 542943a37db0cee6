"""How a card of ours is shown in a frame on another page: its address, its size, the element to copy."""

import math
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.public import pages, sourcing
from articles.record.models import PublishedQuotation, StoryPage

# Links of a card open in a window of their own; it may do nothing else to the page around it. It keeps its origin, without
# which a browser would refuse it our portraits and fonts; it has no script that could use it.
SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
WIDTH = 600  # pixels
# A frame cannot follow the height of what is in it, so the height is reckoned from the number of signs. Measured in a
# browser with the type of embed.css, with a little to spare: pixels around the text, and for what stands above and below.
_PADDING = 40
_SPEAKER_AND_FOOT, _BYLINE_AND_FOOT = 160, 80


@dataclass(frozen=True)
class Frame:
    """How a card is shown: the address of the page it shows and of the card, its title, who wrote it, pixels."""

    page: str
    card: str
    title: str
    author: str
    author_address: str
    width: int
    height: int

    @property
    def html(self) -> str:
        """The element to put on another page."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" sandbox="{}"'
            ' style="border:0;max-width:100%"></iframe>',
            self.card, self.title, self.width, self.height, SANDBOX,
        )  # fmt: skip


def frame_of_quotation(found: PublishedQuotation, origin: str, widest: int | None = None) -> Frame:
    """How the card of a quotation is shown, at most `widest` pixels wide."""
    width = _width(widest)
    page = f"{origin}{found.get_absolute_url()}"
    profile = f"{origin}{found.profile.path}" if found.profile else ""
    height = _PADDING + _SPEAKER_AND_FOOT + _lines(found.text, width, 10.5) * 30 + _lines(found.page.headline, width, 8) * 20
    return Frame(page, f"{page}card/", title_of(found), found.speaker, profile, width, height)


def frame_of_story(page: StoryPage, origin: str, widest: int | None = None) -> Frame:
    """How the card of a story is shown, at most `widest` pixels wide."""
    width = _width(widest)
    names = [each["name"] for each in page.byline]
    address = f"{origin}{page.byline[0]['address']}" if len(names) == 1 and page.byline[0].get("address") else ""
    height = _PADDING + _BYLINE_AND_FOOT + _lines(page.headline, width, 13) * 32 + _lines(page.standfirst, width, 8.5) * 24
    author = get_text_list(names, _("and"))
    return Frame(f"{origin}{page.path}", f"{origin}{page.path}card/", page.headline, author, address, width, height)


def title_of(found: PublishedQuotation) -> str:
    """A quotation in one line: who, and the first of the words."""
    speaker = sourcing.heading(found.speaker, sourcing.shape_of(found.card, found.page.sources))
    words = pages.one_line(sourcing.standing_alone(found.text), 60)
    return _("%(speaker)s: %(words)s") % {"speaker": speaker, "words": words}


def _width(widest: int | None) -> int:
    return min(WIDTH, widest or WIDTH)


def _lines(text: str, width: int, sign: float) -> int:
    """How many lines a text takes in type whose signs are `sign` pixels wide."""
    return math.ceil(len(text) * sign / (width - _PADDING)) + 1 if text else 0
