"""An allegation is put on the list, somebody is asked, answers, and the answer is found its place in the text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles import checks
from articles.models import Article, HousePolicy
from articles.snapshot import load_story
from tests.articles.publishing import stories

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.journey]
WORDS = "The pin was ordered late."
SELECT = """
    (words) => {
      const text = document.querySelector("[data-plain]").firstChild;
      const start = text.data.indexOf(words);
      getSelection().setBaseAndExtent(text, start, text, start + words.length);
    }
"""


def b9() -> list[str]:
    found = checks.run(load_story(Article.objects.get()), HousePolicy.load(), now=timezone.now())
    return [problem.message for problem in found if problem.code == "B9"]


def test_somebody_accused_is_asked_and_the_answer_stands_in_the_text(
    site: str, sign_in: Callable[..., Page], axe: Callable[[Page], list[str]], reporter: Any
) -> None:
    story = stories.full_story(reporter, status="drafting")
    page = sign_in(reporter)
    page.goto(f"{site}/desk/articles/article/{story.pk}/replies/")

    page.get_by_label("A quotation").select_option("“It went in the drawer”")
    page.get_by_role("button", name="Put it on the list").click()
    asked = page.get_by_role("region", name="Whom we asked")
    expect(page.get_by_text("Nobody was asked")).to_be_visible()
    [problem] = b9()
    assert "Nobody has been asked" in problem

    # No moment: refused, and everything that was typed stands there still.
    asked.get_by_label("Whom we asked").fill("Wend Ferries")
    asked.get_by_label("How", exact=True).select_option("email")
    asked.get_by_label("What came of it").select_option("received")
    asked.get_by_label("Not used, because").fill("it came twice")
    asked.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say when they were asked.")
    expect(asked.get_by_label("“It went in the drawer”")).to_be_checked()
    expect(asked.get_by_label("Whom we asked")).to_have_value("Wend Ferries")
    expect(asked.get_by_label("What came of it")).to_have_value("received")
    expect(asked.get_by_label("Not used, because")).to_have_value("it came twice")
    assert axe(page) == []

    asked.get_by_label("Not used, because").fill("")
    asked.get_by_label("Asked", exact=True).fill("2026-11-10T09:30")
    asked.get_by_label("Answer", exact=True).fill("We ordered it as soon as we could.")
    asked.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nowhere in the text")).to_be_visible()
    assert "stands nowhere in the text" in b9()[0]

    page.get_by_text("Where the answer stands").click()
    page.evaluate(SELECT, WORDS)
    asked.get_by_role("button", name="Take the selected words").click()
    expect(asked.get_by_label("Or in words of our own")).to_have_value(WORDS)
    asked.get_by_role("button", name="The answer stands there").click()

    expect(page.get_by_text("In the text:")).to_be_visible()
    assert b9() == []
    assert page.evaluate("refused") == []  # before axe, which is refused its own styles
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
