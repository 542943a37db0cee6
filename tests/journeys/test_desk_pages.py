"""The desk around the stories in a real browser: kept by the policy, clean for axe, usable on a telephone."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from articles.models.vocabulary import Status
from tests import factories
from tests.articles.publishing import stories

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1360, "height": 900}
# Told to the page by the browser whenever the policy refuses something.
WATCH = """
    window.refused = [];
    addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.journey,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no browser at {CHROMIUM}; set CHROMIUM to one"),
]

PAGES = {
    "reporter": [
        "/desk/",
        "/desk/find/",
        "/desk/sources/source/",
        "/desk/sources/source/add/",
        "/desk/sources/entity/add/",
        "/desk/articles/article/",
        "/desk/articles/picture/",
        "/desk/articles/picture/add/",
        "/desk/password_change/",
        "/desk/no-such-page/",
    ],
    "editor": ["/desk/", "/desk/articles/correction/", "/desk/taggit/tag/"],
    "administrator": [
        "/desk/",
        "/desk/settings/",
        "/desk/articles/sitesettings/",
        "/desk/articles/section/",
        "/desk/articles/section/add/",
        "/desk/articles/author/add/",
        "/desk/auth/user/",
        "/desk/auth/user/add/",
    ],
    "standards": ["/desk/articles/housepolicy/"],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright runs an event loop; Django would take its own look-ups for calls from inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Django's own static files and ours in one place, as a server has them."""
    place = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=str(place)):
        call_command("collectstatic", verbosity=0, interactive=False)
    return place


@pytest.fixture
def desk(live_server: Any, settings: Any, collected: Path, reporter: Any, publisher: Any) -> str:
    """A desk with a few stories; returns its address."""
    settings.STATIC_ROOT = str(collected)
    factories.site()
    stories.full_story(reporter)
    factories.article(reporter, headline="The diver who looked first", slug="b", on_hold=True)
    factories.article(
        reporter, headline="Later", slug="c", status=Status.SCHEDULED, publish_at=factories.NOW, scheduled_by=publisher
    )
    return live_server.url


def signed_in(browser: Browser, desk: str, person: Any, **options: Any) -> Page:
    context = browser.new_context(**options)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(f"{desk}/desk/login/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", factories.PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{desk}/desk/")
    return page


def axe(page: Page) -> list[str]:
    """What axe finds on the page: rule and places."""
    assert page.evaluate("getComputedStyle(document.querySelector('#container')).display") == "grid", "no style sheets"
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)["violations"]
    return [f"{each['id']}: {' '.join(str(node['target']) for node in each['nodes'])}" for each in found]


@pytest.mark.parametrize("role", PAGES)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_pages_are_clean_on_a_screen(browser: Browser, desk: str, request: Any, role: str, look: str) -> None:
    page = signed_in(browser, desk, request.getfixturevalue(role), viewport=DESK, color_scheme=look)

    for address in PAGES[role]:
        page.goto(desk + address, wait_until="networkidle")
        assert page.evaluate("refused") == [], address
        assert axe(page) == [], address


def test_pages_fit_a_telephone(browser: Browser, desk: str, request: Any) -> None:
    for role, addresses in PAGES.items():
        page = signed_in(browser, desk, request.getfixturevalue(role), viewport=PHONE)
        for address in addresses:
            page.goto(desk + address, wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
            assert axe(page) == [], address
        page.context.close()


def test_the_door_is_clean_and_refuses_with_words(browser: Browser, desk: str) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{desk}/desk/login/")
    page.fill("#id_username", "nobody")
    page.fill("#id_password", "wrong")
    page.click("button[type=submit]")

    assert page.get_by_role("alert").is_visible()
    assert axe(page) == []


def test_the_menu_of_a_telephone_opens_and_closes_by_keyboard(browser: Browser, desk: str, reporter: Any) -> None:
    page = signed_in(browser, desk, reporter, viewport=PHONE)
    stories_link = page.get_by_role("navigation", name="Desk").get_by_role("link", name="Stories")
    assert not stories_link.is_visible()

    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    stories_link.wait_for()
    page.keyboard.press("Escape")

    assert not stories_link.is_visible()
    assert page.evaluate("document.activeElement.className") == "nr-menu-button"


def test_the_look_can_be_chosen_and_stays(browser: Browser, desk: str, reporter: Any) -> None:
    page = signed_in(browser, desk, reporter, viewport=DESK, color_scheme="light")
    page.get_by_role("button", name="Your account").click()

    page.get_by_role("button", name="Look:").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_search_reaches_from_any_page(browser: Browser, desk: str, reporter: Any) -> None:
    page = signed_in(browser, desk, reporter, viewport=DESK)

    page.fill("#find", "diver")
    page.press("#find", "Enter")

    page.get_by_role("link", name="The diver who looked first").wait_for()
    assert "diver" not in page.url


def test_somebody_new_is_added_and_signs_in(browser: Browser, desk: str, administrator: Any) -> None:
    page = signed_in(browser, desk, administrator, viewport=DESK)
    page.goto(f"{desk}/desk/auth/user/add/")
    page.fill("#id_username", "ros")
    page.fill("#id_password1", "seven wet ropes")
    page.fill("#id_password2", "seven wet ropes")
    page.get_by_label("Reporter").check()
    page.click("input[name=_save]")
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("link", name="Sign in again").click()
    page.fill("#id_username", "ros")
    page.fill("#id_password", "seven wet ropes")
    page.click("button[type=submit]")

    page.get_by_role("link", name="New story").wait_for()
