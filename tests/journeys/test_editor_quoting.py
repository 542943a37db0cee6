"""Marking quotations by hand: a sloppy selection, a guessed speaker, and undo that brings the source back."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from sources import registry
from sources.models import Source
from sources.vocabulary import EntityType
from tests import factories
from tests.journeys.editor_hand import AFTER_FOCUS_MS, DIALOG, EDITOR, open_story, quote, save, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

SECONDS_A_QUOTATION = 3.0
TEXT = """<p>🚢 “The pump failed at four,” said Orla Brandt, who runs the lock.</p>
<p>“Nobody had asked for a second one,” she said.</p>
<p>Piet Halloran, the engineer, wrote that the valve was “older than the bridge” in his report.</p>"""


@pytest.fixture
def story(reporter: Any) -> Article:
    registry.make_entity("Orla Brandt", EntityType.PERSON, reporter)
    return factories.article(reporter, body=TEXT, version=1)


@pytest.fixture
def page(sign_in: Callable[..., Page], site: str, reporter: Any, story: Article) -> Page:
    page = sign_in(reporter)
    open_story(page, site, story)
    return page


def test_escape_leaves_the_text_untouched(page: Page) -> None:
    before = page.locator(EDITOR).inner_text()

    select(page, "pump failed")
    page.keyboard.press("Alt+q")
    expect(page.locator(DIALOG)).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(DIALOG)).to_be_hidden()
    assert page.locator(EDITOR).inner_text() == before
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(0)


def test_without_a_selection_it_says_what_to_do(page: Page) -> None:
    select(page, "who runs the lock")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(AFTER_FOCUS_MS)
    page.keyboard.press("Alt+q")

    expect(page.locator("[data-banner=hint]")).to_contain_text("Select the words")


def test_each_quotation_takes_less_than_three_seconds_and_finds_its_speaker(page: Page, story: Article) -> None:
    for words in ("pump failed", "asked for a second", "older than the"):
        began = time.monotonic()
        quote(page, words)
        assert time.monotonic() - began < SECONDS_A_QUOTATION

    save(page)
    said = [(row.text, str(row.attributions.get().source), row.attributions.get().terms) for row in story.quotations.all()]
    assert said == [
        ("“The pump failed at four,”", "Orla Brandt", "on_record"),
        ("“Nobody had asked for a second one,”", "Orla Brandt", "on_record"),
        ("“older than the bridge”", "Piet Halloran", "on_record"),
    ]
    assert story.quotations.all()[0].start == 2  # code points: the ship is one
    assert page.evaluate("refused") == []


def test_undo_brings_a_deleted_quotation_back_with_its_source(page: Page, story: Article) -> None:
    quote(page, "pump failed")
    save(page)
    row = story.quotations.get()
    page.locator(EDITOR).locator("p").first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Delete")
    save(page)
    row.refresh_from_db()
    assert row.is_orphaned

    page.keyboard.press("Control+z")
    save(page)

    row.refresh_from_db()
    assert not row.is_orphaned
    assert str(row.attributions.get().source) == "Orla Brandt"
    expect(page.locator("[data-cards] b")).to_contain_text(["Orla Brandt"])


def test_terms_without_the_name_make_a_protected_twin_that_nothing_joins_to_the_open_source(
    page: Page, story: Article
) -> None:
    select(page, "pump failed")
    page.keyboard.press("Alt+q")
    expect(page.locator("#q-source")).to_have_value("Orla Brandt")
    page.check("[name=terms][value=not_for_attribution]")
    expect(page.locator("[data-twin]")).to_be_visible()
    expect(page.locator("#p-name")).to_have_value("Orla Brandt")
    page.fill("#p-description", "somebody who works at the lock")
    page.get_by_role("button", name="Save quotation").click()
    expect(page.locator(DIALOG)).to_be_hidden()
    save(page)

    source = story.quotations.get().attributions.get().source
    assert source.protected
    assert source.entity is None
    assert source.public_description == "somebody who works at the lock"
    assert page.input_value("#p-name") == ""
    assert not Source.objects.open().exists()


def test_the_margin_says_in_shape_and_words_how_far_each_quotation_is(page: Page) -> None:
    quote(page, "pump failed")

    dot = page.locator("[data-rail] button")
    expect(dot).to_have_attribute("aria-label", "Quotation 1, Orla Brandt: To complete")
    expect(dot).to_have_class("nr-dot nr-dot--warn")
