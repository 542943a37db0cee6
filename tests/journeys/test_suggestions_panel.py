"""The Suggestions tab under the hand: what is accepted, turned down and taken back, and where the focus goes."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, SuggestionDecision
from sources import registry
from sources.models import Entity, Source
from sources.vocabulary import EntityType
from tests import factories
from tests.journeys.canned_suggestions import all_marked_words, answer, can, mention, quotation
from tests.journeys.editor_hand import AFTER_FOCUS_MS, DIALOG, EDITOR, leave, open_story, save, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

CARDS = ".nr-s-card"
SAYS = "[data-suggestions-says]"
FIRST, SECOND, THIRD = "“The pump failed at four,”", "“Nobody asked.”", "“not a number I would read aloud”"
TEXT = f"""<p>🚢 {FIRST} said Orla Brandt of Tern Weir. {SECOND}</p><p>An official called the price {THIRD}.</p>
<p>Orla Brandt went home on Thursday.</p>"""


def found_in(text: str) -> dict[str, Any]:
    """Two quotations of one speaker, one of an official, a name at two places, a day without a date."""
    day = text.find("Thursday")
    quotations = [each for each in (FIRST, SECOND, THIRD) if each in text]
    return answer(
        [quotation(text, words, None if words == THIRD else "Orla Brandt") for words in quotations],
        [mention(text, "Orla Brandt")],
        [],
        [{"code": "relative_date", "start": day, "end": day + len("Thursday"), "message": "…"}],
    )


@pytest.fixture
def story(reporter: Any) -> Article:
    return factories.article(reporter, body=TEXT, version=1)


@pytest.fixture
def page(sign_in: Callable[..., Page], site: str, reporter: Any, story: Article) -> Page:
    page = sign_in(reporter)
    can(page, found_in)
    open_story(page, site, story)
    page.get_by_role("tab", name="Suggestions").click()
    expect(page.locator(CARDS)).to_have_count(4)
    return page


def card(page: Page, words: str) -> Locator:
    return page.locator(CARDS).filter(has=page.locator("blockquote", has_text=words))


def underlined(page: Page, look: str = "quotation") -> list[str]:
    return page.locator(f"{EDITOR} .nr-s--{look}").all_inner_texts()


def test_nothing_of_a_suggestion_is_in_the_text_that_is_sent(page: Page, story: Article) -> None:
    assert underlined(page) == [FIRST, SECOND, THIRD]
    select(page, "Thursday.")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(" Late.")
    save(page)

    story.refresh_from_db()
    assert story.body == TEXT.replace("\n", "").replace("Thursday.", "Thursday. Late.")
    assert not story.quotations.exists()


def test_a_click_on_underlined_words_selects_their_card_and_leaves_the_cursor_in_the_text(page: Page) -> None:
    page.get_by_role("tab", name="Details").click()

    page.locator(f"{EDITOR} .nr-s--quotation", has_text="Nobody asked").click()

    expect(card(page, "Nobody asked")).to_have_attribute("aria-current", "true")
    expect(card(page, "Nobody asked")).to_be_visible()
    expect(page.locator(EDITOR)).to_be_focused()


def test_accepting_marks_and_ties_in_one_step_and_one_undo_takes_it_back(page: Page) -> None:
    card(page, "The pump failed").locator("[data-act=accept]").click()

    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_text(FIRST)
    expect(page.locator("[data-cards] b")).to_have_text("Orla Brandt")
    expect(card(page, "Nobody asked")).to_be_focused()
    expect(page.locator(SAYS)).to_contain_text("Accepted: “The pump failed at four,”")
    page.keyboard.press("Control+z")
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(0)
    expect(page.locator(CARDS)).to_have_count(4)


def test_everything_from_one_speaker_is_accepted_at_once_and_taken_back_at_once(page: Page, story: Article) -> None:
    card(page, "The pump failed").focus()
    page.keyboard.press("Alt+Shift+a")
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_text([FIRST, SECOND])
    expect(page.locator(SAYS)).to_contain_text("Accepted 2 quotations from Orla Brandt.")
    save(page)

    said = [(row.text, str(row.attributions.get().source), row.type) for row in story.quotations.all()]
    assert said == [(FIRST, "Orla Brandt", "direct"), (SECOND, "Orla Brandt", "direct")]
    assert [row.attributions.get().cue_text for row in story.quotations.all()] == ["said", "said"]
    assert Source.objects.count() == 1
    page.locator("[data-do=undo]").click()
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(0)


def test_an_unnamed_speaker_makes_no_source_and_the_dialog_asks(page: Page, story: Article) -> None:
    card(page, "not a number").focus()
    page.keyboard.press("Enter")

    expect(page.locator(DIALOG)).to_be_visible()
    expect(page.locator("#q-source")).to_have_value("")
    leave(page, DIALOG)
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(card(page, "Orla Brandt").last).to_be_focused()
    save(page)
    assert story.quotations.get().attributions.get().source is None
    assert not Source.objects.exists()


def test_a_reason_turns_down_and_undo_brings_back(page: Page, story: Article) -> None:
    card(page, "not a number").get_by_role("button", name="Turn down").click()
    reasons = card(page, "not a number").get_by_role("group", name="Why is this no quotation?")
    expect(reasons.get_by_role("button")).to_have_count(7)
    page.keyboard.press("Escape")
    expect(reasons).to_have_count(0)
    expect(card(page, "not a number")).to_be_focused()

    page.keyboard.press("Alt+x")
    with page.expect_response(lambda response: response.url.endswith("/suggestions/reject/")):
        page.keyboard.press("3")

    expect(card(page, "not a number")).to_have_count(0)
    assert THIRD not in underlined(page)
    expect(page.locator(SAYS)).to_contain_text("Turned down.")
    assert [(each.kind, each.reason) for each in SuggestionDecision.objects.all()] == [("quotation", "scare")]
    with page.expect_response(lambda response: response.url.endswith("/suggestions/unreject/")):
        page.get_by_role("button", name="Undo turning it down").click()
    expect(card(page, "not a number")).to_be_focused()
    assert not SuggestionDecision.objects.exists()


def test_a_suggestion_can_be_changed_before_it_is_accepted(page: Page, story: Article) -> None:
    card(page, "Nobody asked").locator("[data-act=change]").click()
    expect(page.locator("#q-source")).to_have_value("Orla Brandt")
    leave(page, DIALOG)
    expect(card(page, "Nobody asked")).to_be_focused()
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(0)

    page.keyboard.press("Tab")
    card(page, "Nobody asked").locator("[data-act=change]").press("Enter")
    page.fill("#q-source", "Piet Halloran")
    page.get_by_role("option", name="New source named “Piet Halloran”").click()
    page.get_by_role("button", name="Save quotation").click()
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(card(page, "not a number")).to_be_focused()
    save(page)

    assert [(row.text, str(row.attributions.get().source)) for row in story.quotations.all()] == [(SECOND, "Piet Halloran")]


def test_a_new_name_is_of_the_kind_a_person_says(page: Page) -> None:
    card(page, "Orla Brandt").last.get_by_label("This is").focus()
    card(page, "Orla Brandt").last.get_by_label("This is").select_option("place")
    expect(card(page, "Orla Brandt").last.locator("header")).to_contain_text("Place")
    expect(page.locator("[data-saved]")).not_to_contain_text("Not saved")
    expect(card(page, "Orla Brandt").last.get_by_label("This is")).to_be_focused()

    card(page, "Orla Brandt").last.locator("[data-act=accept]").click()
    expect(page.locator(f"{EDITOR} [data-mention]")).to_have_count(2)

    assert Entity.objects.get().type == EntityType.PLACE


def test_a_speaker_and_a_name_are_one_entry_of_the_directory(page: Page) -> None:
    card(page, "The pump failed").locator("[data-act=accept]").click()
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_count(1)
    card(page, "Orla Brandt").last.locator("[data-act=accept]").click()
    expect(page.locator(f"{EDITOR} [data-mention]")).to_have_count(2)

    assert [each.name for each in Entity.objects.all()] == ["Orla Brandt"]


def test_the_hand_goes_on_while_a_refusal_is_on_its_way_and_hears_when_it_fails(page: Page) -> None:
    held = []
    page.route("**/look-up/suggestions/reject/", lambda route: held.append(route))
    card(page, "The pump failed").focus()
    page.keyboard.press("Delete")
    page.keyboard.press("1")
    expect(card(page, "Nobody asked")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_text(SECOND)

    held[0].abort("internetdisconnected")

    expect(page.locator(SAYS)).to_have_text("The desk could not be reached. Nothing has changed.")
    expect(card(page, "The pump failed")).to_have_count(1)


def test_reasons_that_stand_open_stay_open_when_an_answer_comes(page: Page) -> None:
    card(page, "Nobody asked").focus()
    page.keyboard.press("Delete")
    page.unroute_all()
    can(page, lambda text: answer([quotation(text, words, "Ines Calloway") for words in (FIRST, SECOND, THIRD)]))
    page.evaluate("document.querySelector('#id_headline').dispatchEvent(new Event('input', { bubbles: true }))")
    expect(card(page, "Nobody asked")).to_contain_text("Ines Calloway")
    expect(card(page, "Nobody asked").locator("[data-reason=title]")).to_be_focused()

    page.keyboard.press("4")

    expect(card(page, "Nobody asked")).to_have_count(0)


def test_a_name_is_marked_at_all_its_places(page: Page, story: Article) -> None:
    expect(card(page, "Orla Brandt").last).to_contain_text("Marked at all 2 places.")
    card(page, "Orla Brandt").last.locator("[data-act=accept]").click()

    expect(page.locator(f"{EDITOR} [data-mention]")).to_have_text(["Orla Brandt", "Orla Brandt"])
    save(page)
    assert [each.entity.name for each in story.mentions.all()] == ["Orla Brandt", "Orla Brandt"]


def test_a_name_that_may_be_several_waits_for_a_choice(page: Page, site: str, story: Article, reporter: Any) -> None:
    holm = registry.make_entity("Tern Weir, Holm", EntityType.PLACE, reporter)
    both = [{"entity_id": str(holm.pk), "name": holm.name}, {"entity_id": None, "name": "Tern Weir"}]
    page.unroute_all()
    can(page, lambda text: answer((), [mention(text, "Tern Weir", "place", ambiguous=True, candidates=both)]))
    open_story(page, site, story)
    expect(page.locator("[data-count=suggestions]")).to_have_text("1")
    page.keyboard.press("Alt+j")

    page.keyboard.press("Enter")
    expect(page.locator("[data-act=candidate]", has_text="It is Tern Weir, Holm")).to_be_focused()
    expect(page.locator(f"{EDITOR} [data-mention]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(f"{EDITOR} [data-mention]")).to_have_text("Tern Weir")
    save(page)
    assert story.mentions.get().entity == holm


def test_keys_walk_through_all_suggestions_and_lead_back_to_the_text(page: Page) -> None:
    page.locator(EDITOR).focus()
    page.wait_for_timeout(AFTER_FOCUS_MS)
    page.keyboard.press("Alt+j")
    expect(card(page, "The pump failed")).to_be_focused()
    assert page.evaluate("scrollY + (document.scrollingElement.scrollHeight - innerHeight)") == 0, (
        "only text and panel scroll"
    )
    page.keyboard.press("Alt+k")
    expect(page.locator(CARDS).last).to_be_focused()
    page.keyboard.press("Home")
    expect(card(page, "The pump failed")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(card(page, "Nobody asked")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(EDITOR)).to_be_focused()


def test_the_dialog_of_alt_q_opens_on_the_suggested_speaker_and_keeps_the_cue(page: Page, story: Article) -> None:
    select(page, "Nobody")
    page.keyboard.press("Alt+q")
    expect(page.locator("#q-source")).to_have_value("Orla Brandt")
    page.keyboard.press("Enter")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(card(page, "Nobody asked")).to_have_count(0)
    save(page)

    said = story.quotations.get().attributions.get()
    assert (str(said.source), said.cue_text) == ("Orla Brandt", "said")


def test_what_is_only_to_be_read_leads_to_its_words(page: Page) -> None:
    page.locator("[data-part=warnings]").get_by_role("button", name="Show").click()

    expect(page.locator(EDITOR)).to_be_focused()
    page.wait_for_timeout(AFTER_FOCUS_MS)
    assert page.evaluate("getSelection().toString()") == "Thursday"


def test_somebody_without_the_pen_has_no_suggestions(
    sign_in: Callable[..., Page], site: str, story: Article, reporter: Any
) -> None:
    story.status = "ready"
    story.save()
    page = sign_in(reporter)
    asked = can(page, all_marked_words)
    page.goto(f"{site}/desk/articles/article/{story.pk}/change/")
    expect(page.locator("html[data-editor=ready]")).to_be_attached()

    expect(page.get_by_role("tab", name="Suggestions")).to_have_count(0)
    page.wait_for_timeout(300)
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_the_tab_passes_axe(
    sign_in: Callable[..., Page],
    site: str,
    reporter: Any,
    story: Article,
    axe: Callable[[Page], list[str]],
    width: int,
    scheme: str,
) -> None:
    page = sign_in(reporter, viewport={"width": width, "height": 844}, color_scheme=scheme)
    can(page, found_in)
    open_story(page, site, story)
    expect(page.locator("[data-count=suggestions]")).to_have_text("4")
    page.keyboard.press("Alt+j")
    assert axe(page) == []
    page.keyboard.press("Delete")
    assert axe(page) == [], "reasons"
    page.keyboard.press("1")
    expect(page.locator(CARDS)).to_have_count(3)
    assert axe(page) == [], "undo"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
