"""The commands under files and words made to break them: one line that says what to do, nothing half-written."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Article, Author, Section
from articles.models.vocabulary import Status
from articles.record.models import PublishedVersion
from tests import factories

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
GOOD = {"headline": "Quay open", "body": "<p>The quay is open.</p>", "section": "City"}


@pytest.fixture(autouse=True)
def newsroom() -> None:
    factories.site()


def run(command: str, *arguments: str) -> tuple[str, str]:
    """Return what a terminal gets, as UTF-8 (which takes no half characters), and the line that ends the command."""
    out, says = io.TextIOWrapper(io.BytesIO(), "utf-8"), ""
    try:
        call_command(command, *arguments, stdout=out)
    except CommandError as error:
        says = str(error)
    out.flush()
    return out.buffer.getvalue().decode(), says


def bring(path: Path, *options: str) -> tuple[list[dict[str, Any]], str]:
    printed, says = run("import_articles", str(path), *options, "--json")
    return json.loads(printed or "[]"), says


def is_told(entries: list[dict[str, Any]], says: str) -> bool:
    """Whether what was not stored has its reason, and the command ends with one line."""
    refused = [entry for entry in entries if entry["id"] is None]
    return bool(says) and "\n" not in says and all(entry["warnings"] and entry["warnings"][0] for entry in refused)


@pytest.mark.parametrize("ending", ["txt", "html", "jsonl"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\t ",
        b"word " * 1024**2,
        b"w" * 5 * 1024**2,
        bytes(range(256)) * 20,
        b"PK\x03\x04" + bytes(200),
        b"%PDF-1.7 ramp",
        b"\xff\xfeR",
        b"&#" * 300_000,
        b"<" * 500_000,
    ],
)
def test_a_file_that_holds_no_story_is_told_and_nothing_is_stored(
    content: bytes, ending: str, reporter: Any, tmp_path: Path
) -> None:
    path = tmp_path / f"draft.{ending}"
    path.write_bytes(content)

    entries, says = bring(path)

    assert is_told(entries, says) or (not says and Article.objects.count() == len(entries) == 1)
    assert Article.objects.count() == sum(entry["id"] is not None for entry in entries)


@pytest.mark.parametrize(
    "content", ["Ramp\nShut “".encode()[:-1], "Ramp\nShut".encode("utf-16"), "Rämp\nShut".encode("cp1252")]
)
def test_text_in_another_encoding_or_cut_short_is_read(content: bytes, reporter: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(content)

    entries, says = bring(tmp_path / "draft.txt")

    assert not says
    assert Article.objects.get().headline in ("Ramp", "Rämp")
    assert entries[0]["id"]


def test_html_with_scripts_everywhere_keeps_its_words_and_loses_the_scripts(reporter: Any, tmp_path: Path) -> None:
    html = (
        f"<html><head>{SCRIPT}</head><body onload=alert(1)><h1 onclick=alert(1)>Ramp{SCRIPT}</h1>"
        f"<p style='x' onmouseover=alert(1)>Shut <a href='javascript:alert(1)'>today</a>{SCRIPT}</p>"
        "<svg onload=alert(1)><p>Open</p></svg><iframe src=//evil.example></iframe><p>Again<b"
    )
    (tmp_path / "draft.html").write_text(html)

    bring(tmp_path / "draft.html")

    story = Article.objects.get()
    assert story.headline == "Ramp"
    assert "today" in story.body
    assert not any(bad in story.body for bad in ("script", "alert", "javascript", "onmouseover", "style", "iframe", "svg"))


@pytest.mark.parametrize(
    "line",
    [
        {"headline": 5},
        {"headline": None, "body": "<p>Shut.</p>"},
        {"headline": ["Ramp"]},
        {"headline": "Ramp", "body": {"p": "Shut"}},
        {"headline": "Ramp", "tags": {"a": 1}},
        {"headline": "Ramp", "tags": [1]},
        {"headline": "Ramp", "byline": 7},
        {"headline": "Ramp", "published_at": 5},
        {"headline": "Ramp", "published_at": "yesterday"},
        {"headline": "Ramp", "published_at": "\ud800"},
        {"headline": "Ramp", "published_at": "0001-01-01"},
        {"headline": "Ramp", "published_at": "0001-01-01T00:00:00+14:00"},
        {"headline": "Ramp", "published_at": "9999-12-31T23:59:59-12:00"},
        {"headline": "x" * 20_000},
        {"headline": "Ramp", "slug": "…"},
        {"headline": "Ramp", "section": "desk"},
        {"headline": "Ramp", "section": "…"},
        {"headline": "Ramp", "section": "x" * 300, "byline": ["Mae Thornby"]},
        {"headline": "\ud800\u202e"},
        [],
        "Ramp",
        None,
    ],
)
def test_a_line_of_the_wrong_shape_is_told_and_undoes_no_other(line: Any, publisher: Any, tmp_path: Path) -> None:
    (tmp_path / "archive.jsonl").write_text("\n".join(map(json.dumps, [GOOD, line, GOOD | {"headline": "Quay shut"}])))

    entries, says = bring(tmp_path / "archive.jsonl", "--publish", "--as", "ada")

    assert is_told(entries, says)
    assert entries[1]["id"] is None
    assert "Line 2" in entries[1]["warnings"][0]
    assert PublishedVersion.objects.count() == Article.objects.count() == 2
    assert not Author.objects.exists()
    assert Section.objects.count() == 1


@pytest.mark.parametrize("line", ["[" * 100_000, '{"headline": ' + "9" * 5_000 + "}", "{" * 5_000, '{"headline": NaN}'])
def test_json_made_to_break_the_reader_is_told(line: str, reporter: Any, tmp_path: Path) -> None:
    (tmp_path / "archive.jsonl").write_text(line)

    assert is_told(*bring(tmp_path / "archive.jsonl"))
    assert not Article.objects.exists()


def test_half_characters_are_dropped_and_the_answer_can_be_printed(publisher: Any, tmp_path: Path) -> None:
    half = {name: f"\ud800{word}" for name, word in GOOD.items()} | {"\ud800odd": 1, "tags": ["\ud800Tides"]}
    (tmp_path / "archive.jsonl").write_text(json.dumps(half))

    [entry], says = bring(tmp_path / "archive.jsonl", "--publish", "--as", "ada")

    assert not says
    assert Article.objects.get().headline == "Quay open"
    assert Article.objects.get().status == Status.PUBLISHED
    assert entry["address"].startswith("/city/")


def test_a_file_whose_name_is_no_text_is_imported(reporter: Any, tmp_path: Path) -> None:
    path = tmp_path / "entwurf-\udcfc.txt"
    path.write_text("Ramp\nShut.")

    entries, says = bring(path)
    printed, _says = run("import_articles", str(path))

    assert (says, entries[0]["id"]) == ("", Article.objects.get().pk)
    assert printed


@pytest.mark.parametrize("name", ["x" * 5_000, "nothing\0here", ".", ""])
def test_a_path_that_leads_to_no_file_is_said_in_one_line(name: str, reporter: Any) -> None:
    _printed, says = run("import_articles", name)

    assert says
    assert "\n" not in says


def test_a_file_that_may_not_be_read_is_told(reporter: Any, tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Ramp\nShut.")

    def refuse(*_args: Any, **_kwargs: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    entries, says = bring(path)

    assert is_told(entries, says)
    assert not Article.objects.exists()


@pytest.mark.parametrize("user", ["nobody", "", "\udcff", "x" * 20_000, "ada'; --"])
def test_a_user_who_is_none_is_named_in_one_line(user: str, publisher: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Ramp\nShut.")
    story = factories.article(publisher)

    for said in (
        run("import_articles", str(tmp_path / "draft.txt"), "--as", user),
        run("publish", str(story.pk), "--as", user),
    ):
        assert "no active user" in said[1]
    assert Article.objects.count() == 1


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "9" * 5_000, "x", "", "٣", "1.5"])
def test_a_story_that_is_none_is_said_in_one_line_by_every_command(number: str, publisher: Any) -> None:
    for command in (("check_article", "--", number), ("publish", "--as", "ada", "--", number)):
        assert run(*command)[1], command
