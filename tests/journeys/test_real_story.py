"""The way of a weak story in a real browser: pasted, its speakers accepted as suggested, stopped, put right, published.

The story is invented; its faults are those of a real one: words from one release, a group and an official without names,
a figure from nobody, a word that stands twice, a headline surer than its text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, HousePolicy, Override
from articles.record.models import PublishedVersion
from articles.snapshot import load_story
from tests import factories
from tests.journeys.editor_hand import AFTER_FOCUS_MS, DIALOG, leave, open_story, paste, save, select
from tests.journeys.test_main_job import reader, say_one_was_told, step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

HEADLINE = "Port looked the other way for years"
RELEASED = "Owners who will not let us aboard are shielding offenders from the law"
RULES = "Rules like theirs undermine that work every single day"
FIGURE = "The sweep will reportedly cost 42 million crowns."
CRITICISM = "the port had looked the other way for years"
OFFICIAL = "They knew about the crack in the summer"
DRAFT = f"""<p>The port authority cleared forty moorings yesterday.</p>
<p>In a press release, Ines Calloway, the harbour master, had hard words for owners who refuse to be searched.</p>
<p>“{RELEASED},” Calloway said. “We are forced to send more boats to the same berths.”</p>
<p>Calloway also claimed that the sweep was done to “to build good terms with the people on the quay”.</p>
<p>“{RULES},” she added.</p>
<p>Critics said {CRITICISM}.</p>
<p>{FIGURE}</p>
<p>“{OFFICIAL},” an official said.</p>"""
NOTES = f"{RELEASED}. We are forced to send more boats to the same berths. {RULES}."
SECRET = "Benedikt Orrowby"
LOST = "The page with these words went into the water; two of us heard them."
CARDS, PANE = ".nr-s-card", "#pane-publish"
SLOW_MS = 20_000
STANDS_IN = '(key) => getSelection().focusNode?.parentElement.closest("[data-quote]")?.dataset.quote === key'
ARE_SELECTED = "(words) => getSelection().toString() === words"
PROBLEMS = 'JSON.parse(document.getElementById("story-data").textContent).problems'


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A long journey on a busy machine; what does not come fails all the same."""
    expect.set_options(timeout=SLOW_MS)
    yield
    expect.set_options(timeout=None)


def test_a_weak_story_is_stopped_put_right_and_published(
    browser: Browser, site: str, sign_in: Callable[..., Page], reporter: Any, publisher: Any
) -> None:
    HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "investigative"})
    factories.section()
    factories.author(user=reporter)
    desk, press = sign_in(reporter), sign_in(publisher)
    for page in (desk, press):
        page.set_default_timeout(SLOW_MS)

    write(desk, site)
    accept_everything(desk)
    story = keep(desk)
    open_story(desk, site, story)
    assert codes(desk, "block") == {"B1", "B2", "B4", "B7", "B8", "B11"}
    assert codes(desk, "warn") == {"B9", "W1", "W2", "W3", "W8", "W9"}
    see_that_each_leads_to_its_place(desk, story)

    mend_the_words(desk)
    say_who_said_it(desk)
    put_notes_on_file(desk)
    save(desk)
    open_story(desk, site, story)
    assert codes(desk, "block") == {"B4", "B7"}
    assert not {"W8", "W9"} & codes(desk, "warn")
    step(desk, "Submit for review", "In review")
    assert desk.evaluate("refused") == []

    say_one_was_told(press, site)
    open_story(press, site, story)
    assert codes(press, "block") == {"B7"}
    set_lost_evidence_aside(press)
    step(press, "Publish", "Published")
    assert Override.objects.get().by == publisher
    read_as_a_reader(reader(browser, site + PublishedVersion.objects.get().path))


def write(desk: Page, site: str) -> None:
    desk.goto(f"{site}/desk/articles/article/add/")
    desk.fill("#id_headline", HEADLINE)
    paste(desk, DRAFT)
    desk.get_by_role("tab", name="Details").click()
    desk.select_option("#id_section", label="Harbour")


def accept_everything(desk: Page) -> None:
    """Accept card after card; where the speaker has no name, leave the dialog that asks for one."""
    desk.get_by_role("tab", name="Suggestions").click()
    cards = desk.locator(CARDS)
    expect(cards.filter(has_text=OFFICIAL)).to_be_visible()
    while cards.count():
        card = cards.first
        key, asks = card.get_attribute("data-key"), "You will be asked who it is" in card.inner_text()
        card.focus()
        desk.keyboard.press("Enter")
        expect(desk.locator(f"{CARDS}[data-key='{key}']")).to_have_count(0)
        if asks:
            expect(desk.locator(DIALOG)).to_be_visible()
            leave(desk, DIALOG)
            expect(desk.locator(DIALOG)).to_be_hidden()


def keep(desk: Page) -> Article:
    desk.keyboard.press("Control+s")
    desk.wait_for_url("**/change/")
    return Article.objects.get()


def codes(page: Page, severity: str) -> set[str]:
    return {each["code"] for each in page.evaluate(PROBLEMS) if each["severity"] == severity}


def see_that_each_leads_to_its_place(desk: Page, story: Article) -> None:
    """Press the button of every problem: the dialog of its quotation, its words, or its field."""
    plain = load_story(story).plain
    words = desk.locator(f"{DIALOG} [data-words]")
    problems = desk.evaluate(PROBLEMS)
    ways = desk.locator(f"{PANE} :is(.nr-check--bad, .nr-check--warn)")
    expect(ways).to_have_count(len(problems))
    for at, problem in enumerate(problems):
        desk.get_by_role("tab", name="Publish").click()
        ways.nth(at).get_by_role("button").first.click()
        key, there = problem["key"], plain[problem["start"] : problem["end"]]
        if problem["field"] == "headline":
            expect(desk.locator("#id_headline")).to_be_focused()
        elif key and problem["code"].startswith("B"):
            expect(words).to_contain_text(story.quotations.get(key=key).text[:30])
            leave(desk, DIALOG)
            expect(desk.locator(DIALOG)).to_be_hidden()
        elif key:
            desk.wait_for_function(STANDS_IN, arg=key)
        else:
            desk.wait_for_function(ARE_SELECTED, arg=there)


def fix(desk: Page, says: str) -> None:
    desk.get_by_role("tab", name="Publish").click()
    desk.locator(PANE).get_by_role("button", name=re.compile(rf"^(Fix|Show)\W+{re.escape(says)}")).first.click()


def mend_the_words(desk: Page) -> None:
    fix(desk, "“to” stands twice")
    desk.wait_for_function(ARE_SELECTED, arg="to “to")
    desk.wait_for_timeout(AFTER_FOCUS_MS)
    desk.keyboard.type("“to")
    select(desk, FIGURE)
    desk.keyboard.type("Nobody has put a price on the sweep.")
    fix(desk, f"The headline “{HEADLINE}”")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Critics say the port looked the other way")
    desk.get_by_role("tab", name="Details").click()
    desk.get_by_label("Dateline").fill("Pellow Slip, 12 November")


def say_who_said_it(desk: Page) -> None:
    dialog = desk.locator(DIALOG)
    fix(desk, f"It is not settled whether we may use “{CRITICISM}")
    dialog.locator("#q-source").fill("Owners on the east quay")
    dialog.get_by_role("option", name=re.compile("Owners on the east quay")).click()
    dialog.get_by_label("This is").select_option("unnamed_group")
    dialog.get_by_role("radio", name=re.compile("^Public statement")).check()
    close(desk)

    fix(desk, f"Nobody is named for “{OFFICIAL}")
    dialog.locator("#q-source").fill("protected")
    dialog.get_by_role("option", name=re.compile("^Protected source")).first.click()
    dialog.locator("#p-name").fill(SECRET)
    dialog.locator("#p-know").fill("Signed for the inspection")
    dialog.locator("#p-description").fill("an official at the port")
    dialog.locator("#p-reason").fill("Speaking could cost the official the job.")
    dialog.locator("#p-code").select_option("reprisal_at_work")
    dialog.get_by_label("Approved by").select_option(index=1)
    dialog.get_by_label("State of the evidence").select_option("checked")
    close(desk)
    assert SECRET not in desk.content()


def put_notes_on_file(desk: Page) -> None:
    """One page of notes for two quotations; of the third nothing is left."""
    dialog, says = desk.locator(DIALOG), desk.locator("[data-evidence-says]")
    fix(desk, f"Nothing is on file to show that “{RELEASED[:30]}")
    dialog.get_by_text("Put evidence on file").click()
    dialog.get_by_label("Or write the notes down").fill(NOTES)
    dialog.get_by_role("button", name="Put on file").click()
    expect(says).to_contain_text("The words stand there")
    close(desk)

    fix(desk, f"Nothing is on file to show that “{RULES[:30]}")
    dialog.locator("#q-evidence").select_option(index=1)
    dialog.get_by_role("button", name="Look for the words").click()
    expect(says).to_contain_text("The words stand there")
    close(desk)


def close(desk: Page) -> None:
    desk.locator(DIALOG).get_by_role("button", name="Save quotation").click()
    expect(desk.locator(DIALOG)).to_be_hidden()


def set_lost_evidence_aside(press: Page) -> None:
    press.get_by_role("tab", name="Publish").click()
    press.locator(PANE).get_by_role("button", name="Override").click()
    dialog = press.locator("[data-override-dialog]")
    dialog.get_by_label("Why").fill(LOST)
    dialog.get_by_role("button", name="Set aside").click()
    expect(press.locator(PANE)).to_contain_text(LOST)


def read_as_a_reader(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Critics say the port looked the other way")
    text, sources = page.locator(".prose"), page.locator(".sources")
    expect(text).to_contain_text("done “to build good terms")
    expect(text).not_to_contain_text("42 million")
    expect(sources).to_contain_text("Ines Calloway")
    expect(sources).to_contain_text(re.compile("an official at the port", re.I))
    assert SECRET not in page.content()
