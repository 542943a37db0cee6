"""A publisher sets a block aside in the browser, says why, and the story shows it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Attribution, HousePolicy, Override
from tests.articles.publishing import stories
from tests.journeys.editor_hand import open_story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
REASON = "The recording was lost in the flood; two of us heard it."


def test_a_publisher_sets_missing_evidence_aside(
    sign_in: Callable[..., Page], site: str, reporter: Any, publisher: Any, axe: Callable[[Page], list[str]]
) -> None:
    HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "investigative"})
    story = stories.full_story(reporter, version=1)
    Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(evidence_state="missing")
    page = sign_in(publisher)
    open_story(page, site, story)
    pane, dialog = page.locator("#pane-publish"), page.locator("[data-override-dialog]")

    pane.get_by_role("button", name="Override").click()
    dialog.get_by_role("button", name="Set aside").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Write one sentence")
    assert axe(page) == []
    dialog.get_by_label("Why").fill(REASON)
    dialog.get_by_role("button", name="Set aside").click()

    expect(dialog).to_be_hidden()
    expect(pane).to_contain_text("1 set aside")
    expect(pane).to_contain_text(REASON)
    expect(pane.get_by_role("button", name="Override")).to_have_count(0)
    assert Override.objects.get().by == publisher
    page.reload()
    expect(pane).to_contain_text(REASON)
    assert page.evaluate("refused") == []


def test_an_editor_sees_the_block_and_no_button(sign_in: Callable[..., Page], site: str, reporter: Any, editor: Any) -> None:
    HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "investigative"})
    story = stories.full_story(reporter, version=1)
    Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(evidence_state="missing")
    page = sign_in(editor)
    open_story(page, site, story)

    expect(page.locator("#pane-publish")).to_contain_text("Nothing is on file to show")
    expect(page.locator("#pane-publish").get_by_role("button", name="Override")).to_have_count(0)
