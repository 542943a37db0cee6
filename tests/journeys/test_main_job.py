"""The whole job in a real browser: a pasted draft becomes an attributed, published story, is changed, and is withdrawn."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from articles.models import Article
from articles.record.models import PublishedVersion
from sources.models import Source
from tests import factories
from tests.journeys.editor_hand import select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

DRAFT = """<p>The harbour board has closed the east quay to lorries.</p>
<p>“Nothing heavier than a bicycle goes out there tonight,” said Mirela Hask, the dock master.</p>
<p>A crane driver who works on the quay had warned of it in spring. “You could feel the deck move under the jib,” the driver
said.</p>"""
SECRET = "Benedikt Orrowby"
EDITOR = ".ProseMirror[contenteditable=true]"


def test_a_draft_becomes_a_published_story_is_changed_and_withdrawn(
    browser: Browser,
    site: str,
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    reporter: Any,
    publisher: Any,
) -> None:
    factories.section()
    factories.author(user=reporter)

    desk = sign_in(reporter)
    write_and_attribute(desk, site)
    assert desk.evaluate("refused") == []
    assert axe(desk) == []
    step(desk, "Submit for review", "In review")
    story = Article.objects.get()
    check_that_the_vault_holds_the_name()

    press = sign_in(publisher)
    say_one_was_told(press, site)
    open_story(press, site, story)
    step(press, "Publish", "Published")
    address = PublishedVersion.objects.get().path

    page = reader(browser, site + address)
    read_as_a_reader(page, axe)

    open_story(desk, site, story)
    describe_the_source_differently(desk)
    say_one_was_told(press, site)
    open_story(press, site, story)
    publish_the_change(press)
    page.goto(site + address)
    expect(page.locator(".sources")).to_contain_text(re.compile("a crane driver with years on the east quay", re.I))
    assert "crane driver on the quay" not in page.content()

    withdraw(press, "We have withdrawn this story: the closure was for one night only.")
    assert page.goto(site + address).status == 410
    expect(page.locator("main")).to_contain_text("the closure was for one night only")
    assert "Mirela Hask" not in page.content()
    call_command("verify_record")


def write_and_attribute(desk: Page, site: str) -> None:
    desk.goto(f"{site}/desk/articles/article/add/")
    desk.fill("#id_headline", "East quay closed to lorries")
    paste(desk, DRAFT)
    desk.get_by_role("tab", name="Details").click()
    desk.select_option("#id_section", label="Harbour")

    select(desk, "heavier than a bicycle goes")
    desk.keyboard.press("Alt+q")
    expect(desk.locator("#q-source")).to_have_value("Mirela Hask")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-quotation-dialog]")).to_be_hidden()

    select(desk, "could feel the deck move")
    desk.keyboard.press("Alt+q")
    make_a_protected_source(desk)
    save(desk)
    assert re.search(r"/article/\d+/change/", desk.url)


def make_a_protected_source(desk: Page) -> None:
    desk.fill("#q-source", "protected")
    desk.get_by_role("option", name=re.compile("^Protected source")).first.click()
    desk.fill("#p-name", SECRET)
    desk.fill("#p-contact", "by the slip, Tuesdays")
    desk.fill("#p-know", "Works the crane on the quay")
    desk.fill("#p-description", "a crane driver on the quay")
    desk.fill("#p-reason", "The driver could lose the contract for speaking.")
    desk.select_option("#p-code", "reprisal_at_work")
    desk.get_by_label("Approved by").select_option(index=1)  # the publisher, the one colleague who may approve
    desk.get_by_role("button", name="Save quotation").click()
    expect(desk.locator("[data-quotation-dialog]")).to_be_hidden()
    assert SECRET not in desk.content()
    assert desk.evaluate("Object.values(localStorage).join()").find(SECRET) == -1


def check_that_the_vault_holds_the_name() -> None:
    source = Source.objects.protected().get()
    assert source.identity is not None
    assert str(source) == "Protected source"


def say_one_was_told(press: Page, site: str) -> None:
    press.goto(f"{site}/desk/vault/")
    with press.expect_navigation():
        press.get_by_role("button", name="I was told in person").click()
    assert SECRET not in press.content()


def read_as_a_reader(page: Page, axe: Callable[[Page], list[str]]) -> None:
    expect(page.locator("h1")).to_have_text("East quay closed to lorries")
    assert page.context.cookies() == []
    expect(page.locator(".said")).to_have_count(2)
    expect(page.locator(".sources")).to_contain_text("Mirela Hask")
    expect(page.locator(".sources")).to_contain_text(re.compile("a crane driver on the quay", re.I))
    page.locator("button.mark").nth(1).click()  # the popover needs no script
    expect(page.locator("#know-2")).to_be_visible()
    assert SECRET not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def describe_the_source_differently(desk: Page) -> None:
    desk.get_by_role("tab", name="Quotations").click()
    desk.get_by_role("button", name=re.compile("^Edit")).nth(1).click()
    desk.fill("#p-description", "a crane driver with years on the east quay")
    desk.fill("#p-reason", "The driver could lose the contract for speaking.")
    desk.get_by_label("Approved by").select_option(index=1)
    desk.get_by_role("button", name="Save quotation").click()
    expect(desk.locator("[data-quotation-dialog]")).to_be_hidden()
    save(desk)


def publish_the_change(press: Page) -> None:
    press.get_by_role("tab", name="Publish").click()
    acknowledge(press)
    press.locator("[data-move=published]").click()
    dialog = press.locator("[data-step-dialog=published]")
    dialog.locator("[name=notice]").fill("We describe one source more exactly.")
    with press.expect_navigation():
        dialog.get_by_role("button", name="Publish the changes").click()


def withdraw(press: Page, notice: str) -> None:
    press.locator("[data-move=withdrawn]").click()
    dialog = press.locator("[data-step-dialog=withdrawn]")
    dialog.locator("[name=notice]").fill(notice)
    with press.expect_navigation():
        dialog.get_by_role("button", name="Withdraw").click()


def reader(browser: Browser, address: str) -> Page:
    """A telephone without JavaScript."""
    page = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False).new_page()
    page.context.set_default_timeout(8_000)
    page.goto(address)
    return page


def open_story(page: Page, site: str, story: Article) -> None:
    page.goto(f"{site}/desk/articles/article/{story.pk}/change/")
    expect(page.locator(EDITOR)).to_be_visible()


def paste(page: Page, html: str) -> None:
    page.locator(EDITOR).click()
    page.evaluate(
        """([selector, html]) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector(selector).dispatchEvent(event);
        }""",
        [EDITOR, html],
    )


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator(".nr-saved")).to_contain_text("Saved")
    page.wait_for_function("() => !document.querySelector('.nr-saved').textContent.includes('Saving')")
    page.wait_for_load_state("networkidle")


def acknowledge(page: Page) -> None:
    tick = page.get_by_label("I have read these and publish all the same")
    if tick.is_visible():
        tick.check()


def step(page: Page, label: str, then: str) -> None:
    page.get_by_role("tab", name="Publish").click()
    acknowledge(page)
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator("#pane-publish, [role=tabpanel]").first).to_contain_text(then)
