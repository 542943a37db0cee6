"""A publisher sets a block aside in the browser, says why, and the story shows it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Attribution, HousePolicy, NameClearance, Override
from sources import vault
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


def test_somebody_who_knows_the_source_clears_a_name_and_the_story_goes_out(
    sign_in: Callable[..., Page], site: str, reporter: Any, publisher: Any
) -> None:
    story = stories.full_story(reporter, version=1, headline="Quennessy to open the ramp")
    source = vault.create_protected(
        reporter, "anonymous_person", {"name": "Mirabel Quennessy"}, public_description=stories.DESCRIPTION,
        how_they_know="Saw the file.", default_terms="not_for_attribution",
    )  # fmt: skip
    promise = stories.agreement(source, public_reason="It could cost the engineer the job.")
    said = Attribution.objects.get(quotation__key=stories.UNNAMED_KEY)
    for known in (source, said.source):
        vault.add_party(known, reporter, publisher)
    Attribution.objects.filter(pk=said.pk).update(source=source, agreement=promise)
    page = sign_in(publisher)
    open_story(page, site, story)
    pane, dialog = page.locator("#pane-publish"), page.locator("[data-override-dialog]")
    publish = page.locator("[data-move=published]").first

    if page.get_by_label("I have read these").count():
        page.get_by_label("I have read these").check()
    publish.click()
    expect(pane).to_contain_text("“Quennessy” could be read as the name")
    pane.get_by_role("button", name="Clear for this text").click()
    expect(dialog).to_contain_text("only people who know the source read it")
    dialog.get_by_label("Why").fill("It is the mayor, who shares the name.")
    dialog.get_by_role("button", name="Set aside").click()
    expect(dialog).to_be_hidden()
    if page.get_by_label("I have read these").count():
        page.get_by_label("I have read these").check()
    with page.expect_navigation():
        publish.click()

    assert NameClearance.objects.get().by == publisher
    assert type(story).objects.get(pk=story.pk).live_number == 1
    assert page.evaluate("refused") == []


def test_somebody_who_does_not_know_the_source_reads_held_and_nothing_more(
    sign_in: Callable[..., Page], site: str, reporter: Any, publisher: Any
) -> None:
    story = stories.full_story(reporter, version=1, headline="Quennessy to open the ramp")
    source = vault.create_protected(
        reporter, "anonymous_person", {"name": "Mirabel Quennessy"}, public_description=stories.DESCRIPTION,
        how_they_know="Saw the file.", default_terms="not_for_attribution",
    )  # fmt: skip
    promise = stories.agreement(source, public_reason="It could cost the engineer the job.")
    Attribution.objects.filter(quotation__key=stories.UNNAMED_KEY).update(source=source, agreement=promise)
    page = sign_in(publisher)
    open_story(page, site, story)
    pane = page.locator("#pane-publish")

    if page.get_by_label("I have read these").count():
        page.get_by_label("I have read these").check()
    page.locator("[data-move=published]").first.click()

    expect(pane).to_contain_text("Held: ask the source desk.")
    expect(pane.get_by_role("button", name="Held")).to_have_count(0)
    assert "Quennessy" not in pane.inner_text()
