"""The steps of a story, each by its button: sent back, held, spiked, scheduled, corrected, brought back from its history."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.models.vocabulary import Status
from articles.publishing import publish, publish_due
from sources.models import Source
from tests import factories
from tests.articles.publishing import stories
from tests.journeys.editor_hand import EDITOR, open_story, quote, save

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

TEXT = "<p>“The pump failed,” said Orla Brandt.</p><p>The lock is shut.</p>"


def test_a_story_is_sent_back_with_a_word_held_spiked_and_reopened(
    sign_in: Callable[..., Page], site: str, reporter: Any, editor: Any
) -> None:
    story = factories.article(reporter, body=TEXT, version=1, status=Status.IN_REVIEW)
    page = sign_in(editor)
    open_story(page, site, story)

    take(page, "Send back")
    dialog = page.locator("[data-step-dialog=drafting]")
    dialog.get_by_label("What is still to do").fill("Ask the lock keeper, too.")
    confirm(page, dialog, "Send back")
    expect(page.locator("#pane-publish .nr-chip").first).to_have_text("Drafting")

    page.get_by_role("tab", name="Details").click()
    page.get_by_label("On hold while a doubt is checked").check()
    save(page)
    open_story(page, site, story)
    expect(page.locator("#pane-publish h2").first).to_contain_text("On hold")

    take(page, "Spike")
    dialog = page.locator("[data-step-dialog=spiked]")
    dialog.get_by_label("Why").fill("Overtaken by events")
    confirm(page, dialog, "Spike")
    expect(page.locator("#pane-publish .nr-chip").first).to_have_text("Spiked")
    with page.expect_navigation():
        take(page, "Reopen")

    expect(page.locator("#pane-publish .nr-chip").first).to_have_text("Drafting")
    mine = sign_in(reporter)
    open_story(mine, site, story)
    mine.get_by_role("tab", name="History").click()
    for words in ("Ask the lock keeper, too.", "Overtaken by events"):
        expect(mine.locator("#pane-history")).to_contain_text(words)
    assert page.evaluate("refused") == []


def test_a_story_goes_out_at_its_hour_and_its_correction_says_what_was_wrong(
    sign_in: Callable[..., Page], site: str, publisher: Any
) -> None:
    story = stories.full_story(publisher)
    page = sign_in(publisher)
    open_story(page, site, story)

    acknowledge(page)
    take(page, "Schedule")
    dialog = page.locator("[data-step-dialog=scheduled]")
    dialog.get_by_role("button", name="Schedule").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Say the day and the hour")
    at = timezone.localtime() + timedelta(hours=2)
    dialog.get_by_label("Goes out").fill(at.strftime("%Y-%m-%dT%H:%M"))
    confirm(page, dialog, "Schedule")
    expect(page.locator("#pane-publish")).to_contain_text(f"Goes out on {at.day} ")
    assert publish_due(timezone.now()) == []
    [due] = publish_due(timezone.now() + timedelta(hours=3))
    address = due.published.address

    open_story(page, site, story)
    page.fill("#id_headline", "The ramp is cracked")
    save(page)
    acknowledge(page)
    take(page, "Publish the changes")
    dialog = page.locator("[data-step-dialog=published]")
    dialog.get_by_text("Correction: we were wrong").click()
    dialog.get_by_label("We said").fill("The ramp is closed.")
    dialog.get_by_label("In fact").fill("The ramp is cracked, and open.")
    dialog.get_by_role("button", name="Publish the changes").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Readers are not told what was wrong")
    dialog.get_by_label("Notice to readers").fill("An earlier version said that the ramp was closed.")
    confirm(page, dialog, "Publish the changes")

    page.goto(site + address)
    expect(page.locator("h1")).to_have_text("The ramp is cracked")
    expect(page.locator(".correction")).to_contain_text("An earlier version said that the ramp was closed.")
    page.goto(f"{site}/corrections/")
    expect(page.locator("main")).to_contain_text("We said")
    expect(page.locator("main del")).to_have_text("The ramp is closed.")
    expect(page.locator("main ins")).to_have_text("The ramp is cracked, and open.")


def test_words_typed_for_a_correction_do_not_go_out_with_an_update(
    sign_in: Callable[..., Page], site: str, publisher: Any
) -> None:
    story = published(publisher)
    page = sign_in(publisher)
    open_story(page, site, story)
    page.fill("#id_headline", "The ramp is cracked")

    acknowledge(page)
    take(page, "Publish the changes")
    dialog = page.locator("[data-step-dialog=published]")
    dialog.get_by_text("Correction: we were wrong").click()
    dialog.get_by_label("We said").fill("Never to be read")
    dialog.get_by_text("Update: events moved").click()
    dialog.get_by_label("Notice to readers").fill("The ramp was looked at again.")
    confirm(page, dialog, "Publish the changes")

    [told] = story.corrections.all()
    assert (told.kind, told.wrong) == ("update", "")


def test_history_compares_and_brings_back_the_words_with_their_source(
    sign_in: Callable[..., Page], site: str, publisher: Any
) -> None:
    story = factories.article(publisher, body=TEXT, version=1)
    page = sign_in(publisher)
    open_story(page, site, story)
    quote(page, "pump failed")
    save(page)
    row = story.quotations.get()
    page.fill("#id_headline", "The lock is shut")
    erase_first_paragraph(page)
    save(page)
    row.refresh_from_db()
    assert row.is_orphaned

    open_story(page, site, story)
    page.get_by_role("tab", name="History").click()
    page.get_by_role("link", name="Compare").first.click()
    expect(page.locator(".nr-compare h3 del")).to_have_text("Ramp closed")
    expect(page.locator(".nr-compare h3 ins")).to_have_text("The lock is shut")
    expect(page.locator(".nr-diff__removed")).to_contain_text("“The pump failed,”")
    page.get_by_role("button", name="Bring this back").click()
    expect(page.locator("html[data-editor=ready]")).to_be_attached()

    row.refresh_from_db()
    story.refresh_from_db()
    assert (story.headline, row.is_orphaned) == ("Ramp closed", False)
    assert row.attributions.get().source == Source.objects.get()
    expect(page.locator(EDITOR)).to_contain_text("“The pump failed,”")
    page.get_by_role("tab", name="History").click()
    expect(page.locator("#pane-history li").first).to_contain_text("Back to revision 1")


def published(publisher: Any) -> Article:
    story = stories.full_story(publisher)
    publish(story, by=publisher, now=timezone.now(), acknowledge=True)
    return story


def take(page: Page, label: str) -> None:
    page.locator("[data-foot]").get_by_role("button", name=label, exact=True).click()


def confirm(page: Page, dialog: Any, label: str) -> None:
    with page.expect_navigation():
        dialog.get_by_role("button", name=label).click()
    expect(page.locator("html[data-editor=ready]")).to_be_attached()


def acknowledge(page: Page) -> None:
    page.get_by_role("tab", name="Publish").click()
    tick = page.get_by_label("I have read these and publish all the same")
    if tick.is_visible():
        tick.check()


def erase_first_paragraph(page: Page) -> None:
    page.locator(EDITOR).locator("p").first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Delete")
