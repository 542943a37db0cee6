"""Evidence in the browser: a transcript put on file, quotations pinned to it with one key, a difference shown and mended."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Attribution, Quotation
from sources import vault
from sources.evidence import attach_words
from sources.models import Evidence
from sources.registry import open_source_named
from sources.vocabulary import SourceKind
from tests import factories
from tests.articles.publishing import stories

from .editor_hand import DIALOG, EDITOR, open_story, save, select

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.journey]

TRANSCRIPT = (
    "Council meeting, evening.\n\n"
    "The chair opened at seven.\n\n"
    "Ines Calloway: I could put my thumb in the crack, and nobody came.\n\n"
    "Later she said: We shall close the ramp on Friday, whatever the ferry company says.\n"
)
SEALED = "Behind the Tallow Street laundry"
BODY = (
    '<p><span data-quote="aaaaaaaaaa">“I could put my thumb in the crack,”</span> said Ines Calloway.</p>'
    '<p>She added: <span data-quote="bbbbbbbbbb">“We might close the ramp on Friday.”</span></p>'
)


def choose_in_evidence(page: Page, words: str) -> None:
    """Find words in the evidence as a keyboard does: type them, press Enter, and they are selected."""
    page.locator("[data-reference-find]").fill(words)
    page.keyboard.press("Enter")
    assert page.evaluate("getSelection().toString()").lower() == words.lower()


def test_words_are_pinned_to_a_transcript_with_one_key(
    site: str, sign_in: Callable[..., Page], axe: Any, reporter: Any, tmp_path: Any
) -> None:
    ines = open_source_named("Ines Calloway", SourceKind.PERSON, reporter)
    story = factories.article(reporter, BODY, status="drafting")
    for key in ("aaaaaaaaaa", "bbbbbbbbbb"):
        stories.quote(story, key, ines, evidence_state="missing")
    file = tmp_path / "meeting.txt"
    file.write_text(TRANSCRIPT, "utf-8")
    page = sign_in(reporter)

    page.goto(f"{site}/desk/register/source/{ines.pk}/")
    page.get_by_text("Put evidence on file").click()
    page.get_by_label("File, up to 50 MB").set_input_files(str(file))
    page.get_by_role("button", name="Put on file").click()
    expect(page.get_by_role("link", name="meeting.txt")).to_be_visible()
    assert axe(page) == []
    notes = Evidence.objects.get()
    assert (notes.original_name, notes.media_type, notes.captured_by) == ("meeting.txt", "text/plain", reporter)

    open_story(page, site, story)
    assert {each["code"] for each in page.evaluate(PROBLEMS)} >= {"B7"}
    select(page, "put my thumb")
    page.keyboard.press("Alt+e")
    page.get_by_label("Which evidence").select_option(str(notes.pk))
    expect(page.locator("[data-reference-text]")).to_contain_text("nobody came")
    assert axe(page) == []
    choose_in_evidence(page, "I could put my thumb in the crack")
    page.keyboard.press("Alt+p")
    expect(page.locator("[data-reference-says]")).to_contain_text("the words match")
    expect(page.locator("[data-reference-text] mark")).to_have_attribute("data-number", "1")

    select(page, "might close")
    choose_in_evidence(page, "We shall close the ramp on Friday")
    page.keyboard.press("Alt+p")
    differs = page.locator("[data-reference-differs]")
    expect(differs.locator("del")).to_contain_text("only in the evidence: shall")
    expect(differs.locator("ins")).to_contain_text("only in the story: might")
    save(page)
    assert [each.evidence_state for each in pinned()] == ["checked", "mismatch"]
    assert all(each.locator for each in pinned())
    assert {"B6", "B7"} <= {each["code"] for each in saved_problems(page)}
    page.goto(f"{site}/desk/evidence/{notes.pk}/")
    expect(page.locator(".nr-differs del")).to_contain_text("shall")
    assert axe(page) == []

    open_story(page, site, story)
    select(page, "might")
    page.keyboard.type("shall")
    save(page)
    assert [each.evidence_state for each in pinned()] == ["checked", "checked"]
    assert not {"B6", "B7"} & {each["code"] for each in saved_problems(page)}

    select(page, "put my thumb")
    page.keyboard.press("Alt+q")
    expect(page.locator(DIALOG).get_by_label("Evidence", exact=True)).to_have_value(str(notes.pk))
    page.get_by_role("button", name="Look for the words").click()
    expect(page.locator("[data-evidence-says]")).to_contain_text("The words stand there")
    page.locator(DIALOG).get_by_text("More: wording").click()
    page.get_by_label("Cut at the beginning or the end").check()
    page.get_by_role("button", name="Save quotation").click()
    save(page)
    assert Quotation.objects.get(key="aaaaaaaaaa").alterations == ["trimmed"]
    assert page.evaluate("refused") == []  # since the last page was opened; what looks for faults brings styles of its own
    expect(page.locator(EDITOR)).to_be_visible()


PROBLEMS = 'JSON.parse(document.getElementById("story-data").textContent).problems'


def saved_problems(page: Page) -> list[dict[str, Any]]:
    page.reload()
    return page.evaluate(PROBLEMS)


def pinned() -> list[Attribution]:
    return list(Attribution.objects.order_by("quotation__order"))


def test_sealed_evidence_opens_beside_the_story_goes_again_and_leaves_only_the_state(
    site: str, sign_in: Callable[..., Page], reporter: Any
) -> None:
    source = vault.create_protected(reporter, SourceKind.ANONYMOUS_PERSON, {"name": "Mirabel Quennessy"}, "a dock worker")
    notes = attach_words(source, reporter, "notes", f"{SEALED}\n\nWe shall close the ramp on Friday.", now=factories.NOW)
    story = factories.article(reporter, BODY, status="drafting")
    stories.quote(story, "bbbbbbbbbb", source, "not_for_attribution", evidence_state="missing")
    page = sign_in(reporter)
    page.goto(f"{site}/desk/vault/prove/")
    page.get_by_label("Your password").fill(factories.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.clock.install()
    open_story(page, site, story)
    text = page.locator("[data-reference-text]")

    def open_sealed() -> None:
        page.get_by_label("Why do you need it?").fill("To pin")
        page.get_by_role("button", name="Open (logged)").click()
        expect(text).to_contain_text(SEALED)

    select(page, "might close")
    page.keyboard.press("Alt+e")
    page.get_by_label("Which evidence").select_option(str(notes.pk))
    assert SEALED not in page.content()
    open_sealed()
    choose_in_evidence(page, "We shall close the ramp on Friday")
    page.keyboard.press("Alt+p")
    expect(page.locator("[data-reference-differs] del")).to_contain_text("shall")
    page.clock.run_for(62_000)
    expect(text).not_to_contain_text("shall")
    assert SEALED not in page.content()
    assert "shall" not in page.locator(".nr-panel").inner_text()

    open_sealed()
    page.evaluate("""Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"))""")
    expect(text).not_to_contain_text(SEALED)
    save(page)
    said = Attribution.objects.select_related("quotation").get(source=source)
    assert (said.evidence_id, said.evidence_state) == (notes.pk, "mismatch")
    assert (said.locator, said.quotation.verbatim) == ("", "")
