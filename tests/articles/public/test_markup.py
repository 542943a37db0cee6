"""The HTML of every kind of page, read as a machine reads it: ids, headings, language, pictures, references."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.test import Client

from tests.articles.public import paper

pytestmark = pytest.mark.django_db

REFERRING = ("aria-labelledby", "aria-describedby", "popovertarget", "for")


class Read(HTMLParser):
    """What a page holds: ids, heading levels, ids it refers to, pictures without a description."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.referred: set[str] = set()
        self.undescribed: list[str | None] = []
        self.language: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if has.get("id"):
            self.ids.append(has["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "img" and "alt" not in has:
            self.undescribed.append(has.get("src"))
        if tag == "html":
            self.language = has.get("lang")
        self.referred.update(one for name in REFERRING for one in (has.get(name) or "").split())
        if (has.get("href") or "").startswith("#"):
            self.referred.add(has["href"][1:])


@pytest.fixture(params=paper.ADDRESSES)
def page(request: pytest.FixtureRequest, client: Client) -> Read:
    paper.fill()
    return Read(client.get(request.param).content.decode())


def test_a_page_is_sound(page: Read) -> None:
    assert page.language == "en-GB"
    assert page.undescribed == []
    assert sorted(page.ids) == sorted(set(page.ids)), "an id stands twice"
    assert page.referred <= set(page.ids), "a label, a mark or a link leads nowhere"


def test_headings_begin_with_the_only_h1_and_leave_out_no_level(page: Read) -> None:
    levels = page.headings

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
