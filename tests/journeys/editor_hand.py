"""What a hand does in the story form: open, select words not quite exactly, paste, save."""

import re

from playwright.sync_api import Page, expect

from articles.models import Article

EDITOR = ".ProseMirror[contenteditable=true]"
# The editor puts its own selection back 20 ms after it gets the focus; a hand is slower than that, a script is not.
AFTER_FOCUS_MS = 60
DIALOG = "[data-quotation-dialog]"


def open_story(page: Page, site: str, story: Article) -> None:
    page.goto(f"{site}/desk/articles/article/{story.pk}/change/")
    expect(page.locator("html[data-editor=ready]")).to_be_attached()


def paste(page: Page, html: str) -> None:
    page.locator(EDITOR).click()
    page.evaluate(
        """([selector, html]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.querySelector(selector).dispatchEvent(event);
        }""",
        [EDITOR, html],
    )


def select(page: Page, words: str, to: str = "") -> None:
    """Select words of one block, or from these words to the end of those in `to`, whatever marks lie on them."""
    page.locator(EDITOR).focus()
    page.wait_for_timeout(AFTER_FOCUS_MS)
    page.evaluate(
        """([selector, words, to]) => {
            for (const block of document.querySelectorAll(`${selector} :is(p, h2, h3, li, figcaption)`)) {
                const pieces = [];
                const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    if (!walker.currentNode.parentElement.closest(".nr-n")) pieces.push(walker.currentNode);
                }
                const text = pieces.map((each) => each.data).join("");
                const start = text.indexOf(words);
                const end = to ? text.indexOf(to, start) + to.length : start + words.length;
                if (start < 0 || end < to.length) continue;
                const place = (offset, isEnd) => {
                    let before = 0;
                    for (const each of pieces) {
                        const after = before + each.length;
                        if (offset < after || (isEnd && offset === after)) return [each, offset - before];
                        before = after;
                    }
                };
                const range = document.createRange();
                range.setStart(...place(start, false));
                range.setEnd(...place(end, true));
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
            throw new Error(`the editor does not hold: ${words}`);
        }""",
        [EDITOR, words, to],
    )
    page.wait_for_timeout(AFTER_FOCUS_MS)


def quote(page: Page, words: str) -> None:
    """Mark the quotation around these words and accept what the dialog proposes."""
    select(page, words)
    page.keyboard.press("Alt+q")
    expect(page.locator(DIALOG)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(DIALOG)).to_be_hidden()


def leave(page: Page, dialog: str) -> None:
    """Press Escape as often as it takes: once for a list of names, which may come late, once to leave."""
    for _press in range(3):
        if page.locator(dialog).is_visible():
            page.keyboard.press("Escape")
            page.wait_for_timeout(AFTER_FOCUS_MS)


_SAVES = re.compile(r"/article/(?:add|\d+/change)/$")


def save(page: Page) -> None:
    # Not the answer to a look-up, whose address holds the story's model as well.
    with page.expect_response(lambda response: response.request.method == "POST" and _SAVES.search(response.url)):
        page.keyboard.press("Control+s")
    expect(page.locator(".nr-saved")).to_contain_text("Saved ")
