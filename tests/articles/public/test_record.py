"""The record's files, and the program that checks them: what it must find, and what it must leave alone."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from articles.models import Article
from articles.publishing import publish, withdraw
from articles.publishing.edition import Change
from articles.record import chain, chain_files
from articles.record.models import PublishedVersion
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
SCRIPT = Path(settings.BASE_DIR) / "newsroom" / "static" / "record" / "verify.py"


def program() -> Any:
    found = importlib.util.spec_from_file_location("verify", SCRIPT)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def paper(client, reporter, publisher, now):
    """A paper with three versions: two of one story, one of another that is then withdrawn (a fourth)."""
    factories.site()
    kept = stories.full_story(reporter)
    publish(kept, by=publisher, now=now)
    kept.refresh_from_db()
    publish(kept, by=publisher, now=now, change=Change("correction", wrong="Two", right="Three", notice="It was three."))
    return client


def files_of(client: Any, folder: Path) -> Path:
    (folder / "chain").mkdir(exist_ok=True)
    answer = client.get("/record/chain/1.jsonl")
    (folder / "chain" / "1.jsonl").write_bytes(b"".join(answer.streaming_content))
    (folder / "heads.txt").write_bytes(client.get("/record/heads.txt").content)
    return folder


def rewritten(folder: Path, change: Any) -> Path:
    path = folder / "chain" / "1.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines = change(lines) or lines
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return folder


# -- What the program leaves alone -------------------------------------------------------------------------------------
def test_a_true_record_has_no_fault_and_its_head_is_printed(paper, tmp_path, capsys) -> None:
    folder = files_of(paper, tmp_path)
    newest = chain_files.newest_head()

    assert program().main([str(folder), "--head", str(newest.seq), newest.hash[:12]]) == 0
    assert newest.hash in capsys.readouterr().out


def test_an_announced_withdrawal_is_no_fault(paper, tmp_path, capsys, publisher, now) -> None:
    article = Article.objects.get()
    withdraw(article, by=publisher, now=now, notice="We could not stand it up.")

    assert program().main([str(files_of(paper, tmp_path)), "--story", article.story_key]) == 0
    assert "1 publish" in (said := capsys.readouterr().out)
    assert "removed" in said


def test_an_empty_record_has_no_fault(client, tmp_path) -> None:
    factories.site()

    assert program().main([str(files_of(client, tmp_path))]) == 0


# -- What it finds -----------------------------------------------------------------------------------------------------
def alter_words(lines):
    lines[0]["payload"] = lines[0]["payload"].replace("ramp", "dock", 1)


def alter_header(lines):
    lines[0]["recorded_at"] = "2001-01-01T00:00:00Z"


def empty_in_silence(lines):
    lines[0]["payload"] = lines[0]["salt"] = None


def cut_the_first(lines):
    return lines[1:]


@pytest.mark.parametrize(
    "fraud", [alter_words, alter_header, empty_in_silence, cut_the_first], ids=lambda each: each.__name__
)
def test_a_fraud_is_found(paper, tmp_path, fraud) -> None:
    assert program().main([str(rewritten(files_of(paper, tmp_path), fraud))]) == 1


def test_a_cut_at_the_end_is_found_against_a_head_noted_earlier(paper, tmp_path, capsys) -> None:
    newest = chain_files.newest_head()
    folder = rewritten(files_of(paper, tmp_path), lambda lines: lines[:-1])

    assert program().main([str(folder)]) == 0
    assert program().main([str(folder), "--head", str(newest.seq), newest.hash]) == 1
    assert f"head {newest.seq}" in capsys.readouterr().out


# -- The files ---------------------------------------------------------------------------------------------------------
def test_a_line_holds_the_payload_as_the_very_text_that_was_committed_to(paper) -> None:
    line = json.loads(b"".join(paper.get("/record/chain/1.jsonl").streaming_content).splitlines()[0])
    version = PublishedVersion.objects.get(seq=1)

    assert line["payload"] == version.payload
    assert chain.commitment_of(bytes.fromhex(line["salt"]), line["payload"]) == line["commitment"]


@pytest.mark.parametrize("name", ["0", "2", "999999999", "99999999999999999999999"])
def test_a_file_that_is_not_there_is_not_found(paper, name) -> None:
    assert paper.get(f"/record/chain/{name}.jsonl").status_code == 404


def test_a_file_is_sent_again_only_when_it_changed(paper, publisher, now) -> None:
    etag = paper.get("/record/chain/1.jsonl").headers["ETag"]
    assert paper.get("/record/chain/1.jsonl", headers={"If-None-Match": etag}).status_code == 304

    withdraw(Article.objects.get(), by=publisher, now=now, notice="We could not stand it up.")

    assert paper.get("/record/chain/1.jsonl", headers={"If-None-Match": etag}).status_code == 200


def version_on(day: str, seq: int) -> PublishedVersion:
    return PublishedVersion.objects.create(
        chain="main", seq=seq, previous=f"p{seq}", story="s", number=seq, kind="update", recorded_at=f"{day}T12:00:00Z",
        commitment="c", hash=f"h{seq}", is_live=False,
    )  # fmt: skip


def test_a_day_ends_with_its_last_version_and_the_newest_day_is_left_open() -> None:
    for seq, day in enumerate(["2026-03-01", "2026-03-01", "2026-03-04"], start=1):
        version_on(day, seq)

    assert chain_files.daily_heads() == [chain_files.Head("2026-03-01", 2, "h2")]


def test_a_clock_set_back_changes_no_line_that_is_there() -> None:
    for seq, day in enumerate(["2026-03-01", "2026-03-04", "2026-03-05"], start=1):
        version_on(day, seq)
    before = chain_files.daily_heads()

    version_on("2026-03-02", 4)
    version_on("2026-03-06", 5)

    assert chain_files.daily_heads()[: len(before)] == before


def test_the_page_of_the_record_tells_the_head_and_how_to_check(paper) -> None:
    page = paper.get("/record/").content.decode()

    assert chain_files.newest_head().hash in page
    assert "record/verify" in page


def test_the_record_takes_three_queries(paper, django_assert_num_queries) -> None:
    with django_assert_num_queries(3, using="record"):
        paper.get("/record/")
