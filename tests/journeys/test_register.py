"""The worklist and the register in a real browser: clean by day, by night and on a telephone; the way to the words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Attribution
from sources import registry
from sources.models import Alias, EntityRole, Source
from sources.vocabulary import EntityType
from tests import factories
from tests.articles.desk.drafting import save
from tests.articles.publishing import stories

PHONE, DESK = {"width": 390, "height": 800}, {"width": 1360, "height": 900}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.fixture
def desk(site: str, reporter: Any) -> str:
    """A desk with words that wait, a person with a past, and a date ahead; returns its address."""
    stories.full_story(reporter, headline="Ramp closed after crack is found")
    save(
        reporter,
        "<p>⟦a:“I could put my thumb in it, and nobody wrote it down,”⟧ she said. ⟦b:“It went in the drawer.”⟧</p>",
        fields={"headline": "Who knew about the drawer", "section": factories.section()},
    )
    ines = stories.entity()
    registry.make_entity("Inès Calloway", EntityType.PERSON, reporter)
    Alias.objects.create(entity=ines, text="The Harbourmistress", kind="nickname")
    port = registry.make_entity("Aldermere Port", EntityType.ORGANISATION, reporter)
    EntityRole.objects.create(entity=ines, title="Harbour master", organisation=port, from_date="2024-03-01")
    stories.agreement(stories.open_source(), "on_record", embargo_until=timezone.now() + timedelta(days=2))
    Source.objects.create(kind="document", name="Inspection report HPI 26", public_description="Inspection, 3 June")
    return site


def steps(page: Page, desk: str) -> list[tuple[str, Callable[[], Any]]]:
    """Every page of the two rooms, each with the way there."""
    who = f"{desk}/desk/register/who/{stories.entity().pk}/"
    report = Source.objects.get(kind="document").pk

    def find(words: str) -> None:
        page.goto(f"{desk}/desk/register/")
        page.fill("#register-words", words)
        page.press("#register-words", "Enter")
        page.wait_for_selector("h2#found-1")

    def choose(then: Callable[[], Any] = lambda: None) -> None:
        page.goto(f"{desk}/desk/worklist/")
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name="Say who said").click()
        page.fill("#source-words", "calloway")
        page.press("#source-words", "Enter")
        page.get_by_role("radio").first.check()
        then()

    def preview() -> None:
        page.get_by_role("button", name="Go on to the terms").click()
        page.get_by_role("button", name="See what will change").click()
        page.get_by_role("button", name="Change 2 quotations").wait_for()

    def merging() -> None:
        page.goto(f"{who}merge/")
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="See what will change").click()
        page.get_by_role("button", name="Merge").wait_for()

    return [
        ("worklist", lambda: page.goto(f"{desk}/desk/worklist/")),
        ("nothing waits", lambda: page.goto(f"{desk}/desk/worklist/?list=reply")),
        ("dates", lambda: page.goto(f"{desk}/desk/worklist/?list=dates")),
        ("choosing a source", choose),
        ("preview of many", lambda: choose(preview)),
        ("register", lambda: page.goto(f"{desk}/desk/register/")),
        ("found", lambda: find("i")),
        ("who", lambda: page.goto(who)),
        ("document", lambda: page.goto(f"{desk}/desk/register/source/{report}/")),
        ("choosing whom to merge", lambda: page.goto(f"{who}merge/")),
        ("preview of a merge", merging),
    ]


def test_pages_are_clean_by_day_by_night_and_on_a_telephone(
    desk: str, sign_in: Callable[..., Page], axe: Callable[[Page], list[str]], editor: Any
) -> None:
    page = sign_in(editor, viewport=DESK, color_scheme="light")

    for name, arrive in steps(page, desk):
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        arrive()
        assert page.evaluate("refused") == [], name
        assert axe(page) == [], f"{name} by day"

        page.emulate_media(color_scheme="dark")
        page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
        assert axe(page) == [], f"{name} by night"

        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
        assert axe(page) == [], f"{name} on a telephone"


def test_a_line_leads_to_the_words_in_the_story(desk: str, sign_in: Callable[..., Page], reporter: Any) -> None:
    page = sign_in(reporter)
    page.goto(f"{desk}/desk/worklist/")

    page.get_by_role("link", name="“It went in the drawer.”").click()
    page.wait_for_selector("html[data-editor=ready]")

    page.wait_for_function("getSelection().anchorNode?.textContent.includes('It went in the drawer')")


def test_many_words_get_their_source_in_one_go(desk: str, sign_in: Callable[..., Page], source_desk: Any) -> None:
    page = sign_in(source_desk)

    steps(page, desk)[4][1]()
    page.get_by_role("button", name="Change 2 quotations").click()

    expect(page.locator(".messagelist")).to_contain_text("Who knew about the drawer: 2 quotations changed.")
    assert Attribution.objects.filter(quotation__article__headline__startswith="Who knew", source__isnull=False).count() == 2
