"""`make eval`: a table, and an exit status that CI can act on."""

from pathlib import Path

import pytest

from tests.eval import floors as floors_file
from tests.eval.__main__ import main
from tests.eval.labelled import STORIES

ONE = sorted(STORIES.glob("*.txt"))[0].stem


def test_no_such_story_is_said_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--story", "no such story"]) == 2
    assert "no such story" in capsys.readouterr().err


def test_a_missing_file_is_said_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "absent.jsonl")]) == 2
    assert "absent.jsonl" in capsys.readouterr().err


def test_a_figure_below_its_floor_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    high = tmp_path / "floors.toml"
    high.write_text("[least]\nstrict = 100.1\n[most]\n", encoding="utf-8")
    monkeypatch.setattr(floors_file, "FLOORS", high)

    assert main(["--floors", "--runs", "1", "--story", ONE]) == 1
    assert "BELOW strict is" in capsys.readouterr().out


def test_without_floors_it_only_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--runs", "1", "--story", ONE, "--worst", "1", "--show", "5", "--rules"]) == 0

    printed = capsys.readouterr().out
    assert printed.startswith("1 stories")
    assert "milliseconds a story" in printed
    assert f"missed or in vain  {ONE}" in printed


def test_labels_written_out_can_be_scored_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"

    assert main(["--runs", "1", "--story", ONE, "--export", str(gold), "--found", str(found)]) == 0
    ours = capsys.readouterr().out.splitlines()[3]
    assert main(["--runs", "1", "--gold", str(gold)]) == 0

    assert capsys.readouterr().out.splitlines()[3] == ours
    assert ours.startswith("  all, strict")
    assert found.read_text("utf-8").count("\n") == 1
