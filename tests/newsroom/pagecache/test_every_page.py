"""What every public page owes the caches: its keys, and parameters that the cache knows."""

import re

import pytest
from django.conf import settings

from newsroom.pagecache.address import ASKED_ANYTHING, PARAMETERS
from tests.articles.public import paper

PUBLIC = settings.BASE_DIR / "articles" / "public"


@pytest.mark.django_db
def test_every_page_says_what_it_shows_and_sets_no_cookie(client):
    paper.fill()

    silent = []
    for path in (*paper.ADDRESSES, "/feed/", "/sitemap.xml", "/robots.txt", "/record/"):
        answer = client.get(path)
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
        if "Surrogate-Key" not in answer.headers and not path.startswith(ASKED_ANYTHING):
            silent.append(path)
        if "Surrogate-Key" not in answer.headers:
            assert answer.headers["Cache-Control"].startswith("private"), path

    assert silent == []


def test_every_parameter_that_a_page_reads_is_known_to_the_cache():
    read = set()
    for path in PUBLIC.rglob("*.py"):
        if not path.name.startswith("search"):  # there the cache leaves everything as it is
            read |= set(re.findall(r"""GET(?:\.get(?:list)?\(|\[)["'](\w+)["']""", path.read_text("utf-8")))

    assert read == set(PARAMETERS)
