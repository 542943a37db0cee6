"""Labels and findings in JSON Lines, for other scorers."""

import json
from pathlib import Path

from tests.eval.labelled import stories
from tests.eval.measure import answer
from tests.eval.outside import found_lines, gold_lines, read_lines


def test_our_labels_come_back_as_they_were(tmp_path: Path) -> None:
    ours = stories()[:3]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f"{line}\n" for line in gold_lines(ours)), encoding="utf-8")

    again = read_lines(path)

    assert [(story.id, story.text, story.quotations) for story in again] == [(s.id, s.text, s.quotations) for s in ours]
    assert again[0].figures is None


def test_every_quotation_carries_its_words_and_its_part() -> None:
    for line in gold_lines(stories()[:3]):
        story = json.loads(line)
        assert all(story["text"][q["start"] : q["end"]] == q["quote"] for q in story["quotes"])
        assert all(("part" in q) == bool(q["group"]) for q in story["quotes"])
        assert set(story["sources_people"]) <= set(story["people"])


def test_what_is_not_speech_is_optional(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    quote = {"start": 0, "end": 4, "type": "indirect", "speech": False}
    path.write_text(json.dumps({"id": 7, "text": "Text", "quotes": [quote]}) + "\n\n", encoding="utf-8")

    (story,) = read_lines(path)

    assert (story.id, story.quotations[0].optional, story.named) == ("7", True, {})


def test_findings_can_be_written_as_lines() -> None:
    answers = answer(stories()[:2], runs=1)

    rows = [json.loads(line) for line in found_lines(answers)]

    assert [row["id"] for row in rows] == [one.story.id for one in answers]
    assert {"start", "end", "type", "speaker", "verb"} <= rows[0]["quotes"][0].keys()
    assert "entity_id" not in rows[0]["quotes"][0]
