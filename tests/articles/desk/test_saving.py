"""Who may save, what is refused, and that text and rows never part."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import snapshot
from articles.desk.edits import StoryEdits
from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Quotation, Revision
from articles.models.vocabulary import Status
from tests import factories
from tests.articles.desk.drafting import NOW, html, key, save

pytestmark = pytest.mark.django_db


class TestRefusals:
    @pytest.mark.parametrize("role", ["source_desk", "standards", "administrator"])
    def test_people_without_a_writing_role_cannot_start_a_story(self, role, request):
        with pytest.raises(NotAllowed):
            save(request.getfixturevalue(role), "<p>Closed.</p>")

        assert not Article.objects.exists()

    def test_another_reporter_s_story_cannot_be_saved(self, reporter, other_reporter):
        story = save(reporter, "<p>Closed.</p>").article

        with pytest.raises(NotAllowed):
            save(other_reporter, "<p>Open.</p>", story)

    def test_a_reporter_cannot_write_in_a_story_the_desk_has_taken_over(self, reporter):
        story = save(reporter, "<p>Closed.</p>").article
        Article.objects.filter(pk=story.pk).update(status=Status.READY)

        with pytest.raises(NotAllowed):
            save(reporter, "<p>Open.</p>", story)

    def test_a_deactivated_editor_cannot_save(self, reporter, editor):
        story = save(reporter, "<p>Closed.</p>").article
        editor.is_active = False

        with pytest.raises(NotAllowed):
            save(editor, "<p>Open.</p>", story)

    def test_a_stale_save_writes_nothing(self, reporter, editor):
        story = save(reporter, "<p>Closed.</p>").article
        save(editor, "<p>Shut.</p>", story, version=1)

        with pytest.raises(Stale) as caught:
            save(reporter, "<p>Open ⟦a:now⟧.</p>", story, version=1, tags=["Harbour"], fields={"headline": "New"})

        story.refresh_from_db()
        assert caught.value.current_version == story.version == 2
        assert (story.body, story.headline, story.tags.count()) == ("<p>Shut.</p>", "", 0)
        assert not Quotation.objects.exists()
        assert story.revisions.count() == 2

    def test_a_headline_of_20_000_characters_is_refused_with_how_much_is_too_much(self, reporter):
        with pytest.raises(Invalid) as caught:
            save(reporter, fields={"headline": "x" * 20_000})

        assert "20,000" in caught.value.fields["headline"]
        assert "19,700" in caught.value.fields["headline"]

    def test_every_field_at_fault_is_named_at_once(self, reporter):
        with pytest.raises(Invalid) as caught:
            save(reporter, fields={"headline": "x" * 301, "standfirst": "x" * 601, "slug": "!!!"})

        assert set(caught.value.fields) == {"headline", "standfirst", "slug"}

    def test_a_body_beyond_all_measure_is_refused(self, reporter):
        with pytest.raises(Invalid) as caught:
            save(reporter, "<p>" + "ramp " * 1_100_000 + "</p>")

        assert "body" in caught.value.fields
        assert not Article.objects.exists()

    def test_an_unknown_author_is_refused_and_the_byline_stays(self, reporter):
        author = factories.author()
        story = save(reporter, "<p>Closed.</p>", author_ids=[author.pk]).article

        with pytest.raises(Invalid):
            save(reporter, article=story, author_ids=[author.pk, 4711])

        assert list(story.authors.all()) == [author]

    def test_a_topic_without_a_letter_is_refused(self, reporter):
        with pytest.raises(Invalid):
            save(reporter, "<p>Closed.</p>", tags=["—"])

    def test_a_reporter_cannot_take_a_story_off_hold(self, reporter, editor):
        story = save(reporter, "<p>Closed.</p>").article
        save(editor, article=story, fields={"on_hold": True})

        with pytest.raises(NotAllowed):
            save(reporter, article=story, fields={"on_hold": False})

    def test_a_reporter_cannot_give_a_story_to_somebody_else(self, reporter, other_reporter):
        with pytest.raises(NotAllowed):
            save(reporter, "<p>Closed.</p>", fields={"assignee": other_reporter})

    def test_the_standards_editor_may_hold_a_story_but_not_write_in_it(self, reporter, standards):
        story = save(reporter, "<p>Closed.</p>").article

        assert save(standards, article=story, fields={"on_hold": True}).article.on_hold
        with pytest.raises(NotAllowed):
            save(standards, "<p>Open.</p>", story)

    def test_a_field_that_has_a_door_of_its_own_cannot_be_slipped_in(self):
        with pytest.raises(TypeError):
            StoryEdits(fields={"status": "published"})


class TestFields:
    def test_hidden_characters_leave_one_line(self, reporter):
        saved = save(reporter, fields={"headline": "Ramp\x00 \u202eclosed\u2066\n  again ", "slug": "Ramp \u202e Closed"})

        assert saved.article.headline == "Ramp closed again"
        assert saved.article.slug == "ramp-closed"

    def test_only_what_is_given_is_changed(self, reporter):
        story = save(reporter, "<p>Closed.</p>", fields={"headline": "Ramp closed"}, tags=["Harbour"]).article

        story = save(reporter, article=story, fields={"dateline": "Aldermere"}).article

        assert (story.headline, story.body, story.dateline) == ("Ramp closed", "<p>Closed.</p>", "Aldermere")
        assert [tag.name for tag in story.tags.all()] == ["Harbour"]

    def test_scripts_in_every_field_are_words_or_gone(self, reporter):
        script = "<script>alert(1)</script>"
        story = save(reporter, f"<p onclick=x>Closed{script}</p>", fields={"headline": script, "dateline": script}).article

        assert story.body == "<p>Closed</p>"
        assert story.headline == script  # text, escaped wherever it is shown

    def test_topics_that_share_an_address_are_one(self, reporter):
        save(reporter, "<p>Closed.</p>", tags=["Housing"])
        story = save(reporter, "<p>Closed.</p>", tags=["housing", "HOUSING", "Old Quay"]).article

        assert sorted(tag.name for tag in story.tags.all()) == ["Housing", "Old Quay"]

    def test_topics_that_are_not_given_any_more_go(self, reporter):
        story = save(reporter, "<p>Closed.</p>", tags=["Housing", "Harbour"]).article

        save(reporter, article=story, tags=["Harbour", "Tides"])

        assert sorted(tag.name for tag in story.tags.all()) == ["Harbour", "Tides"]

    def test_the_byline_keeps_its_order(self, reporter):
        ana, ben = factories.author("ana", "Ana"), factories.author("ben", "Ben")
        story = save(reporter, "<p>Closed.</p>", author_ids=[ben.pk, ana.pk, ben.pk]).article

        save(reporter, article=story, author_ids=[ana.pk, ben.pk])

        assert [byline.author for byline in story.bylines.all()] == [ana, ben]

    def test_a_new_story_carries_its_writer_s_byline(self, reporter):
        author = factories.author(user=reporter)

        assert list(save(reporter, "<p>Closed.</p>").article.authors.all()) == [author]

    def test_words_in_an_assigned_story_begin_the_draft(self, reporter, editor):
        story = save(editor, article=Article(owner=reporter, status=Status.ASSIGNED), fields={"headline": "Ramp"}).article
        assert story.status == Status.ASSIGNED

        assert save(reporter, "<p>Closed.</p>", story).article.status == Status.DRAFTING


class TestHistory:
    def test_every_save_counts_and_leaves_one_revision(self, reporter):
        story = save(reporter, "<p>Closed.</p>").article
        story = save(reporter, "<p>Shut.</p>", story, version=1).article

        assert story.version == 2
        assert list(story.revisions.values_list("number", "by")) == [(2, reporter.pk), (1, reporter.pk)]

    @pytest.mark.parametrize("text", ["<p>Closed.</p>", "<p>“⟦a:The ramp is closed⟧,” she said.</p>"])
    def test_the_first_revision_holds_the_story_as_stored(self, reporter, text):
        story = save(reporter, text, tags=["Tides", "Harbour"], author_ids=[factories.author().pk]).article

        assert Revision.objects.get().snapshot == snapshot.take(Article.objects.get(pk=story.pk))

    def test_a_failure_at_the_last_step_leaves_nothing(self, reporter, monkeypatch):
        story = save(reporter, "<p>Closed.</p>").article
        monkeypatch.setattr("articles.snapshot.SCHEMA", None)

        with pytest.raises(Exception, match=r"NOT NULL|null value"):
            save(reporter, "<p>⟦a:Open⟧</p>", story, tags=["Harbour"])

        monkeypatch.undo()
        story.refresh_from_db()
        assert (story.version, story.body, story.tags.count()) == (1, "<p>Closed.</p>", 0)
        assert not Quotation.objects.exists()


class TestAnyHtml:
    """Whatever arrives: saved twice it is the same, and marks and rows agree."""

    pieces = st.sampled_from(
        ["<p>", "</p>", "<h2>", "</h2>", "<ul><li>", "</li></ul>", "<strong>", "</strong>", "<br>", "<table><tr><td>",
         f'<span data-quote="{key("a")}">', f'<span data-quote="{key("b")}">', f'<span data-mention="{key("m")}">',
         "<blockquote>", "</span>",
         "<script>", "</script>", "<a href='javascript:x'>", "“The ramp”", " words ", "🚢", "\x00", "&lt;", "\n\n", "<"]
    )  # fmt: skip

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=25), st.booleans())
    def test_it_is_stable_and_marks_and_rows_agree(self, reporter, parts, is_fresh):
        fresh = {key("a"), key("b"), key("m")} if is_fresh else set()
        once = save(reporter, fields={"body": "".join(parts)}, fresh_keys=fresh).article
        first = once.body
        twice = save(reporter, article=once, fields={"body": first}).article

        assert twice.body == first
        self.assert_marks_and_rows_agree(twice)
        emptied = save(reporter, article=twice, fields={"body": ""}).article
        assert not emptied.quotations.filter(is_orphaned=False).exists()
        self.assert_marks_and_rows_agree(save(reporter, article=emptied, fields={"body": first}).article)

    def assert_marks_and_rows_agree(self, story):
        marks, plain = snapshot.read_body(story.body).marks, snapshot.read_body(story.body).plain
        quotations = {row.key: row for row in story.quotations.filter(is_orphaned=False)}
        mentions = {row.key: row for row in story.mentions.filter(is_orphaned=False)}
        assert quotations.keys() == marks.quotation_keys
        assert mentions.keys() == marks.mention_keys
        for row in quotations.values():
            assert " ".join(plain[start:end] for start, end in row.spans) == row.text
            assert row.attributions.count() == 1
        for row in mentions.values():
            assert plain[row.start : row.end][:300] == row.surface


def test_a_save_of_many_quotations_asks_the_database_a_bounded_number_of_times(reporter, django_assert_max_num_queries):
    letters = "abcdefghijklmnopqrstuvwxyz"
    text = "".join(f"<p>“⟦{letter}:The ramp is closed {letter}⟧,” she said.</p>" for letter in letters)
    story = save(reporter, text).article

    with django_assert_max_num_queries(21):
        save(reporter, text, story, fields={"headline": "Closed"})


def test_the_time_of_a_save_is_the_caller_s(reporter):
    story = save(reporter, html("<p>Closed.</p>")).article

    assert story.created_at == story.updated_at == NOW
