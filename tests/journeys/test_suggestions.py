"""A pasted draft is attributed by saying yes: suggestions are found, decided by keyboard, saved, and stay decided."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, SuggestionDecision
from articles.snapshot import load_story
from sources import registry
from sources.vocabulary import EntityType
from tests import factories
from tests.journeys.editor_hand import DIALOG, EDITOR, open_story, paste, save, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

CARDS = ".nr-s-card"
QUOTATIONS = 10
SIGN = "“No boats beyond this gate,”"
SAID = {
    "“The pump failed at four in the morning,”": "Orla Brandt",
    "“Nobody had asked for a second one.”": "Orla Brandt",
    "“We have no money for it,”": "Piet Halloran",
    "“The valve is older than the bridge.”": "Piet Halloran",
    "“I heard a bang and then the whole gate moved,”": "Ines Calloway",
    "“My children were on the far side,”": "Ines Calloway",
    "“We will pay for a new pump before the winter,”": "Mirela Hask",
    "“Not a day later.”": "Mirela Hask",
    "“It is always the same promise,”": "Ines Calloway",
    "“Ask me again in the spring,”": "Orla Brandt",
    "“It was built for barges of forty tonnes,”": "Piet Halloran",
    "“My grandfather closed that gate by hand,”": "Ines Calloway",
    "“Nobody has asked us for a single coin yet,”": "Mirela Hask",
}
DRAFT = f"""<p>The lock at Tern Weir has been shut since Monday, and forty boats wait above it.</p>
<p>“The pump failed at four in the morning,” said Orla Brandt, who runs the lock. “Nobody had asked for a second one.”</p>
<p>“We have no money for it,” said Piet Halloran, the engineer. “The valve is older than the bridge.”</p>
<p>“I heard a bang and then the whole gate moved,” said Ines Calloway, who lives on a barge.</p>
<p>“My children were on the far side,” Calloway said.</p>
<p>{SIGN} said a painted board on the wall.</p>
<p>“We will pay for a new pump before the winter,” said Mirela Hask, the harbour master. “Not a day later.”</p>
<p>“It is always the same promise,” Ines Calloway said.</p>
<p>“Ask me again in the spring,” Orla Brandt said.</p>
<p>“It was built for barges of forty tonnes,” Piet Halloran said.</p>
<p>“My grandfather closed that gate by hand,” Ines Calloway said.</p>
<p>“Nobody has asked us for a single coin yet,” Mirela Hask said.</p>"""


@pytest.fixture
def story(reporter: Any) -> Article:
    registry.make_entity("Orla Brandt", EntityType.PERSON, reporter)
    return factories.article(reporter, body="", version=1)


@pytest.fixture
def page(sign_in: Callable[..., Page], site: str, reporter: Any, story: Article) -> Page:
    page = sign_in(reporter)
    open_story(page, site, story)
    return page


def test_a_draft_of_ten_quotations_is_attributed_by_keyboard_and_stays_so(page: Page, site: str, story: Article) -> None:
    paste(page, DRAFT)
    expect(page.locator(".nr-s--quotation").first).to_be_visible()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.press("Alt+j")
    expect(page.locator(f"{CARDS}[aria-current]")).to_be_focused()

    decide_everything(page, turn_down=SIGN)
    save(page)

    assert said_in(story) == SAID
    count = story.quotations.count()
    assert count >= QUOTATIONS
    assert [each.reason for each in SuggestionDecision.objects.all()] == ["hypothetical"]
    assert page.evaluate("refused") == []
    open_story(page, site, story)
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(len(SAID))
    expect(page.locator(EDITOR)).to_contain_text(SIGN)
    page.get_by_role("tab", name="Suggestions").click()
    expect(page.locator("[data-suggestions-list]")).to_contain_text("All handled")
    expect(page.locator("[data-suggestions-list]")).to_contain_text(f"{count} quotations, all tied to a source.")

    select(page, "Orla Brandt said.")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(' "The frost comes first," said Mirela Hask.')
    expect(page.locator(CARDS).filter(has_text="The frost comes first")).to_have_count(1)
    expect(page.locator(CARDS).filter(has_text="No boats beyond")).to_have_count(0)
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(len(SAID))


def test_what_is_turned_down_in_a_new_story_is_kept_by_its_first_save(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/articles/article/add/")
    page.fill("#id_headline", "The pump at Tern Weir")
    paste(page, DRAFT)
    sign = page.locator(CARDS).filter(has_text="No boats beyond")
    page.get_by_role("tab", name="Suggestions").click()
    expect(sign).to_have_count(1)
    sign.focus()
    page.keyboard.press("Delete")
    page.keyboard.press("4")
    expect(sign).to_have_count(0)
    assert not SuggestionDecision.objects.exists()

    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/")
    expect(page.locator("[data-count=suggestions]")).not_to_be_empty()

    expect(sign).to_have_count(0)
    assert [each.reason for each in SuggestionDecision.objects.all()] == ["hypothetical"]


def decide_everything(page: Page, turn_down: str) -> None:
    """Accept what has the focus, card after card, and turn one down; never touch the mouse."""
    cards = page.locator(CARDS)
    for _ in range(60):
        if not cards.count():
            return
        current = page.locator(f"{CARDS}:focus")
        expect(current).to_have_count(1)
        key = current.get_attribute("data-key")
        if turn_down in current.inner_text():
            page.keyboard.press("Delete")
            page.keyboard.press("4")
        else:
            page.keyboard.press("Enter")
        expect(page.locator(f"{CARDS}[data-key='{key}']")).to_have_count(0)
        if page.locator(DIALOG).is_visible():
            page.keyboard.press("Escape")
            expect(page.locator(DIALOG)).to_be_hidden()


def said_in(story: Article) -> dict[str, str]:
    """Return the words of every marked stretch with whoever said them; an interrupted quotation has two."""
    plain = load_story(Article.objects.get(pk=story.pk)).plain
    rows = story.quotations.filter(is_orphaned=False)
    return {plain[start:end]: str(row.attributions.get().source) for row in rows for start, end in row.spans}
