"""Placing the front in a real browser: by keyboard, by dragging, and readers find it at once behind the page cache."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from articles.record.models import FrontSlot
from tests.articles.public import factory
from tests.newsroom.pagecache.reader import Reader

pytestmark = pytest.mark.django_db(transaction=True)


def lead(reader: Reader) -> str:
    """What a reader behind the page cache finds above the stories below the lead."""
    return reader.get("/").body.decode().split('class="pair"')[0]


def test_an_editor_places_by_keyboard_and_drags_and_readers_see_it(
    site: str, sign_in: Callable[..., Page], axe: Callable[[Page], list[str]], editor: Any
) -> None:
    factory.site()
    factory.story("Long ago", first_published_at=factory.NOON - timedelta(days=90))
    for number in range(11):
        factory.story(f"Newer {number}")
    reader = Reader()
    assert "Newer" in lead(reader)
    page = sign_in(editor, bypass_csp=True, reduced_motion="reduce")
    page.goto(f"{site}/desk/front/")

    page.get_by_label("Words of the headline").fill("long")
    page.get_by_role("button", name="Look").press("Enter")
    page.wait_for_selector("#front-story option:only-child", state="attached")
    page.get_by_label("Place", exact=True).select_option("2")
    page.get_by_role("button", name="Place it").press("Enter")
    page.wait_for_selector("[data-place='2'] [data-slot]")
    assert "Long ago" not in lead(reader)
    assert axe(page) == []

    page.locator("[data-slot] button[name=to][value='1']").press("Enter")
    page.wait_for_selector("[data-place='1'] [data-slot]")
    assert "Long ago" in lead(reader)

    page.drag_and_drop("[data-slot] b", "[data-place='5'] p")
    page.wait_for_selector("[data-place='5'] [data-slot]")
    assert "Long ago" not in lead(reader)
    assert FrontSlot.objects.get().place == 5
    assert page.evaluate("window.refused") == []
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
