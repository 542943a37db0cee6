"""The readers' pages in a real browser: nothing refused by the policy, nothing found by axe, all of it without script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.articles.public.paper import ADDRESSES, STORY, fill

PHONE, DESK = {"width": 390, "height": 800}, {"width": 1360, "height": 900}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(site: str) -> str:
    """The address of a small paper with one of everything."""
    fill()
    return site


def watched(browser: Browser, **options: Any) -> tuple[Page, list[str]]:
    """A fresh page, and what its console complains of (a 404 or 410 that we asked for is no complaint)."""
    page = browser.new_context(**options).new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "status of 4" not in line.text else None)
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, paper: str, axe: Callable[[Page], list[str]], scheme: str, size: dict[str, int]
) -> None:
    page, _ = watched(browser, viewport=size, color_scheme=scheme, bypass_csp=True)

    for address in ADDRESSES:
        page.goto(paper + address)
        assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheets did not arrive"
        assert axe(page) == [], address


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_an_open_card(
    browser: Browser, paper: str, axe: Callable[[Page], list[str]], size: dict[str, int]
) -> None:
    page, _ = watched(browser, viewport=size, bypass_csp=True)
    page.goto(paper + STORY)

    page.locator(".mark").nth(1).click()

    assert page.locator("#know-2").is_visible()
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 390, 1360, 2560])
def test_no_page_scrolls_sideways_or_breaks_the_policy(browser: Browser, paper: str, width: int) -> None:
    page, complaints = watched(browser, viewport={"width": width, "height": 800})

    for address in ADDRESSES:
        page.goto(paper + address)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond == 0, address
    assert complaints == []
    assert page.context.cookies() == []


def test_without_script_on_a_phone_a_tap_opens_the_card_and_every_fact_stands_below(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=PHONE, java_script_enabled=False, has_touch=True)
    page.goto(paper + STORY)

    page.locator(".mark").nth(1).tap()

    card = page.locator("#know-2")
    assert card.is_visible()
    assert "We may use the words, but not the name." in card.inner_text()
    assert page.locator("#know-1").is_hidden()
    assert page.locator("[data-theme-toggle]").is_hidden()
    assert "An engineer who saw the file" in page.locator("#source-2").inner_text()


def test_the_keyboard_opens_and_closes_a_card_and_focus_returns(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK)
    page.goto(paper + STORY)
    page.locator(".mark").first.focus()

    page.keyboard.press("Enter")
    assert page.locator("#know-1").is_visible()
    page.keyboard.press("Escape")

    assert page.locator("#know-1").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "know-1"


def test_the_keyboard_walks_through_a_card_and_on_to_the_source(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK)
    page.goto(paper + STORY)
    page.locator(".mark").first.focus()
    page.keyboard.press("Enter")

    walked = []
    for _step in range(4):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.textContent.trim()"))
    page.keyboard.press("Enter")

    assert walked == ["Ines Calloway", "Close", "This quotation", "All from this source"]
    assert page.url.endswith("#source-1")


def test_no_mark_stands_alone_at_the_start_of_a_line(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=PHONE)
    page.goto(paper + STORY)

    apart = page.evaluate("""() => {
        const prose = document.querySelector(".prose");
        const isApart = (mark) => {
            const words = [...mark.previousElementSibling.getClientRects()].at(-1);
            const box = mark.getBoundingClientRect();
            return (box.top + box.bottom) / 2 > words.bottom;
        };
        const widths = [];
        for (let width = 150; width < 360; width += 3) {
            prose.style.maxInlineSize = `${width}px`;
            if ([...document.querySelectorAll(".said + .mark")].some(isApart)) widths.push(width);
        }
        return widths;
    }""")

    assert apart == []


def test_where_colours_are_forced_a_ring_is_still_no_disc(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK, forced_colors="active")
    page.goto(paper + STORY)

    filled, hollow = page.evaluate(
        "[...document.querySelectorAll('.mark')].map((mark) => getComputedStyle(mark, '::before').backgroundColor)"
    )

    assert filled != hollow


def test_on_paper_every_fact_is_printed_and_no_button(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK)
    page.emulate_media(media="print")
    page.goto(paper + STORY)

    assert page.locator("#source-2").is_visible()
    assert page.locator("[data-theme-toggle], .know, .nav, .foot").locator("visible=true").count() == 0


def test_a_resting_mouse_opens_a_card_and_a_click_keeps_it(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK)
    page.goto(paper + STORY)
    card = page.locator("#know-1")

    page.locator(".mark").first.hover()
    card.wait_for(state="visible")
    page.mouse.move(5, 400)
    card.wait_for(state="hidden")
    page.locator(".mark").first.hover()
    card.wait_for(state="visible")
    page.locator(".mark").first.click()
    page.mouse.move(5, 400)
    page.wait_for_timeout(500)

    assert card.is_visible()


def test_a_chosen_theme_is_kept_and_set_before_the_first_paint(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK, color_scheme="light")
    page.goto(paper + "/")

    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(paper + "/corrections/")

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 24)"
