"""An open source is protected in the browser: the way there, the list, a place left alone, the password, what stays."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from sources.models import Source
from tests import factories
from tests.articles.desk import drafting

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.journey]
NAME = "Zuleyka Quennington"


def test_a_source_is_protected_and_its_name_is_gone(
    site: str, sign_in: Callable[..., Page], axe: Callable[[Page], list[str]], reporter: Any
) -> None:
    source = drafting.open_source(reporter, NAME)
    drafting.save(reporter, f"<p>It rained on {NAME}.</p><p>Quennington left.</p>", fields={"headline": f"{NAME} speaks"})
    page = sign_in(reporter)
    page.goto(f"{site}/desk/register/source/{source.pk}/")
    page.get_by_role("link", name="Protect this source…").click()

    places = page.get_by_role("region", name="Where the name stands").get_by_role("checkbox")
    expect(places).to_have_count(3)
    expect(page.get_by_label("Quennington left")).not_to_be_checked()
    expect(page.get_by_text("There is no way back")).to_be_visible()
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.get_by_label("Why the source needs protection").fill("Her employer threatens her.")
    page.get_by_label("Terms from now on").select_option("background")
    page.get_by_label("Description for readers").fill("a quay worker")
    page.get_by_label("Your password, once more").fill(factories.PASSWORD)
    page.get_by_role("button", name="Protect this source").click()

    page.wait_for_url(f"{site}/desk/vault/{source.pk}/")
    expect(page.get_by_text("Places that stay as they were: 1.")).to_be_visible()
    assert NAME not in page.content()
    assert page.evaluate("refused") == []
    story = Article.objects.get()
    assert story.headline == "[protected] speaks"
    assert "It rained on [protected]." in story.body
    assert "Quennington left." in story.body
    assert Source.objects.get().protected
