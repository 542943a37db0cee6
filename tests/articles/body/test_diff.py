"""Two versions side by side: which blocks changed, and which words in them."""

import random
import time

from articles.body import BlockChange, diff_bodies


def test_other_keys_on_the_same_words_are_no_change():
    old = '<p><span data-quote="aaaaaaaaaa">“a”</span></p>'

    assert diff_bodies(old, "<p>“a”</p>") == [BlockChange("same", "<p>“a”</p>")]


def test_block_moved_down_by_an_insertion_is_the_same_block():
    changes = diff_bodies("<ul><li>a</li></ul><p>b</p>", "<p>new</p><ul><li>a</li></ul><p>b</p>")

    assert [change.kind for change in changes] == ["added", "same", "same"]


def test_changed_words_stand_between_del_and_ins():
    (change,) = diff_bodies("<p>A second, on 14 March, noted rust.</p>", "<p>A second, on 4 March, noted rust.</p>")

    assert change == BlockChange("changed", "<p>A second, on <del>14</del><ins>4</ins> March, noted rust.</p>")


def test_neighbouring_changed_words_are_shown_as_one_phrase():
    (change,) = diff_bodies("<p>The ramp was shut on Monday.</p>", "<p>The ramp was shut one day later.</p>")

    assert change.html == "<p>The ramp was shut <del>on Monday</del><ins>one day later</ins>.</p>"


def test_new_link_and_new_emphasis_are_changes():
    (change,) = diff_bodies("<p>Read the report now.</p>", '<p>Read the <a href="/x">report</a> now.</p>')

    assert change.html == '<p>Read the <del>report</del><ins><a href="/x">report</a></ins> now.</p>'


def test_paragraph_that_became_a_heading_is_changed_without_changed_words():
    assert diff_bodies("<p>The hinge</p>", "<h2>The hinge</h2>") == [BlockChange("changed", "<h2>The hinge</h2>")]


def test_added_removed_and_changed_blocks_come_in_reading_order():
    old = "<p>The ramp is shut today.</p><p>Nobody knew.</p><table><tr><td>1</td><td>2</td></tr></table>"
    new = "<p>The ramp is open today.</p><table><tr><td>1</td><td>3</td></tr></table><hr><p>Ends.</p>"

    assert diff_bodies(old, new) == [
        BlockChange("changed", "<p>The ramp is <del>shut</del><ins>open</ins> today.</p>"),
        BlockChange("removed", "<p><del>Nobody knew.</del></p>"),
        BlockChange("changed", "<table><tbody><tr><td>1</td><td><del>2</del><ins>3</ins></td></tr></tbody></table>"),
        BlockChange("added", "<hr>"),
        BlockChange("added", "<p><ins>Ends.</ins></p>"),
    ]


def test_typed_tags_stay_text():
    (change,) = diff_bodies("<p>a</p>", "<p>a &lt;script&gt;</p>")

    assert "<script" not in change.html
    assert "&lt;" in change.html


def test_sixty_changed_paragraphs_are_compared_within_a_tenth_of_a_second():
    dice = random.Random(7)
    old = [[f"word{dice.randrange(400)}" for _ in range(60)] for _ in range(60)]
    new = [[word if dice.random() > 0.1 else "other" for word in words] for words in old]
    began = time.process_time()

    changes = diff_bodies(_paragraphs(old), _paragraphs(new))

    assert time.process_time() - began < 0.25  # alone about 0.05 s; the margin is for a busy machine
    assert {change.kind for change in changes} == {"changed"}


def test_endless_repetition_does_not_take_endless_time():
    began = time.process_time()

    diff_bodies("<p>x</p><p>y</p>" * 5_000, "<p>y</p><p>z</p><p>x</p>" * 4_000)
    diff_bodies(f"<p>{'x y ' * 20_000}</p>", f"<p>{'y z x ' * 15_000}</p>")

    assert time.process_time() - began < 3


def _paragraphs(texts: list[list[str]]) -> str:
    return "".join(f"<p>{' '.join(words)}</p>" for words in texts)
