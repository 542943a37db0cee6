"""Writing in the editor: what is typed and pasted is what is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests import factories
from tests.journeys.editor_hand import EDITOR, open_story, paste, save

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<p class=MsoNormal style='mso-bidi-font-weight:normal'><b style='mso-bidi-font-weight:normal'>Tide</b> tables
<i>changed</i>&nbsp;in May.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>the east gate<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>the west gate<o:p></o:p></p></body></html>"""
DOCS = """<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-size:11pt;font-weight:400;
font-style:normal">A plain line with </span><span style="font-weight:700;font-style:normal">weight</span><span
style="font-weight:400;font-style:italic"> and slant</span></p></b>"""


@pytest.fixture
def story(reporter: Any) -> Article:
    return factories.article(reporter, body="", version=1)


def test_typed_spaces_stay_spaces_and_quotation_marks_become_typographic(
    sign_in: Callable[..., Page], site: str, reporter: Any, story: Article
) -> None:
    page = sign_in(reporter)
    open_story(page, site, story)

    page.locator(EDITOR).click()
    page.keyboard.type("\"It's the 'old' pier,\" she  said.  Then 6\" of rain fell.")
    save(page)

    story.refresh_from_db()
    assert "\u00a0" not in story.body
    assert story.body.startswith("<p>“It’s the ‘old’ pier,” she")
    assert page.evaluate("refused") == []


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        (
            WORD,
            "<p><strong>Tide</strong> tables <em>changed</em> in May.</p>"
            "<ul><li><p>the east gate</p></li><li><p>the west gate</p></li></ul>",
        ),
        (DOCS, "<p>A plain line with <strong>weight</strong><em> and slant</em></p>"),
        ('<p>Kept <script>alert(1)</script><a href="javascript:alert(1)">link</a></p>', "<p>Kept link</p>"),
    ],
    ids=["word", "google docs", "hostile"],
)  # fmt: skip
def test_pasted_text_keeps_its_words_and_loses_its_clothes(
    sign_in: Callable[..., Page], site: str, reporter: Any, story: Article, html: str, stored: str
) -> None:
    page = sign_in(reporter)
    open_story(page, site, story)

    paste(page, html)
    save(page)

    story.refresh_from_db()
    assert _without_item_paragraphs(story.body) == _without_item_paragraphs(stored)
    assert page.evaluate("refused") == []


def test_a_stale_save_shows_both_texts_and_loses_neither(
    sign_in: Callable[..., Page], site: str, reporter: Any, story: Article
) -> None:
    first, second = sign_in(reporter), sign_in(reporter)
    open_story(first, site, story)
    open_story(second, site, story)
    first.fill("#id_headline", "The first hand")
    save(first)

    second.fill("#id_headline", "The second hand")
    second.keyboard.press("Control+s")

    second.get_by_role("button", name="Show both texts").click()
    dialog = second.locator("[data-texts-dialog]")
    expect(dialog.locator("[data-their-text]")).to_contain_text("The first hand")
    expect(dialog.locator("[data-my-text]")).to_contain_text("The second hand")
    dialog.get_by_role("button", name="Save mine as the newer one").click()
    expect(second.locator(".nr-saved")).to_contain_text("Saved")
    story.refresh_from_db()
    assert story.headline == "The second hand"
    assert "The first hand" in [each.snapshot["headline"] for each in story.revisions.all()]


def test_a_login_that_ran_out_keeps_the_text(sign_in: Callable[..., Page], site: str, reporter: Any, story: Article) -> None:
    page = sign_in(reporter)
    open_story(page, site, story)
    page.fill("#id_headline", "Written before the login ran out")
    page.context.clear_cookies()

    page.keyboard.press("Control+s")
    expect(page.locator(".nr-lost")).to_contain_text("log in in a new tab")
    expect(page.locator("#id_headline")).to_have_value("Written before the login ran out")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log in").click()
    opened.value.fill("#id_username", reporter.username)
    opened.value.fill("#id_password", factories.PASSWORD)
    opened.value.click("button[type=submit]")
    opened.value.wait_for_url("**/change/")
    page.get_by_role("button", name="Save again").click()

    expect(page.locator(".nr-saved")).to_contain_text("Saved")
    story.refresh_from_db()
    assert story.headline == "Written before the login ran out"


def test_unsaved_words_come_back_from_the_browser_and_lie_there_encrypted(
    sign_in: Callable[..., Page], site: str, reporter: Any, story: Article
) -> None:
    page = sign_in(reporter)
    open_story(page, site, story)
    page.locator(EDITOR).click()
    page.keyboard.type("Never saved, never lost.")
    page.wait_for_function("() => Object.keys(localStorage).some((name) => name.startsWith('newsroom:copy:'))")
    assert "Never saved" not in page.evaluate("Object.values(localStorage).join()")

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="Use it").click()

    expect(page.locator(EDITOR)).to_contain_text("Never saved, never lost.")
    page.evaluate("document.getElementById('logout-form').requestSubmit()")
    page.wait_for_url("**/logout/")
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('newsroom:copy:'))") == []


def _without_item_paragraphs(html: str) -> str:
    return html.replace("<li><p>", "<li>").replace("</p></li>", "</li>").replace("</strong><em> ", "</strong> <em>")
