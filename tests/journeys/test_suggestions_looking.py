"""Looking for suggestions while somebody writes: never in the way, one question at a time, and quiet when it fails."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Article
from tests import factories
from tests.journeys.canned_suggestions import QUESTION, WORDS, all_marked_words, answer, can, plain, question_of, quotation
from tests.journeys.editor_hand import EDITOR, open_story, paste, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

CARDS = ".nr-s-card"
LINES = f"{EDITOR} .nr-s--quotation"
FIRST, SECOND = "“The pump failed at four,”", "“Nobody asked.”"
TEXT = f"<p>🚢 {FIRST} said Orla Brandt.</p><p>{SECOND} said the engineer.</p>"
MANY = 200
BLINK_MS = 400  # from the answer to 200 cards and lines, on a machine that does other work
KEY_MS = 50  # a key that takes longer is felt
REST_MS = 700


class Held:
    """Answers held back until the test lets them go."""

    def __init__(self, page: Page, find: Callable[[str], dict[str, Any]] = all_marked_words) -> None:
        self.routes: list[Route] = []
        self.find = find
        self.page = page
        page.route(QUESTION, lambda route: self.routes.append(route))

    def wait(self, count: int = 1) -> None:
        for _ in range(100):
            if len(self.routes) >= count:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{len(self.routes)} questions came, not {count}")

    def let_go(self) -> None:
        route = self.routes.pop(0)
        route.fulfill(json=self.find(plain(question_of(route)["body"])))


@pytest.fixture
def story(reporter: Any) -> Article:
    return factories.article(reporter, body=TEXT, version=1)


@pytest.fixture
def page(sign_in: Callable[..., Page], reporter: Any) -> Page:
    return sign_in(reporter)


def test_typing_goes_on_while_a_question_is_on_its_way_and_the_answer_finds_its_words(
    page: Page, site: str, story: Article
) -> None:
    held = Held(page)
    open_story(page, site, story)
    held.wait()
    select(page, "🚢")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("Early on Monday ")

    held.let_go()

    expect(page.locator(LINES)).to_have_text([FIRST, SECOND])
    page.keyboard.type("the harbour woke. ")
    expect(page.locator(LINES)).to_have_text([FIRST, SECOND])
    expect(page.locator(f"{EDITOR} p").first).to_have_text(f"Early on Monday the harbour woke. 🚢 {FIRST} said Orla Brandt.")
    expect(page.locator(EDITOR)).to_be_focused()


def test_words_deleted_before_the_answer_comes_are_not_suggested(page: Page, site: str, story: Article) -> None:
    held = Held(page)
    open_story(page, site, story)
    held.wait()
    select(page, SECOND)
    page.keyboard.press("Delete")
    held.let_go()

    expect(page.locator(LINES)).to_have_text([FIRST])
    expect(page.locator(CARDS)).to_have_count(1)


def test_words_marked_before_the_answer_comes_are_not_suggested(page: Page, site: str, story: Article) -> None:
    held = Held(page)
    open_story(page, site, story)
    held.wait()
    select(page, SECOND)
    page.keyboard.press("Alt+q")
    page.get_by_role("button", name="Save quotation").click()
    expect(page.locator(f"{EDITOR} [data-quote]")).to_have_text(SECOND)
    held.let_go()

    expect(page.locator(LINES)).to_have_text([FIRST])


def test_one_question_at_a_time_and_one_more_after_the_last_key(page: Page, site: str, story: Article) -> None:
    held = Held(page)
    open_story(page, site, story)
    held.wait()
    select(page, "Orla Brandt.")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(" She left.", delay=20)
    page.wait_for_timeout(2 * REST_MS)
    assert len(held.routes) == 1

    held.let_go()
    held.wait()
    page.wait_for_timeout(2 * REST_MS)

    assert len(held.routes) == 1
    assert "She left." in question_of(held.routes[0])["body"]


def test_an_input_method_is_not_interrupted(page: Page, site: str, story: Article) -> None:
    held = Held(page)
    open_story(page, site, story)
    held.wait()
    select(page, "Orla Brandt.")
    page.keyboard.press("ArrowRight")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "かん", "selectionStart": 2, "selectionEnd": 2})
    held.let_go()
    page.wait_for_timeout(300)
    expect(page.locator(LINES)).to_have_count(0)

    keyboard.send("Input.insertText", {"text": "関"})

    expect(page.locator(LINES)).to_have_text([FIRST, SECOND])
    expect(page.locator(f"{EDITOR} p").first).to_have_text(f"🚢 {FIRST} said Orla Brandt.関")


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        ("offline", "Could not look for suggestions."),
        ("500", "Could not look for suggestions."),
        ("logged out", "Your login has run out."),
    ],
)
def test_a_failure_is_one_quiet_line_with_a_way_to_look_again(
    page: Page, site: str, story: Article, failure: str, said: str
) -> None:
    def fail(route: Route) -> None:
        if failure == "offline":
            route.abort("internetdisconnected")
        else:
            route.fulfill(status=500 if failure == "500" else 403, body="<h1>No</h1>", content_type="text/html")

    page.route(QUESTION, fail)
    open_story(page, site, story)
    page.get_by_role("tab", name="Suggestions").click()
    expect(page.locator(".nr-s-failed")).to_contain_text(said)
    expect(page.locator(".nr-banner")).to_have_count(0)
    page.unroute_all()
    can(page)

    page.get_by_role("button", name="Look again").click()

    expect(page.locator(CARDS)).to_have_count(2)
    expect(page.locator(".nr-s-failed")).to_have_count(0)


def test_what_the_desk_refuses_is_said_in_its_own_words(page: Page, site: str, story: Article) -> None:
    page.route(QUESTION, lambda route: route.fulfill(status=400, json={"ok": False, "message": "The text is too long."}))
    open_story(page, site, story)
    page.get_by_role("tab", name="Suggestions").click()

    expect(page.locator(".nr-s-failed")).to_contain_text("The text is too long.")


def test_a_text_without_anything_says_so(page: Page, site: str, story: Article) -> None:
    page.route(QUESTION, lambda route: route.fulfill(json=answer()))
    open_story(page, site, story)
    page.get_by_role("tab", name="Suggestions").click()

    expect(page.get_by_role("heading", name="Nothing to suggest")).to_be_visible()
    expect(page.get_by_role("tab", name="Suggestions")).to_have_text("Suggestions ")


def test_a_long_wait_shows_bars_and_nothing_else(page: Page, site: str, story: Article) -> None:
    held = Held(page)
    open_story(page, site, story)
    page.get_by_role("tab", name="Suggestions").click()
    expect(page.locator("[data-suggestions-list] .nr-wait")).to_be_visible()
    held.let_go()

    expect(page.locator("[data-suggestions-list] .nr-wait")).to_have_count(0)
    expect(page.locator(CARDS)).to_have_count(2)


def test_a_new_answer_leaves_the_focus_where_it_is(page: Page, site: str, story: Article) -> None:
    can(page)
    open_story(page, site, story)
    page.get_by_role("tab", name="Suggestions").click()
    page.locator(CARDS).last.locator("[data-act=show]").focus()

    page.evaluate("document.querySelector('#id_headline').dispatchEvent(new Event('input', { bubbles: true }))")
    with page.expect_response(QUESTION):
        pass
    page.wait_for_timeout(100)

    expect(page.locator(CARDS).last.locator("[data-act=show]")).to_be_focused()


def test_pasted_words_are_underlined_at_once(page: Page, site: str, reporter: Any) -> None:
    can(page)
    open_story(page, site, factories.article(reporter, body="", version=1, slug="empty"))
    paste(page, TEXT)
    began = time.monotonic()
    expect(page.locator(LINES)).to_have_count(2)

    assert time.monotonic() - began < REST_MS / 1000


def test_two_hundred_suggestions_do_not_slow_the_hand(page: Page, site: str, reporter: Any) -> None:
    body = "".join(f"<p>“Number {n} holds the line,” said Orla Brandt of the lock at Tern Weir.</p>" for n in range(MANY))
    held = Held(page, lambda text: answer(quotation(text, words) for words in WORDS.findall(text)))
    open_story(page, site, factories.article(reporter, body=body, version=1, slug="many"))
    page.get_by_role("tab", name="Suggestions").click()
    held.wait()
    page.evaluate(
        """() => { window.drawn = new Promise((resolve) => new MutationObserver((_, observer) => {
            if (document.querySelectorAll(".nr-s-card").length < 200) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        }).observe(document.querySelector("[data-suggestions-list]"), { childList: true, subtree: true })); }"""
    )
    page.evaluate(
        """() => {
            const { json } = Response.prototype;
            Response.prototype.json = function () {
                return json.call(this).then((found) => { window.came = performance.now(); return found; });
            };
        }"""
    )
    held.let_go()
    drawn = page.evaluate("window.drawn.then((at) => at - window.came)")
    select(page, "Number 3 holds")
    page.keyboard.press("ArrowRight")
    page.evaluate(
        """() => {
            window.keys = [];
            let at = 0;
            const shown = () => keys.push(performance.now() - at);
            document.addEventListener("keydown", () => { at = performance.now(); }, true);
            document.querySelector("[data-story]")
                .addEventListener("input", () => requestAnimationFrame(() => setTimeout(shown)));
        }"""
    )
    page.keyboard.type("and every other line", delay=30)
    page.wait_for_timeout(100)
    keys = sorted(page.evaluate("keys"))

    assert drawn < BLINK_MS
    assert keys[len(keys) // 2] < KEY_MS
