"""Copies of pages, links that die, files nobody names."""

import os
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from newsroom import fetch
from sources import evidence, evidence_store
from sources.errors import NeverFetched, PageNotFetched
from sources.evidence.links import look_at_links
from sources.models import Evidence
from sources.vocabulary import EvidenceKind

from .conftest import NOW, files_on

pytestmark = pytest.mark.django_db(databases="__all__")
LINK = "https://tallow.example/post/7"


@pytest.fixture
def web(monkeypatch):
    """What the web answers: addresses with a page or an error; every address that was asked."""
    answers, asked = {}, []

    def fetched(url, **options):
        asked.append(url)
        answer = answers.get(url, fetch.NoAnswer("nobody"))
        if isinstance(answer, Exception):
            raise answer
        return fetch.Fetched(url, "text/html", answer)

    monkeypatch.setattr(fetch, "fetch", fetched)
    return SimpleNamespace(answers=answers, asked=asked)


def test_a_page_of_a_protected_source_is_never_asked_for(protected, reporter, web, shelf):
    with pytest.raises(NeverFetched):
        evidence.keep_page(protected, reporter, LINK, now=NOW)
    evidence.attach_link(protected, reporter, EvidenceKind.PERMALINK, LINK, now=NOW)

    assert look_at_links(NOW).links == 0
    assert web.asked == []
    assert files_on(shelf) == []


def test_a_page_that_does_not_answer_leaves_nothing(accounts, reporter, web, shelf):
    with pytest.raises(PageNotFetched):
        evidence.keep_page(accounts, reporter, LINK, now=NOW)

    assert not Evidence.objects.exists()
    assert files_on(shelf) == []


def test_a_copy_of_a_page_is_kept_with_its_link(accounts, reporter, web):
    web.answers[LINK] = b"<!doctype html><p>The ramp is closed.</p>"

    kept = evidence.keep_page(accounts, reporter, LINK, now=NOW)

    kept.refresh_from_db()
    assert (kept.kind, kept.link, kept.captured_at, kept.link_looked_at) == ("page_snapshot", LINK, NOW, NOW)
    assert evidence.text_of(kept, reporter).paragraphs[0].text == "The ramp is closed."


@pytest.mark.parametrize(
    ("answer", "answers"),
    [
        (b"page", True),
        (fetch.BadStatus(403), True),
        (fetch.TooMuch("long"), True),
        (fetch.BadStatus(404), False),
        (fetch.BadStatus(410), False),
        (fetch.NoAnswer("nobody"), False),
    ],
)
def test_a_link_is_looked_at_and_what_it_said_is_kept(accounts, reporter, web, answer, answers):
    kept = evidence.attach_link(accounts, reporter, EvidenceKind.PERMALINK, LINK, now=NOW)
    web.answers[LINK] = answer

    call_command("evidence", "links")

    kept.refresh_from_db()
    assert kept.link_looked_at is not None
    assert kept.link_answers is answers


def test_the_sweep_takes_old_files_without_a_row_and_no_others(accounts, reporter, shelf):
    named = evidence.attach_words(accounts, reporter, EvidenceKind.NOTES, "Words.", now=NOW)
    names = []
    for age_days in (2, 0):
        file = evidence_store.NewFile()
        file.finish()
        file.keep()
        path = shelf / file.name
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age_days * 86_400))
        names.append(file.name)
    os.utime(shelf / named.file_name, (0, 0))

    call_command("evidence", "sweep")

    assert {path.name for path in files_on(shelf)} == {named.file_name, names[1]}
