"""Drafts from outside: what is refused, what survives, and that the same story twice changes nothing."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body
from articles.desk.importing import BadLine, Imported, Refused, Register, import_batch, import_story
from articles.desk.incoming import IncomingStory, read_file, read_lines
from articles.errors import Invalid, NotAllowed
from articles.models import Article, Author, Section
from tests import factories

pytestmark = pytest.mark.django_db


def line(**facts) -> bytes:
    return json.dumps({"headline": "Ramp closed", "body": "<p>Closed.</p>", **facts}).encode()


def read(name: str, text: str) -> IncomingStory:
    (story,) = read_file(name, text.encode())
    return story


class TestRefusals:
    @pytest.mark.parametrize("role", ["source_desk", "standards", "administrator"])
    def test_people_without_a_writing_role_cannot_import(self, role, request, now):
        with pytest.raises(NotAllowed):
            import_story(IncomingStory("Ramp", "<p>Closed.</p>"), request.getfixturevalue(role), now)

    @pytest.mark.parametrize("name", ["draft.txt", "draft.html", "draft.jsonl"])
    def test_an_empty_file_is_refused(self, name):
        with pytest.raises(Invalid, match="empty"):
            read_file(name, b"\n\n")

    def test_html_without_text_is_refused(self):
        with pytest.raises(Invalid):
            read_file("draft.html", b"<script>alert(1)</script><img src=x>")

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"{", "JSON"),
            (b"[1]", "one story"),
            (b'"Ramp"', "one story"),
            (b"\xff\xfe\x00", "text"),
            (b"[" * 100_000, "JSON"),
            (line(headline=""), "headline"),
            (line(headline=7), "headline"),
            (line(tags={"a": 1}), "tags"),
            (line(byline=[1]), "byline"),
            (line(published_at="soon"), "published_at" and "soon"),
            (line(published_at="2026-13-01"), "2026-13-01"),
        ],
    )
    def test_a_line_that_is_no_story_is_named_by_its_number(self, content, says):
        bad, good = read_lines([content + b"\n", line()])

        assert isinstance(bad, BadLine)
        assert bad.message.startswith("Line 1: ")
        assert says in bad.message
        assert good.line == 2

    def test_in_the_desk_one_bad_line_refuses_the_file(self):
        with pytest.raises(Invalid, match="Line 2"):
            read_file("drafts.jsonl", line() + b"\n{\n")

    def test_one_story_that_cannot_be_stored_undoes_no_other(self, reporter, now):
        stories = [IncomingStory("x" * 301, "", line=1), IncomingStory("Ramp closed", "<p>Closed.</p>", line=2)]
        first, second = import_batch(stories, reporter, now, None, Register())

        assert isinstance(first, Refused)
        assert isinstance(second, Imported)
        assert Article.objects.get().headline == "Ramp closed"

    @pytest.mark.parametrize("section", ["desk", "Search", "!!!", "x" * 90])
    def test_a_section_that_cannot_be_is_refused_and_leaves_nothing(self, section, reporter, now):
        register = Register(creates=True)
        story = IncomingStory("Ramp", "<p>Closed.</p>", section=section, byline=("Ana Duarte",))
        (answer,) = import_batch([story], reporter, now, None, register)

        assert isinstance(answer, Refused)
        assert not Section.objects.exists()
        assert not Author.objects.exists()
        assert not Article.objects.exists()

    def test_a_headline_that_is_too_long_makes_no_section(self, reporter, now):
        story = IncomingStory("x" * 301, "", section="City")
        import_batch([story], reporter, now, None, Register(creates=True))

        assert not Section.objects.exists()

    def test_in_the_desk_an_unknown_section_is_left_open_and_said(self, reporter, now):
        story = IncomingStory("Ramp", "<p>Closed.</p>", section="City", byline=("Ana Duarte",))
        imported = import_story(story, reporter, now)

        assert imported.article.section is None
        assert not Section.objects.exists()
        assert "City" in imported.warnings[0]
        assert "Ana Duarte" in imported.warnings[1]


class TestText:
    def test_the_first_line_is_the_headline_and_marks_are_kept(self):
        story = read("draft.txt", "\n  Ramp closed \n“It’s shut,” she said.\n‘Why?’ he asked.\n")

        assert story.headline == "Ramp closed"
        assert body.blocks(story.body) == ["“It’s shut,” she said.", "‘Why?’ he asked."]

    def test_a_headline_alone_is_a_draft(self):
        assert read("draft.txt", "Ramp closed").body == ""

    def test_tags_in_a_text_are_words(self):
        assert body.plain_text(read("draft.txt", "Ramp\na < b & <script>c</script>").body) == "a < b & <script>c</script>"

    def test_a_first_line_of_20_000_characters_stays_whole_in_the_text(self):
        words = "ramp " * 4000
        story = read("draft.txt", words + "\nClosed.")

        assert len(story.headline) <= 300
        assert body.blocks(story.body) == [words.strip(), "Closed."]
        assert story.warnings

    def test_one_endless_word_is_shortened_too(self):
        assert len(read("draft.txt", "x" * 20_000).headline) == 300


class TestHtml:
    def test_the_main_heading_is_the_headline(self):
        story = read("draft.html", "<html><h1>Ramp <b>closed</b></h1><p>“Shut,” she said.</p></html>")

        assert (story.headline, story.body) == ("Ramp closed", "<p>“Shut,” she said.</p>")

    def test_a_short_first_block_stands_in_for_a_missing_heading(self):
        story = read("draft.html", "<p><b>Ramp closed</b></p><p>She left.</p>")

        assert (story.headline, body.blocks(story.body)) == ("Ramp closed", ["She left."])

    def test_a_first_paragraph_is_not_taken_for_a_headline(self):
        story = read("draft.html", "<p>She left.</p><p>He stayed.</p>")

        assert (story.headline, body.blocks(story.body)) == ("", ["She left.", "He stayed."])
        assert story.warnings

    def test_html_is_known_by_its_beginning(self):
        assert read("draft", "<!DOCTYPE html><h1>Ramp</h1><p>Closed.</p>").headline == "Ramp"

    @given(st.text())
    def test_any_text_is_read_or_refused(self, text):
        for name in ("draft.txt", "draft.html", "draft.jsonl"):
            with suppress(Invalid):
                assert read_file(name, text.encode("utf-8", "surrogatepass"))


class TestLines:
    def test_every_field_is_read(self):
        (story,) = read_lines([line(
            standfirst="Until spring", section="City", tags=["Tides"], byline="By Ana Duarte and Ben Okafor", slug="ramp",
            published_at="2019-05-02T10:00:00+02:00",
        )])  # fmt: skip

        assert (story.standfirst, story.section, story.tags, story.slug) == ("Until spring", "City", ("Tides",), "ramp")
        assert story.byline == ("Ana Duarte", "Ben Okafor")
        assert story.published_at == datetime(2019, 5, 2, 8, tzinfo=UTC)

    def test_a_day_alone_is_its_noon_and_a_moment_without_zone_is_utc(self):
        day, moment = read_lines([line(published_at="2019-05-02"), line(published_at="2019-05-02T10:00")])

        assert day.published_at == datetime(2019, 5, 2, 12, tzinfo=UTC)
        assert moment.published_at == datetime(2019, 5, 2, 10, tzinfo=UTC)

    def test_empty_lines_a_mark_and_windows_line_ends_do_no_harm(self):
        read_all = list(read_lines([b"\xef\xbb\xbf" + line() + b"\r\n", b"\r\n", line()]))

        assert [story.headline for story in read_all] == ["Ramp closed"] * 2

    def test_fields_nobody_knows_are_told(self):
        (story,) = read_lines([line(colour="blue")])

        assert "colour" in story.warnings[0]

    def test_sections_topics_and_authors_are_made_once_and_found_by_name_or_address(self, editor, now):
        factories.section("city", "City")
        register = Register(creates=True)
        lines = [
            line(section="CITY", tags=["Tides"], byline=["Ana Duarte"]),
            line(section="Old Quay", tags=["tides"], byline=["ana duarte", "Ána Duarte"], headline="Two"),
            line(section="old-quay", headline="Three"),
        ]
        import_batch(list(read_lines(lines)), editor, now, None, register)

        assert sorted(Section.objects.values_list("slug", flat=True)) == ["city", "old-quay"]
        assert sorted(Author.objects.values_list("slug", flat=True)) == ["ana-duarte", "ana-duarte-2"]
        assert {tag.name for story in Article.objects.all() for tag in story.tags.all()} == {"Tides"}
        assert [section.slug for section in register.made_sections] == ["old-quay"]

    def test_a_story_without_byline_does_not_get_the_importer_s(self, reporter, now):
        factories.author(user=reporter)
        (story,) = read_lines([line()])

        assert not import_story(story, reporter, now).article.authors.exists()


class TestTwice:
    def test_the_same_story_twice_changes_nothing(self, reporter, now):
        first = import_story(read("draft.txt", "Ramp closed\nShut."), reporter, now)
        second = import_story(read("other name.txt", "Ramp closed\r\nShut.\r\n"), reporter, now)

        assert second.was_known
        assert second.article.pk == first.article.pk
        assert Article.objects.count() == 1
        assert first.article.revisions.count() == 1

    def test_the_same_story_twice_in_one_batch_is_one(self, reporter, now):
        story = read("draft.txt", "Ramp closed\nShut.")
        first, second = import_batch([story, story], reporter, now, None, Register())

        assert (first.was_known, second.was_known) == (False, True)
        assert first.article.pk == second.article.pk

    def test_another_s_draft_does_not_show_through_the_same_words(self, reporter, other_reporter, now):
        story = read("draft.txt", "Ramp closed\nShut.")
        theirs = import_story(story, other_reporter, now)
        mine = import_story(story, reporter, now)

        assert not mine.was_known
        assert mine.warnings == ()
        assert mine.article.pk != theirs.article.pk
