"""The browser that journeys drive: the system's Chromium, and a desk with the static files it really serves."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import factories

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Told to the page by the browser whenever the policy refuses something.
WATCH = """
    window.refused = [];
    addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}; set CHROMIUM to one")
    # Playwright runs an event loop; Django would take its own look-ups for calls from inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Django's own static files and ours in one place, as a server has them."""
    place = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=str(place)):
        call_command("collectstatic", verbosity=0, interactive=False)
    return place


@pytest.fixture
def site(live_server: Any, settings: Any, collected: Path) -> str:
    """The address of a running newsroom."""
    settings.STATIC_ROOT = str(collected)
    factories.site(address="")
    return live_server.url


@pytest.fixture
def sign_in(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Return a function that logs a person in and returns the page, standing on the board."""
    contexts = []

    def enter(person: Any, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}, **options})
        context.set_default_timeout(8_000)
        context.add_init_script(WATCH)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site}/desk/login/")
        page.fill("#id_username", person.username)
        page.fill("#id_password", factories.PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url(f"{site}/desk/")
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Return what axe finds on a page: rule and places."""

    def look(page: Page) -> list[str]:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)["violations"]
        return [f"{each['id']}: {' '.join(str(node['target']) for node in each['nodes'])}" for each in found]

    return look
