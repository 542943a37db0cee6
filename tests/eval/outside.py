"""Labelled stories in JSON Lines, to and from other scorers.

A line is {"id", "text", "people", "sources_people", "quotes": [{"start", "end", "quote", "type", "speaker",
"speaker_mention", "verb", "cue_class", "group", "part"}]}; a quotation read from elsewhere may say "speech": false, which
makes finding it neither right nor wrong.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.eval.agreeing import same_person
from tests.eval.labelled import Quotation, Story
from tests.eval.measure import Answer


def read_lines(path: Path) -> list[Story]:
    """Read labelled stories of somebody else. Names, figures and warnings of theirs are not asked for."""
    with path.open(encoding="utf-8") as lines:
        return [_story(json.loads(line)) for line in lines if line.strip()]


def gold_lines(stories: Iterable[Story]) -> Iterator[str]:
    """Yield our stories, one JSON object a line."""
    for story in stories:
        people = story.named.get("people", ())
        speakers = {quotation.speaker for quotation in story.quotations if quotation.speaker}
        row = {
            "id": story.id,
            "subset": story.style,
            "text": story.text,
            "people": list(people),
            "sources_people": [name for name in people if any(same_person(who, name, people) for who in speakers)],
            "quotes": list(_gold_rows(story)),
        }
        yield json.dumps(row, ensure_ascii=False)


def found_lines(answers: Iterable[Answer]) -> Iterator[str]:
    """Yield what was found, one JSON object a line."""
    for one in answers:
        row = {
            "id": one.story.id,
            "quotes": [_without_ids(quote) for quote in one.suggestions.quotes],
            "entities": [_without_ids(entity) for entity in one.suggestions.entities],
            "figures": [asdict(figure) for figure in one.suggestions.figures],
            "warnings": [asdict(warning) for warning in one.suggestions.warnings],
            "ms": round(one.ms, 3),
        }
        yield json.dumps(row, ensure_ascii=False)


def _story(row):
    return Story(
        id=str(row["id"]),
        text=row["text"],
        quotations=tuple(_quotation(quote) for quote in row["quotes"]),
        named={"people": tuple(row["people"])} if "people" in row else {},
    )


def _quotation(quote):
    return Quotation(
        start=quote["start"],
        end=quote["end"],
        type=quote["type"],
        speaker=quote.get("speaker"),
        speaker_mention=quote.get("speaker_mention"),
        verb=quote.get("verb"),
        cue_class=quote.get("cue_class") or "",
        group=quote.get("group"),
        optional=not quote.get("speech", True),
    )


def _gold_rows(story):
    parts = Counter()
    for quotation in story.quotations:
        row = asdict(quotation)
        del row["optional"]
        if quotation.group:
            parts[quotation.group] += 1
            row["part"] = parts[quotation.group]
        yield {**row, "quote": story.text[quotation.start : quotation.end]}


def _without_ids(found):
    return {key: value for key, value in asdict(found).items() if key not in ("entity_id", "source_id", "candidates")}
