"""The readers' pages in a real browser: nothing refused by the policy, nothing found by axe, all of it without script."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.articles.public import factory

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1360, "height": 900}

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no browser at {CHROMIUM}; set CHROMIUM to one"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright runs an event loop; Django would take its own look-ups for calls from inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def paper(live_server: Any, settings: Any) -> str:
    """A small paper with one of everything; returns its address."""
    settings.STATIC_ROOT = settings.BASE_DIR / "newsroom" / "static"  # served as they lie; nothing is collected in tests
    factory.site()
    factory.section()
    calloway = factory.profile()
    unnamed = {"shape": "unnamed", "name": "An engineer who saw the file", "role": "", "when": None}
    mark = '<button class="mark{}" type="button" popovertarget="know-{}" aria-label="How we know, quotation {}">{}</button>'
    body = (
        f'<p>The master said <span class="said" id="q1">“It is closed”</span>{mark.format("", 1, 1, 1)}.</p>'
        f'<p>The engineer said <span class="said" id="q2">“We knew”</span>{mark.format(" mark--unnamed", 2, 2, 2)}.</p>'
        + "<p>The ramp stood empty all day.</p>"
        * 20
    )
    notice = {"kind": "correction", "label": "Correction", "at": factory.NOON.isoformat(), "notice": "A date was wrong."}
    terms = {"terms": factory.NOT_FOR_ATTRIBUTION}
    story = factory.story(
        "Ramp closed",
        path="/harbour/2026/11/ramp-closed/",
        standfirst="The harbour master put a chain across it.",
        body_html=body,
        topics=[{"name": "Ferries", "address": "/topics/ferries/"}],
        sources=[factory.source(1, address=calloway.path), factory.source(2, **unnamed, **terms)],
        quotations=[factory.card(1), factory.card(2, source=2, speaker=unnamed["name"], role="", when=None, **terms)],
        corrections=[notice | {"wrong": "14 March", "right": "4 March"}],
    )
    factory.quotation(story, calloway, key="ramp1")
    factory.topic("ferries", "Ferries", story)
    factory.author("nessa-vantongeren", "Nessa Vantongeren", story)
    factory.correction(story)
    factory.withdrawn("/harbour/2026/11/withdrawn/")
    for number in range(14):
        factory.story(f"Council notes {number}", section_slug="council")
    return live_server.url


ADDRESSES = [
    "/",
    "/harbour/",
    "/harbour/2026/11/ramp-closed/",
    "/people/ines-calloway/",
    "/quotations/ramp1/",
    "/topics/ferries/",
    "/authors/nessa-vantongeren/",
    "/corrections/",
    "/how-we-source/",
    "/search/?q=ramp",
    "/search/?q=nothing+like+it",
    "/no-such-page/",
    "/harbour/2026/11/withdrawn/",
]


def watched(browser: Browser, **options: Any) -> tuple[Page, list[str]]:
    """A fresh page, and what its console complains of (a 404 or 410 that we asked for is no complaint)."""
    page = browser.new_context(**options).new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "status of 4" not in line.text else None)
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_page(browser: Browser, paper: str, scheme: str, size: dict[str, int]) -> None:
    page, _ = watched(browser, viewport=size, color_scheme=scheme, bypass_csp=True)

    for address in ADDRESSES:
        page.goto(paper + address)
        assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheets did not arrive"
        page.evaluate(AXE.read_text())
        found = page.evaluate(
            "axe.run(document).then(result => result.violations.map(each => [each.id, each.nodes[0].html]))"
        )
        assert found == [], address


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
    page.goto(paper + "/harbour/2026/11/ramp-closed/")

    page.locator(".mark").nth(1).tap()

    card = page.locator("#know-2")
    assert card.is_visible()
    assert "We may use the words, but not the name." in card.inner_text()
    assert page.locator("#know-1").is_hidden()
    assert page.locator("[data-theme-toggle]").is_hidden()
    assert "An engineer who saw the file" in page.locator("#source-2").inner_text()


def test_the_keyboard_opens_and_closes_a_card_and_focus_returns(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK)
    page.goto(paper + "/harbour/2026/11/ramp-closed/")
    page.locator(".mark").first.focus()

    page.keyboard.press("Enter")
    assert page.locator("#know-1").is_visible()
    page.keyboard.press("Escape")

    assert page.locator("#know-1").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "know-1"


def test_a_resting_mouse_opens_a_card_and_a_click_keeps_it(browser: Browser, paper: str) -> None:
    page, _ = watched(browser, viewport=DESK)
    page.goto(paper + "/harbour/2026/11/ramp-closed/")
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
