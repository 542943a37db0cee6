"""The story form for everybody: axe finds nothing in any tab or dialog, and nothing is pushed off a narrow page."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.editor_hand import DIALOG, open_story, quote, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_every_tab_and_dialog_passes_axe(
    sign_in: Callable[..., Page], site: str, publisher: Any, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    story = factories.article(publisher, body="<p>“The pump failed,” said Orla Brandt. “It did,” she said.</p>", version=1)
    page = sign_in(publisher, viewport={"width": width, "height": 844}, color_scheme=scheme)
    open_story(page, site, story)
    quote(page, "pump failed")

    for name in ("Publish", "Quotations", "Details", "History"):
        page.get_by_role("tab", name=name).click()
        assert axe(page) == [], name
    select(page, "It did")
    page.keyboard.press("Alt+q")
    page.check("[name=terms][value=background]")
    assert axe(page) == [], "quotation dialog"
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    for place in ("[data-do=picture]", "[data-do=link]", "[data-move=scheduled]"):
        page.locator(place).click()
        assert axe(page) == [], place
        page.keyboard.press("Escape")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
