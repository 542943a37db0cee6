"""What a story has beside its words: names, pictures, topics, byline, links; and marks that travel by the clipboard."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from articles.desk.pictures import add_picture
from articles.models import Article, Picture
from sources import registry
from sources.models import Entity
from sources.vocabulary import EntityType
from tests import factories
from tests.journeys.editor_hand import AFTER_FOCUS_MS, DIALOG, EDITOR, leave, open_story, paste, quote, save, select

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

TEXT = """<p>Ines Calloway met the Quay Trust on Tuesday.</p><p>The slip has three steps.</p>
<p>The last line stands alone.</p>"""
NAMES, PICTURES, LINK = "[data-name-dialog]", "[data-picture-dialog]", "[data-link-dialog]"


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def story(publisher: Any) -> Article:
    return factories.article(publisher, body=TEXT, version=1, status="ready")


@pytest.fixture
def page(sign_in: Callable[..., Page], site: str, publisher: Any, story: Article) -> Page:
    page = sign_in(publisher)
    open_story(page, site, story)
    return page


def test_names_are_chosen_and_made_where_they_stand(page: Page, site: str, story: Article, publisher: Any) -> None:
    known = registry.make_entity("Ines Calloway", EntityType.PERSON, publisher)

    select(page, "Ines Calloway")
    page.keyboard.press("Alt+m")
    expect(page.locator(NAMES).get_by_role("option").first).to_contain_text("Ines Calloway")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(NAMES)).to_be_hidden()

    select(page, "Quay Trust")
    page.locator("[data-do=mention]").click()
    page.get_by_role("option", name="New name “Quay Trust”").click()
    page.locator(NAMES).get_by_label("This is").select_option("organisation")
    page.get_by_role("button", name="Save mention").click()
    expect(page.locator(NAMES)).to_be_hidden()
    expect(page.locator(EDITOR)).to_be_focused()
    save(page)

    made = Entity.objects.get(name="Quay Trust")
    assert made.type == EntityType.ORGANISATION
    assert [(each.surface, each.entity) for each in story.mentions.order_by("start")] == [
        ("Ines Calloway", known),
        ("Quay Trust", made),
    ]
    open_story(page, site, story)
    select(page, "Quay Trust")
    page.keyboard.press("Alt+m")
    expect(page.locator("#n-name")).to_have_value("Quay Trust")
    page.get_by_role("button", name="Not a mention").click()
    save(page)
    assert [each.surface for each in story.mentions.filter(is_orphaned=False)] == ["Ines Calloway"]
    assert page.evaluate("refused") == []


def test_pictures_are_uploaded_and_chosen_in_place_and_reach_readers(page: Page, site: str, story: Article) -> None:
    add_picture(picture_file(600), by=story.owner, now=factories.NOW, alt="A chain", caption="The chain", credit="C. Adair")
    add_picture(picture_file(700), by=story.owner, now=factories.NOW, alt="A gate", caption="The gate", credit="N. Orr")

    select(page, "three steps")
    page.keyboard.press("End")
    page.locator("[data-do=picture]").click()
    page.get_by_text("Upload a new picture").click()
    page.set_input_files("#pic-file", {"name": "s.jpg", "mimeType": "image/jpeg", "buffer": picture_file(800).getvalue()})
    page.get_by_role("button", name="Upload and use").click()
    expect(page.locator(f"{PICTURES} [data-fault=alt]")).to_contain_text("Say what the picture shows")
    page.fill("#pic-alt", "Three wet steps")
    page.fill("#pic-credit", "Nessa Vantongeren")
    page.get_by_role("button", name="Upload and use").click()
    expect(page.locator(PICTURES)).to_be_hidden()
    page.keyboard.type("The slip at low water")
    expect(page.locator(f"{EDITOR} figcaption")).to_have_text("The slip at low water")
    page.keyboard.press("Enter")
    page.keyboard.type("Below the picture.")

    page.get_by_role("tab", name="Details").click()
    page.get_by_role("button", name="Choose a picture").click()
    page.fill("#pic-words", "gate")
    expect(page.locator("[data-pictures] button")).to_have_count(1)
    page.get_by_role("button", name="The gate").click()
    expect(page.locator("#id_lead_credit")).to_have_value("N. Orr")
    page.fill("#id_lead_caption", "The gate at noon")
    save(page)

    open_story(page, site, story)
    figure = page.locator(f"{EDITOR} figure")
    expect(figure.locator("figcaption")).to_have_text("The slip at low water")
    assert figure.locator("img").evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    page.get_by_role("tab", name="Details").click()
    expect(page.locator("#id_lead_caption")).to_have_value("The gate at noon")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Preview").click()
    see_both_pictures(opened.value)
    page.get_by_role("tab", name="Publish").click()
    tick = page.get_by_label("I have read these")
    if tick.is_visible():
        tick.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Publish", exact=True).click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="See it as a reader").click()
    see_both_pictures(opened.value)
    assert Picture.objects.get(width=800).credit == "Nessa Vantongeren"
    assert page.evaluate("refused") == []


def see_both_pictures(page: Page) -> None:
    page.wait_for_load_state()
    lead, inside = page.locator(".story__fig"), page.locator(".prose figure")
    expect(lead).to_contain_text("The gate at noon N. Orr")
    expect(inside).to_contain_text("The slip at low water")
    expect(inside).to_contain_text("Nessa Vantongeren")
    expect(inside.locator("img")).to_have_attribute("alt", "Three wet steps")
    expect(page.locator(".prose")).to_contain_text("Below the picture.")
    for place in (lead, inside):
        place.scroll_into_view_if_needed()
        assert place.locator("img").evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0


def test_topics_byline_links_and_blocks_are_kept_in_order(page: Page, site: str, story: Article) -> None:
    for slug, name in (("a", "Ada Lorne"), ("b", "Bo Strand"), ("c", "Cy Mace")):
        factories.author(slug, name)
    factories.article(story.owner, slug="other").tags.add("Harbour works")
    open_story(page, site, story)
    page.get_by_role("tab", name="Details").click()

    page.locator("#id_tags").press_sequentially("harb")
    expect(page.locator("#topic-options option")).to_have_attribute("value", "Harbour works")
    page.fill("#id_tags", "Harbour works")
    page.keyboard.press("Enter")
    page.locator("#id_tags").press_sequentially("Tides,harbour WORKS,Ferries,")
    page.get_by_role("button", name="Remove Tides").click()
    expect(page.locator(".nr-topic")).to_have_text(["Harbour works", "Ferries"])
    expect(page.locator("#id_tags")).to_be_focused()

    names = page.locator("[data-authors] li span")
    for name in ("Ada Lorne", "Bo Strand", "Cy Mace"):
        page.select_option("#add-author", label=name)
    page.get_by_role("button", name="Move Cy Mace up").click()
    expect(names).to_have_text(["Ada Lorne", "Cy Mace", "Bo Strand"])
    expect(page.get_by_role("button", name="Move Cy Mace up")).to_be_focused()
    page.get_by_role("button", name="Move Ada Lorne down").click()
    page.get_by_role("button", name="Remove Bo Strand").click()
    expect(names).to_have_text(["Cy Mace", "Ada Lorne"])

    select(page, "Quay Trust")
    page.keyboard.press("Control+k")
    page.fill("#l-href", "javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.locator(f"{LINK} [data-fault=href]")).to_contain_text("https://")
    page.fill("#l-href", "quay.example/trust")
    page.keyboard.press("Enter")
    expect(page.locator(LINK)).to_be_hidden()
    for words, button in (("Ines Calloway", "crosshead"), ("three steps", "list"), ("last line", "block")):
        select(page, words)
        page.locator(f"[data-do={button}]").click()
        expect(page.locator(f"[data-do={button}]")).to_have_attribute("aria-pressed", "true")
    save(page)

    open_story(page, site, story)
    story.refresh_from_db()
    assert story.body == (
        '<h2>Ines Calloway met the <a href="https://quay.example/trust">Quay Trust</a> on Tuesday.</h2>'
        "<ul><li>The slip has three steps.</li></ul><blockquote><p>The last line stands alone.</p></blockquote>"
    )
    assert [each.author.name for each in story.bylines.order_by("order")] == ["Cy Mace", "Ada Lorne"]
    assert sorted(story.tags.names()) == ["Ferries", "Harbour works"]
    page.get_by_role("tab", name="Details").click()
    expect(names).to_have_text(["Cy Mace", "Ada Lorne"])
    expect(page.locator(".nr-topic")).to_have_count(2)


def test_a_copied_mark_has_a_source_of_its_own_in_this_story_and_in_another(page: Page, site: str, publisher: Any) -> None:
    first = factories.article(publisher, body="<p>“It holds,” said Orla Brandt.</p><p>End.</p>", version=1, slug="first")
    second = factories.article(publisher, body="<p>Start.</p>", version=1, slug="second")
    open_story(page, site, first)
    quote(page, "It holds")
    save(page)
    marked = page.locator(f"{EDITOR} p").first.evaluate("(p) => p.querySelector('[data-quote]').outerHTML")
    original = first.quotations.get()

    select(page, "End.")
    page.keyboard.press("ArrowRight")
    paste_here(page, marked)
    save(page)
    expect(page.locator("[data-count=quotations]")).to_have_text("2")
    keys = page.locator(f"{EDITOR} [data-quote]").evaluate_all("(all) => all.map((each) => each.dataset.quote)")
    assert keys[0] == original.key != keys[1]
    open_story(page, site, second)
    paste(page, f"<p>{marked}</p>")
    save(page)

    copy = second.quotations.get()
    assert copy.key not in keys
    for row in (*first.quotations.all(), copy):
        assert str(row.attributions.get().source) == "Orla Brandt"
    page.get_by_role("tab", name="Quotations").click()
    expect(page.locator("[data-cards] b")).to_have_text("Orla Brandt")


def test_a_keyboard_alone_reaches_every_tool_and_comes_back(page: Page) -> None:
    page.locator("[data-do=undo]").focus()
    tools = page.locator("[data-bar] button").evaluate_all("(all) => all.map((each) => each.dataset.do)")
    walked = []
    for _tool in tools:
        walked.append(page.evaluate("document.activeElement.dataset.do"))
        page.keyboard.press("Tab")
    assert walked == tools
    expect(page.locator("#id_headline")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(EDITOR)).to_be_focused()

    select(page, "Ines Calloway")
    for key, dialog in (("Alt+q", DIALOG), ("Alt+m", NAMES), ("Control+k", LINK)):
        page.keyboard.press(key)
        expect(page.locator(dialog)).to_be_visible()
        leave(page, dialog)
        expect(page.locator(dialog)).to_be_hidden()
        expect(page.locator(EDITOR)).to_be_focused()
        page.wait_for_timeout(AFTER_FOCUS_MS)
    for button in ("[data-do=picture]", "[data-move=scheduled]", "[data-move=spiked]"):
        page.locator(button).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog[open]")
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(page.locator(EDITOR if "do=" in button else button)).to_be_focused()


def picture_file(width: int) -> io.BytesIO:
    buffer = io.BytesIO()
    Image.radial_gradient("L").resize((width, 400)).convert("RGB").save(buffer, "JPEG")
    return io.BytesIO(buffer.getvalue())


def paste_here(page: Page, html: str) -> None:
    """Paste where the cursor stands."""
    page.wait_for_timeout(AFTER_FOCUS_MS)
    page.evaluate(
        """([selector, html]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.querySelector(selector).dispatchEvent(event);
        }""",
        [EDITOR, html],
    )
