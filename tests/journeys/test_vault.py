"""The vault in the browser: opened for a minute in one place, and gone when the tab is hidden or left."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sources import vault
from sources.models import Source
from sources.vocabulary import SourceKind, Terms
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.journey]
IDENTITY = {"name": "Mirabel Quennessy", "contact": "+44 7700 900417"}


@pytest.fixture
def protected(reporter: Any, editor: Any) -> Source:
    source = vault.create_protected(
        reporter, SourceKind.ANONYMOUS_PERSON, IDENTITY, public_description="a dock worker", code_name="copper lantern"
    )
    vault.promise(
        source, reporter, Terms.NOT_FOR_ATTRIBUTION, "Fears the foreman.", description="a dock worker", approver=editor
    )
    vault.read(source, reporter, "To call back")
    return source


def prove(page: Page, site: str, source: Source) -> None:
    page.goto(f"{site}/desk/vault/{source.pk}/")
    page.get_by_role("link", name="Give your password", exact=True).click()
    page.get_by_label("Your password").fill(factories.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(f"{site}/desk/vault/{source.pk}/")


def open_identity(page: Page) -> Any:
    page.get_by_label("Why do you need it?").fill("Lawyer asked")
    page.get_by_role("button", name="Open (logged)").click()
    opened = page.get_by_role("region", name="Opened")
    expect(opened).to_contain_text("Mirabel Quennessy")
    return opened


def nowhere(page: Page) -> bool:
    fields = page.evaluate("[...document.querySelectorAll('input, textarea, select')].map((each) => each.value).join(' ')")
    stored = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    return "Mirabel" not in page.content() + fields + stored


def test_what_is_opened_goes_after_a_minute(
    site: str, sign_in: Callable[..., Page], reporter: Any, protected: Source
) -> None:
    page = sign_in(reporter)
    page.clock.install()
    prove(page, site, protected)

    opened = open_identity(page)
    page.clock.run_for(58_000)
    expect(opened).to_contain_text("Mirabel Quennessy")
    page.clock.run_for(3_000)

    expect(opened).to_be_hidden()
    assert nowhere(page)


def test_what_is_opened_goes_when_the_tab_is_hidden_or_left(
    site: str, sign_in: Callable[..., Page], reporter: Any, protected: Source
) -> None:
    page = sign_in(reporter)
    prove(page, site, protected)

    opened = open_identity(page)
    assert not nowhere(page)
    page.evaluate("""Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"))""")
    expect(opened).to_be_hidden()
    assert nowhere(page)

    page.reload()
    open_identity(page)
    page.goto(f"{site}/desk/vault/")
    page.go_back()
    page.wait_for_load_state()
    assert nowhere(page)


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_vault_is_accessible_and_fits(
    site: str, sign_in: Callable[..., Page], axe: Any, reporter: Any, source_desk: Any, protected: Source,
    width: int, scheme: str, now: Any,
) -> None:  # fmt: skip
    left = factories.person("left", "Reporter")
    left.set_password("set by an administrator")
    left.save()
    vault.propose_destruction(protected, reporter, now)
    page = sign_in(reporter, viewport={"width": width, "height": 900}, color_scheme=scheme)
    prove(page, site, protected)
    found = {}

    def look(what: str, at: Page) -> None:
        wide = at.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        refused = at.evaluate("refused")  # before axe, which brings styles of its own
        at.evaluate("refused.length = 0")
        found[what] = [*refused, *axe(at), *([f"{wide} too wide"] if wide > 0 else [])]
        at.evaluate("refused.length = 0")

    look("source", page)
    page.get_by_text("Add or replace a part").click()
    open_identity(page)
    look("opened", page)
    for address in ("", "prove/", f"{protected.pk}/promise/"):
        page.goto(f"{site}/desk/vault/{address}")
        look(address, page)
    keeper = sign_in(source_desk, viewport={"width": width, "height": 900}, color_scheme=scheme)
    keeper.goto(f"{site}/desk/vault/")
    look("the keeper's room", keeper)

    assert found == {what: [] for what in found}
