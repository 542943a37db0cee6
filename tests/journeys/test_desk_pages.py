"""The desk around the stories in a real browser: kept by the policy, clean for axe, usable on a telephone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from articles.models.vocabulary import Status
from tests import factories
from tests.articles.publishing import stories

PHONE, DESK = {"width": 390, "height": 800}, {"width": 1360, "height": 900}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

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


@pytest.fixture
def desk(site: str, reporter: Any, publisher: Any) -> str:
    """A desk with a few stories; returns its address."""
    stories.full_story(reporter)
    factories.article(reporter, headline="The diver who looked first", slug="b", on_hold=True)
    factories.article(
        reporter, headline="Later", slug="c", status=Status.SCHEDULED, publish_at=factories.NOW, scheduled_by=publisher
    )
    return site


@pytest.mark.parametrize("role", PAGES)
def test_pages_are_clean_by_day_by_night_and_on_a_telephone(
    desk: str, sign_in: Callable[..., Page], axe: Callable[[Page], list[str]], request: Any, role: str
) -> None:
    page = sign_in(request.getfixturevalue(role), viewport=DESK, color_scheme="light")

    for address in PAGES[role]:
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        page.goto(desk + address)
        assert page.evaluate("getComputedStyle(document.querySelector('#container')).display") == "grid", "no style sheets"
        assert page.evaluate("refused") == [], address  # before axe, whose own measuring is refused too
        assert axe(page) == [], f"{address} by day"
        day = page.evaluate("getComputedStyle(document.body).backgroundColor")

        page.emulate_media(color_scheme="dark")
        page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")  # buttons fade into the night
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != day, f"{address} stays light at night"
        assert axe(page) == [], f"{address} by night"

        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
        assert axe(page) == [], f"{address} on a telephone"


def test_the_door_is_clean_and_refuses_with_words(browser: Browser, desk: str, axe: Callable[[Page], list[str]]) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{desk}/desk/login/")
    page.fill("#id_username", "nobody")
    page.fill("#id_password", "wrong")
    page.click("button[type=submit]")

    assert page.get_by_role("alert").is_visible()
    assert axe(page) == []
    page.close()


def test_the_menu_of_a_telephone_opens_and_closes_by_keyboard(
    desk: str, sign_in: Callable[..., Page], reporter: Any
) -> None:
    page = sign_in(reporter, viewport=PHONE)
    stories_link = page.get_by_role("navigation", name="Desk").get_by_role("link", name="Stories")
    assert not stories_link.is_visible()

    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    stories_link.wait_for()
    page.keyboard.press("Escape")

    assert not stories_link.is_visible()
    assert page.evaluate("document.activeElement.className") == "nr-menu-button"


def test_the_look_can_be_chosen_and_stays(desk: str, sign_in: Callable[..., Page], reporter: Any) -> None:
    page = sign_in(reporter, viewport=DESK, color_scheme="light")
    page.get_by_role("button", name="Your account").click()

    page.get_by_role("button", name="Look:").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_search_reaches_from_any_page(desk: str, sign_in: Callable[..., Page], reporter: Any) -> None:
    page = sign_in(reporter, viewport=DESK)

    page.fill("#find", "diver")
    page.press("#find", "Enter")

    page.get_by_role("link", name="The diver who looked first").wait_for()
    assert "diver" not in page.url


def test_somebody_new_is_added_and_signs_in(desk: str, sign_in: Callable[..., Page], administrator: Any) -> None:
    page = sign_in(administrator, viewport=DESK)
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
