"""The command as an operator meets it: one clear line where something is wrong, nothing half-written, stable JSON."""

import io
import json
import time

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Article, Section
from articles.models.vocabulary import Status
from articles.record.models import PublishedVersion
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom():
    factories.site()


@pytest.fixture
def file(tmp_path):
    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def run(*arguments: str) -> list[dict]:
    """What the command prints as JSON; a failure is raised after it."""
    out = io.StringIO()
    call_command("import_articles", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def run_failing(*arguments: str) -> tuple[list[dict], str]:
    """What is printed, and the one line that ends the command."""
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_articles", *arguments, "--json", stdout=out)
    assert "\n" not in str(caught.value)
    return json.loads(out.getvalue() or "[]"), str(caught.value)


def lines(count: int, **facts) -> str:
    return "\n".join(
        json.dumps({
            "headline": f"Ramp {number} closed", "body": f"<p>Ramp {number} is closed.</p>", "section": "City",
            "published_at": f"2020-01-{count - number:02}T08:00:00Z", **facts,
        })
        for number in range(count)
    )  # fmt: skip


class TestRefusals:
    def test_a_missing_file_stops_before_anything_is_written(self, reporter, file):
        _printed, says = run_failing(file("good.txt", "Ramp\nClosed."), "/no/such/file.txt")

        assert "/no/such/file.txt" in says
        assert not Article.objects.exists()

    def test_an_unknown_section_lists_those_there_are(self, reporter, file):
        factories.section("city", "City")

        assert "city" in run_failing(file("good.txt", "Ramp\nClosed."), "--section", "sport")[1]
        assert not Article.objects.exists()

    def test_an_unknown_user_is_named(self, reporter, file):
        assert "nobody" in run_failing(file("good.txt", "Ramp"), "--as", "nobody")[1]

    def test_a_user_who_may_not_write_is_refused(self, source_desk, file):
        assert "tessa" in run_failing(file("good.txt", "Ramp"), "--as", "tessa")[1]

    def test_a_user_who_may_not_publish_is_refused_before_anything_is_written(self, reporter, file):
        assert "publish" in run_failing(file("good.txt", "Ramp"), "--publish", "--as", "nessa")[1]
        assert not Article.objects.exists()

    def test_publishing_needs_somebody_to_stand_for_it(self, publisher, file):
        assert "--as" in run_failing(file("good.txt", "Ramp"), "--publish")[1]

    def test_a_newsroom_without_writers_says_so(self, file):
        assert "--as" in run_failing(file("good.txt", "Ramp"))[1]

    @pytest.mark.parametrize("content", [b"", b"ramp " * 1024**2, bytes(range(256))])
    def test_a_file_that_is_no_story_is_told_and_the_others_are_imported(self, content, reporter, file):
        printed, _says = run_failing(file("bad.txt", content), file("good.txt", "Ramp closed\nShut."))

        assert [entry["id"] is None for entry in printed] == [True, False]
        assert printed[0]["warnings"]

    def test_a_bad_line_is_told_by_number_and_undoes_no_other(self, editor, file):
        content = lines(1) + '\n{"headline": \n' + lines(1, headline="x" * 400)
        printed, says = run_failing(file("archive.jsonl", content))

        assert "Line 2" in printed[1]["warnings"][0]
        assert "Line 3" in printed[2]["warnings"][0]
        assert says.startswith("2 of 3")
        assert Article.objects.count() == 1

    def test_a_story_that_checks_stop_stays_a_draft_and_says_why(self, publisher, file):
        path = file("archive.jsonl", lines(1, body="<p>They came to “to close it”.</p>"))
        printed, _says = run_failing(path, "--publish", "--as", "ada")

        assert "B8" in printed[0]["warnings"][0]
        assert printed[0]["address"].startswith("/desk/")
        assert Article.objects.get().status == Status.DRAFTING
        assert not PublishedVersion.objects.exists()

    def test_a_story_whose_hour_lies_ahead_is_not_published(self, publisher, file):
        path = file("archive.jsonl", lines(1, published_at="2999-01-01T00:00:00Z"))

        assert run(path, "--publish", "--as", "ada")[0]["address"].startswith("/desk/")


class TestImport:
    def test_the_answer_has_its_four_keys(self, reporter, file):
        path = file("draft.txt", "Ramp closed\r\n“Shut,” she said.")
        (entry,) = run(path)
        story = Article.objects.get()

        assert entry == {
            "file": path, "id": story.pk, "address": f"/desk/articles/article/{story.pk}/change/", "warnings": [],
        }  # fmt: skip
        assert (story.headline, story.body) == ("Ramp closed", "<p>“Shut,” she said.</p>")

    def test_without_a_name_the_drafts_are_the_longest_serving_editor_s(self, reporter, editor, publisher, file):
        run(file("draft.txt", "Ramp closed"))

        assert Article.objects.get().owner == editor

    def test_the_section_counts_where_a_story_names_none(self, reporter, file):
        city = factories.section("city", "City")
        run(file("draft.txt", "Ramp closed"), "--section", "CITY")

        assert Article.objects.get().section == city

    def test_a_format_can_be_forced(self, reporter, file):
        run(file("draft.txt", "<h1>Ramp</h1><p>Closed.</p>"), "--format", "html")

        assert Article.objects.get().headline == "Ramp"


class TestPublish:
    def test_stories_are_published_oldest_first_with_their_own_dates(self, publisher, file):
        printed = run(file("archive.jsonl", lines(4)), "--publish", "--as", "ada")

        recorded = [json.loads(version.payload) for version in PublishedVersion.objects.order_by("seq")]
        assert [payload["headline"] for payload in recorded] == [f"Ramp {number} closed" for number in (3, 2, 1, 0)]
        assert recorded[0]["published_at"].startswith("2020-01-01T08:00")
        assert [entry["address"] for entry in printed] == [f"/city/2020/01/ramp-{number}-closed/" for number in range(4)]

    def test_the_same_file_twice_changes_nothing(self, publisher, file):
        path = file("archive.jsonl", lines(3))
        first = run(path, "--publish", "--as", "ada")
        before = list(Article.objects.values().order_by("pk"))

        again = run(path, "--publish", "--as", "ada")

        assert list(Article.objects.values().order_by("pk")) == before
        assert PublishedVersion.objects.count() == 3
        assert [(entry["id"], entry["address"]) for entry in again] == [(entry["id"], entry["address"]) for entry in first]

    def test_a_story_that_stands_twice_is_published_once(self, publisher, file):
        first, second = run(file("archive.jsonl", lines(1) + "\n" + lines(1)), "--publish", "--as", "ada")

        assert (first["id"], first["address"]) == (second["id"], second["address"])
        assert PublishedVersion.objects.count() == 1

    def test_an_import_that_broke_off_is_finished_by_the_next_run(self, publisher, file):
        path = file("archive.jsonl", lines(3))
        run(path, "--as", "ada")

        run(path, "--publish", "--as", "ada")

        assert PublishedVersion.objects.count() == 3

    def test_a_draft_somebody_has_worked_on_since_is_left_alone(self, publisher, file):
        path = file("archive.jsonl", lines(1))
        run(path, "--as", "ada")
        Article.objects.update(version=2)

        assert run(path, "--publish", "--as", "ada")[0]["address"].startswith("/desk/")
        assert not PublishedVersion.objects.exists()

    def test_readers_see_new_sections(self, publisher, file):
        run(file("archive.jsonl", lines(1)), "--publish", "--as", "ada")

        from articles.record.models import PublicSection

        assert PublicSection.objects.filter(slug=Section.objects.get().slug).exists()


def test_the_second_hundred_is_as_fast_as_the_first(publisher, file):
    """Flat, not fast: seconds are the machine's, growth with the number of stories would be ours."""
    seconds = []
    for hundred in range(3):
        path = file(f"{hundred}.jsonl", "\n".join(
            json.dumps({"headline": f"Ramp {hundred} {number}", "body": "<p>Closed.</p>", "section": "City"})
            for number in range(100)
        ))  # fmt: skip
        started = time.process_time()
        run(path, "--as", "ada", "--publish")
        seconds.append(time.process_time() - started)

    assert seconds[2] < seconds[0] * 2
