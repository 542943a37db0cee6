"""`manage.py suggest`: stories in, suggestions out, whatever the lines hold."""

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from hypothesis import given
from hypothesis import strategies as st

from sources import registry
from sources.management.commands import suggest as command
from sources.management.suggestion_lines import as_json, read_story
from sources.management.suggestion_table import table_of
from sources.suggest import suggest
from sources.suggest.model import Entity, Figure, Quote, Suggestions, Warning
from sources.vocabulary import EntityType

pytestmark = pytest.mark.django_db

TEXT = "“The ramp is closed until the spring,” said Ana Duarte, the harbour master."
KEYS = ["id", "quotes", "entities", "figures", "warnings", "ms"]
EVERYTHING = Suggestions(
    (
        Quote(
            0, 5, "direct", ((1, 4),), "Ana", "she", 6, 9, "person", None, None, "", "said", 9, 13, "neutral", "r", 0.91, "a"
        ),
    ),
    (Entity(6, 9, "she", "Ana", "person", False, None, None, "name", False, (), "r", 0.5),),
    (Figure(1, 3, 498.0, "km", "ferries", True, ((3, 5),)),),
    (Warning("loaded_cue", 9, 13, "This verb judges what was said."),),
)


def run(monkeypatch: pytest.MonkeyPatch, *lines: Any, raw: bytes | None = None) -> tuple[list[dict[str, Any]], int]:
    """Return the answers to these lines and the exit status."""
    given = (
        raw if raw is not None else "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines).encode()
    )
    stdin = SimpleNamespace(buffer=io.BytesIO(given), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    out, status = io.StringIO(), 0
    try:
        call_command("suggest", stdout=out)
    except SystemExit as end:
        status = end.code
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def table(tmp_path: Any, content: bytes) -> str:
    path, out = tmp_path / "story.txt", io.StringIO()
    path.write_bytes(content)
    call_command("suggest", str(path), stdout=out)
    return out.getvalue()


# -- Lines that cannot be read -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "line",
    [
        "nonsense", "[1]", "3", '"text"', '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": null}', "[" * 5000,
        '{"id": 1, "text": "a", "headline": 4}', '{"id": NaN, "text": "a"}',
    ],
)  # fmt: skip
def test_a_bad_line_is_answered_and_the_others_are_read_all_the_same(line, monkeypatch) -> None:
    answers, status = run(monkeypatch, {"id": "a", "text": TEXT}, line, {"id": "b", "text": TEXT})

    assert [answer["id"] for answer in answers] in (["a", None, "b"], ["a", 1, "b"])
    assert (answers[1]["line"], bool(answers[1]["error"]), status) == (2, True, 1)
    assert "quotes" not in answers[1]
    assert answers[2]["quotes"] == answers[0]["quotes"] != []


def test_a_line_that_is_not_utf8_is_answered(monkeypatch) -> None:
    answers, status = run(monkeypatch, raw='{"id": 1, "text": "café"}'.encode("latin-1"))

    assert (len(answers), bool(answers[0]["error"]), status) == (1, True, 1)


def test_a_text_that_is_too_long_is_answered(monkeypatch) -> None:
    answers, status = run(monkeypatch, {"id": "long", "text": "said " * 210_000}, {"id": "b", "text": TEXT})

    assert (answers[0]["id"], bool(answers[0]["error"]), status) == ("long", True, 1)
    assert answers[1]["quotes"]


def test_a_line_without_end_is_passed_over(monkeypatch) -> None:
    monkeypatch.setattr(command, "MAX_LINE_BYTES", 200)
    story = json.dumps({"id": "b", "text": TEXT}, ensure_ascii=False).encode()

    answers, status = run(monkeypatch, raw=b"x" * 1001 + b"\n" + story + b"\n" + b"y" * 1001)

    assert [(answer["id"], answer.get("line")) for answer in answers] == [(None, 1), ("b", None), (None, 3)]
    assert status == 1


def test_no_lines_are_no_fault(monkeypatch) -> None:
    assert run(monkeypatch, raw=b"") == ([], 0)
    assert run(monkeypatch, raw=b"\n \r\n") == ([], 0)


def test_without_stories_and_without_a_file_it_says_what_it_wants(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))

    with pytest.raises(CommandError, match=r"FILE\.txt"):
        call_command("suggest")


@given(st.binary())
def test_whatever_a_line_holds_it_is_a_story_or_says_why_not(line) -> None:
    story = read_story(line)

    assert isinstance(story.text, str)
    assert story.error or story.text is not None


# -- Answers -----------------------------------------------------------------------------------------------------------
def test_every_answer_has_the_same_parts_and_its_own_id(monkeypatch) -> None:
    ids = ["a", 7, None, {"of": "any"}]

    answers, status = run(monkeypatch, *({"id": each, "text": TEXT} for each in ids), {"text": ""})

    assert [answer["id"] for answer in answers] == [*ids, None]
    assert all(list(answer) == KEYS for answer in answers)
    assert all(0 < answer["ms"] < 1000 for answer in answers)
    assert status == 0


def test_places_count_code_points_of_the_text_as_it_was_given(monkeypatch) -> None:
    text = f"🛥️🛥️\r\n\r\n{TEXT}"

    (answer,), _status = run(monkeypatch, {"id": 1, "text": text})

    quote = answer["quotes"][0]
    assert text[quote["start"] : quote["end"]] == "“The ramp is closed until the spring,”"


def test_an_answer_has_the_fields_that_were_promised(monkeypatch) -> None:
    monkeypatch.setattr(command, "suggest", lambda *_args, **_facts: EVERYTHING)

    (answer,), _status = run(monkeypatch, {"id": 1, "text": "whatever"})

    assert {name: answer[name][0] for name in KEYS[1:5]} == {
        "quotes": {
            "start": 0, "end": 5, "type": "direct", "speaker": "Ana", "speaker_mention": "she", "verb": "said",
            "cue_class": "neutral", "rule": "r", "confidence": 0.91, "group": "a",
        },
        "entities": {"start": 6, "end": 9, "name": "Ana", "type": "person", "known": False},
        "figures": {
            "start": 1, "end": 3, "value": 498.0, "unit": "km", "counts": "ferries", "approx": True,
            "differs_from": [[3, 5]],
        },
        "warnings": {"code": "loaded_cue", "start": 9, "end": 13, "message": "This verb judges what was said."},
    }  # fmt: skip


def test_headline_and_dateline_reach_the_reading(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(command, "suggest", lambda text, _directory, **facts: asked.append(facts) or Suggestions())

    run(monkeypatch, {"id": 1, "text": TEXT, "headline": "Closed", "dateline": "Pellow"}, {"id": 2, "text": TEXT})

    assert asked[1:] == [{"headline": "Closed", "dateline": "Pellow"}, {"headline": None, "dateline": None}]


def test_each_story_is_answered_before_the_next_is_read(monkeypatch) -> None:
    answered_at = []

    class Stream(io.BytesIO):
        def readline(self, *limit: int) -> bytes:
            answered_at.append(len(out.getvalue().splitlines()))
            return super().readline(*limit)

    out = io.StringIO()
    line = json.dumps({"id": 1, "text": TEXT}).encode() + b"\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Stream(line * 3), isatty=lambda: False))
    call_command("suggest", stdout=out)

    assert answered_at == [0, 1, 2, 3]


def test_half_a_character_is_spelt_out_and_others_stand_as_they_are() -> None:
    assert as_json({"a": "é"}) == '{"a": "é"}'
    assert json.loads(as_json({"a": "\ud800é"}).encode()) == {"a": "\ud800é"}


# -- Names on file -----------------------------------------------------------------------------------------------------
def test_without_a_database_it_says_so_and_reads_all_the_same(monkeypatch, capsys) -> None:
    def refuse() -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(command, "directory", refuse)

    answers, status = run(monkeypatch, {"id": 1, "text": TEXT})

    assert (bool(answers[0]["quotes"]), status) == (True, 0)
    assert "database" in capsys.readouterr().err


def test_names_of_the_directory_are_known(monkeypatch, reporter) -> None:
    registry.make_entity("Ana Duarte", EntityType.PERSON, reporter)

    (answer,), _status = run(monkeypatch, {"id": 1, "text": TEXT})

    assert ("Ana Duarte", True) in [(each["name"], each["known"]) for each in answer["entities"]]


# -- A table for a person ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("content", [b"caf\xe9 said Ana", b"\x00\x01\x02 binary", b"\xff\xfeU\x00T\x00"])
def test_what_is_no_text_in_utf8_is_refused_in_one_line(content, tmp_path) -> None:
    with pytest.raises(CommandError) as refused:
        table(tmp_path, content)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["no-such-file.txt", "\udcff", "x" * 5000, ".", "a\x00b"])
def test_a_file_that_cannot_be_read_is_refused_in_one_line(name) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("suggest", name)
    assert len(str(refused.value)) < 400


def test_a_person_reads_words_speaker_cue_and_rule(tmp_path) -> None:
    printed = table(tmp_path, TEXT.encode("utf-8-sig"))

    for word in ("The ramp is closed", "Ana Duarte", "said", "direct", "Quotations (1)", "Warnings"):
        assert word in printed


@pytest.mark.parametrize("columns", [20, 60, 100, 500])
def test_no_line_of_the_table_is_wider_than_asked_for(columns) -> None:
    text = (TEXT + "\n\n") * 3
    printed = table_of(text, suggest(text), columns)

    assert max(map(len, printed.splitlines())) <= max(60, min(columns, 140))


def test_the_table_shows_everything_and_steers_no_terminal() -> None:
    printed = table_of("\x1b[2J“it”\nher", EVERYTHING, 100)

    assert "\x1b" not in printed
    for word in ("Ana", "loaded_cue", "498", "km", "said", "differs from"):
        assert word in printed
