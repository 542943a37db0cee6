"""One selection over both halves of an interrupted quotation marks them as one, and leaves the cue alone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Quotation
from tests import factories
from tests.journeys.editor_hand import select
from tests.journeys.test_main_job import paste, save

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

HALVES = ["“The chain stays up,”", "“Nobody drives out there.”"]
TEXT = f"😀 {HALVES[0]} Mirela Hask, the dock master, said. {HALVES[1]} The board agreed."


def test_both_halves_become_one_quotation(site: str, sign_in: Callable[..., Page], reporter: Any) -> None:
    factories.section()
    desk = sign_in(reporter)
    desk.goto(f"{site}/desk/articles/article/add/")
    desk.fill("#id_headline", "The chain stays up")
    paste(desk, f"<p>{TEXT}</p>")
    desk.wait_for_timeout(200)  # it also settles its own selection some time after it got the focus
    select(desk, "chain", to="Nobody")

    desk.keyboard.press("Alt+q")
    expect(desk.locator("#q-source")).to_have_value("Mirela Hask")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-quotation-dialog]")).to_be_hidden()
    save(desk)

    quotation = Quotation.objects.get()
    assert [TEXT[start:end] for start, end in quotation.spans] == HALVES
    assert str(quotation.attributions.get().source) == "Mirela Hask"
