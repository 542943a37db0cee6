"""What holds for every text: hypothesis tries to find one for which it does not."""

import html as entities
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body import (
    OverlapError,
    blocks,
    diff_bodies,
    drop_marks,
    extract_marks,
    from_foreign_html,
    from_plain_text,
    is_key,
    mark,
    plain_text,
    public_body,
    read,
    rekey,
    render_public_body,
    sanitise,
    smart_quotes,
    snap_to_quotation_marks,
)
from articles.body.characters import clean
from articles.body.schema import ATTRIBUTES, TAGS, gate

from .soup import KEYS, bodies, html_soup, structures

NEW = "zzzzzzzzzz"


class Inventory(HTMLParser):
    """Every tag and attribute of a text, as another parser than ours sees them."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@settings(max_examples=400)
@given(html_soup)
def test_sanitising_twice_is_sanitising_once(html):
    stored = sanitise(html)

    assert sanitise(stored) == stored


@settings(max_examples=400)
@given(structures)
def test_containers_in_any_order_lose_no_word_and_settle_at_once(html):
    stored = sanitise(html)

    assert sanitise(stored) == stored
    assert gate(stored) == stored
    assert extract_marks(html) == extract_marks(stored)
    assert "".join(plain_text(stored).split()) == _squeezed(html)


@settings(max_examples=400)
@given(html_soup)
def test_nothing_forbidden_comes_through_and_nh3_has_nothing_left_to_remove(html):
    stored = sanitise(html)

    assert gate(stored) == stored
    inventory = Inventory(stored)
    assert not inventory.others
    for tag, found in inventory.tags:
        assert tag in TAGS
        assert set(found) <= ATTRIBUTES.get(tag, set())
        assert tag not in ("a", "span", "figure") or found
        assert re.match(r"https?://|mailto:|/(?![/\\])|$", found.get("href", ""))


@given(st.text(alphabet=st.characters(exclude_characters="\u00a0")))
def test_text_without_tags_is_kept_but_for_white_space_and_invisible_characters(text):
    kept = plain_text(sanitise("<p>" + entities.escape(text) + "</p>"))

    assert "".join(kept.split()) == "".join(clean(text).replace("\x85", " ").split())


@given(bodies)
def test_stored_body_keeps_its_text_word_for_word(html):
    stored = sanitise(html)

    words = "".join(re.sub(r"<[^>]*>", "", html).split())
    assert "".join(plain_text(stored).split()) == entities.unescape(words)


@settings(max_examples=300)
@given(html_soup)
def test_plain_text_is_its_blocks_and_no_block_is_empty_or_holds_an_empty_line(html):
    body = read(sanitise(html))

    assert "\n\n".join(body.blocks) == body.plain == plain_text(body)
    assert all(block.strip() and "\n\n" not in block for block in blocks(body))


@settings(max_examples=300)
@given(html_soup)
def test_offsets_of_every_mark_point_at_its_words(html):
    stored = sanitise(html)
    plain, marks = plain_text(stored), extract_marks(stored)

    for quotation in marks.quotations:
        assert quotation.text == " ".join(plain[span.start : span.end] for span in quotation.spans)
        assert all(plain[span.start : span.end] == plain[span.start : span.end].strip() != "" for span in quotation.spans)
    for mention in marks.mentions:
        assert plain[mention.start : mention.end] == mention.surface == mention.surface.strip()


@settings(max_examples=300)
@given(bodies, st.data())
def test_marked_range_is_extracted_as_exactly_that_range(html, choose):
    plain = plain_text(html)
    bounds = st.integers(0, len(plain))
    start, end = sorted((choose.draw(bounds), choose.draw(bounds)))
    kind = choose.draw(st.sampled_from(["quote", "mention"]))
    chosen = plain[start:end]
    if not chosen.strip():
        return

    try:
        marked = mark(html, start, end, kind, NEW)
    except OverlapError:
        return

    assert plain_text(marked) == plain
    assert sanitise(marked) == marked
    marks = extract_marks(marked)
    found = [one for one in (*marks.quotations, *marks.mentions) if one.key == NEW]
    assert [(one.start, one.end) for one in found] == [
        (start + len(chosen) - len(chosen.lstrip()), start + len(chosen.rstrip()))
    ]
    assert drop_marks(marked, {NEW}) == sanitise(html)


@given(bodies)
def test_dropping_every_mark_leaves_the_words(html):
    bare = drop_marks(html, set(KEYS))

    assert "<span" not in bare
    assert plain_text(bare) == plain_text(html)


@settings(max_examples=300)
@given(bodies, st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(KEYS)))
def test_after_rekeying_no_key_is_foreign_and_none_is_used_twice(html, quotations, mentions, fresh):
    before = extract_marks(html)
    result = rekey(html, quotations, mentions, fresh)

    marks = extract_marks(result.html)
    copied = {copy.new_key for copy in result.copies}
    assert plain_text(result.html) == plain_text(html)
    assert len(copied) == len(result.copies)
    assert copied.isdisjoint(KEYS)
    assert marks.quotation_keys <= quotations | fresh | copied
    assert marks.mention_keys <= mentions | fresh | copied
    assert len(marks.mention_keys) == len(marks.mentions)
    assert all(copy.from_key in before.quotation_keys | before.mention_keys for copy in result.copies)
    again = rekey(result.html, marks.quotation_keys, marks.mention_keys)
    assert (again.html, again.copies) == (result.html, ())


@given(bodies, bodies)
def test_comparison_holds_the_new_text_without_its_deletions_and_the_old_without_its_insertions(old, new):
    changes = diff_bodies(old, new)

    shown = "".join(change.html for change in changes)
    without_deletions = re.sub(r"<del>.*?</del>", "", shown)
    without_insertions = re.sub(r"<ins>.*?</ins>", "", shown)
    assert _squeezed(without_deletions) == _squeezed(sanitise(new))
    assert _squeezed(without_insertions) == _squeezed(sanitise(old))


@given(bodies)
def test_a_body_compared_with_itself_has_not_changed(html):
    assert {change.kind for change in diff_bodies(html, html)} <= {"same"}


@given(html_soup)
def test_public_body_has_no_key_of_the_desk(html):
    marks = extract_marks(html)
    numbers = {quotation.key: quotation.order + 1 for quotation in marks.quotations}

    public = public_body(html, numbers, dict.fromkeys(marks.mention_keys, "/people/ana/"))

    assert not re.search("<[^>]*(?:data-quote=|data-mention|" + "|".join(KEYS) + ")", public)
    shown = render_public_body(public, dict.fromkeys(numbers.values(), "L"), {}, {"a1-f": "<img>"})
    assert shown.count("<button ") == len(numbers)
    assert sorted(re.findall(r' id="q(\d+)"', shown), key=int) == [str(number) for number in sorted(numbers.values())]


@settings(max_examples=300)
@given(html_soup)
def test_foreign_html_becomes_a_stored_body(html):
    foreign = from_foreign_html(html)

    assert sanitise(foreign.body) == foreign.body
    assert all(is_key(key) for key in extract_marks(foreign.body).quotation_keys)


@given(st.text())
def test_plain_text_becomes_a_stored_body_with_the_same_words(text):
    body = from_plain_text(text)

    assert sanitise(body) == body
    without = str.maketrans("", "", "\u00a0\x85")
    assert "".join(plain_text(body).translate(without).split()) == "".join(clean(text).translate(without).split())


@given(st.text(alphabet="ab5 \"'\n.,—(“"), st.sampled_from(["en", "de", "fr", "xx"]))
def test_smart_quotes_change_quotation_marks_only(text, language):
    turned = smart_quotes(text, language)

    bare = re.sub("[“”‘’„‚«»\u00a0\"']", "", turned)
    assert bare == re.sub("[“\"']", "", text)


@given(st.text(alphabet='ab “”‘’«»"\n'), st.integers(-3, 20), st.integers(-3, 20))
def test_snapped_range_lies_in_the_text_and_ends_in_no_space(text, start, end):
    first, last = snap_to_quotation_marks(text, start, end)

    assert 0 <= first <= last or first == last
    assert text[first:last] == text[first:last].strip()


def _squeezed(html: str) -> str:
    return "".join(entities.unescape(re.sub(r"<[^>]*>", "", html)).split())
