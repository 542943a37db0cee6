"""The labelled stories: text, and what an editor says is in it. README.md tells how they are written."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.eval.marked import Marked

STORIES = Path(__file__).parent / "stories"
STYLES = ("straight", "curly", "single", "doubled", "guillemet", "mixed")
CUE_CLASSES = ("neutral", "additive", "performative", "presumes_true", "presumes_doubt", "emotive", "hearsay", "")
WARNING_CODES = (
    "unbalanced_marks", "doubled_word", "loaded_cue", "anonymous_speaker", "unnamed_group",
    "single_source", "headline_asserts", "figures_differ", "relative_date", "hearsay",
)  # fmt: skip
NAMED = ("people", "organisations", "places", "events", "operations", "works")
_HEADER = re.compile(r"# ([a-z]+):(.*)")
_LABEL = re.compile(r"\{\{(\w+)\||\}\}")
_KEY = re.compile(r"[qf]\d+")
_PARTED_BY = re.compile(r"^---[ \t]*$", re.MULTILINE)


class BadStory(ValueError):
    """A story file is not written as it should be. The message names file and line."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch said by somebody. Parts of one quotation share `group`. Where `optional`, finding it is neither right
    nor wrong."""

    start: int
    end: int
    type: str
    speaker: str | None
    speaker_mention: str | None
    verb: str | None
    cue_class: str
    group: str | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure. `what` are the words of its unit and of the thing counted; `differs_from` are places of other figures."""

    start: int
    end: int
    value: float
    what: str
    approx: bool
    differs_from: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """`named` holds full names by kind (`people`, `places`, …); a kind that was not labelled is absent."""

    id: str
    text: str
    quotations: tuple[Quotation, ...]
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    figures: tuple[Counted, ...] | None = None
    warnings: frozenset[str] | None = None
    style: str = ""


def stories(folder: Path = STORIES) -> list[Story]:
    """Read all stories, by file name. Raises BadStory."""
    return [read_story(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.txt"))]


def read_story(source: str, name: str) -> Story:
    """Read one story from its file's text. Raises BadStory with `name` and the line."""
    parts = _PARTED_BY.split(source)
    if len(parts) != 3:
        raise BadStory(f"{name}: there must be two lines '---', one over the story and one under it, not {len(parts) - 1}")
    head, labelled, rows = parts
    first_line = head.count("\n") + 1
    header = _read_header(head, name)
    text, spans = _read_labels(labelled, name, first_line)
    cells = _read_rows(rows, name, first_line + labelled.count("\n"))
    _refuse_unmatched(spans, cells, name)
    marked = Marked(text)
    return Story(
        id=name.removesuffix(".txt"),
        text=text,
        quotations=tuple(sorted(_quotations(spans, cells, text, marked, name), key=lambda quotation: quotation.start)),
        named={kind: _list(header.get(kind, "")) for kind in NAMED if kind in header or kind == "people"},
        figures=tuple(sorted(_figures(spans, cells, name), key=lambda figure: figure.start)),
        warnings=frozenset(_list(header.get("warnings", ""))),
        style=header["style"],
    )


def _list(value):
    return tuple(entry.strip() for entry in value.split(";") if entry.strip())


def _read_header(head, name):
    header = {}
    for number, line in enumerate(head.splitlines(), 1):
        if not line.strip():
            continue
        match = _HEADER.fullmatch(line.strip())
        if not match or match[1] not in {"style", "warnings", "dateline", *NAMED}:
            raise BadStory(f"{name}:{number}: not a line of the header: {line}")
        header[match[1]] = match[2].strip()
    if header.get("style") not in STYLES:
        raise BadStory(f"{name}: '# style:' must be one of {', '.join(STYLES)}")
    unknown = set(_list(header.get("warnings", ""))) - set(WARNING_CODES)
    if unknown:
        raise BadStory(f"{name}: no such warning: {', '.join(sorted(unknown))}")
    return header


def _read_labels(labelled, name, first_line):
    """Return the text without labels and {key: [(start, end), ...]} in it."""
    lead = len(labelled) - len(labelled.lstrip("\n"))
    pieces, spans, opened, length, at = [], {}, [], 0, lead
    body = labelled.rstrip()
    for label in _LABEL.finditer(body, lead):
        line = first_line + body.count("\n", 0, label.start())
        pieces.append(body[at : label.start()])
        length += label.start() - at
        at = label.end()
        if label[1]:
            if not _KEY.fullmatch(label[1]):
                raise BadStory(f"{name}:{line}: a key is q or f and a number, not {label[1]}")
            opened.append((label[1], length, line))
        elif not opened:
            raise BadStory(f"{name}:{line}: }}}} closes nothing")
        else:
            key, start, _ = opened.pop()
            spans.setdefault(key, []).append((start, length))
    if opened:
        raise BadStory(f"{name}:{opened[-1][2]}: {opened[-1][0]} is never closed")
    pieces.append(body[at:])
    text = "".join(pieces)
    stray = re.search(r"\{\{|\}\}", text)
    if stray:
        raise BadStory(f"{name}:{first_line + text.count(chr(10), 0, stray.start()) + lead}: a stray {stray.group()}")
    return text, {key: sorted(places) for key, places in spans.items()}


def _read_rows(rows, name, first_line):
    """Return {key: (line, cells)}."""
    cells = {}
    for number, line in enumerate(rows.splitlines(), first_line):
        if not line.strip():
            continue
        key, *rest = (cell.strip() for cell in line.split("|"))
        if key in cells:
            raise BadStory(f"{name}:{number}: {key} has a row already, on line {cells[key][0]}")
        cells[key] = number, rest
    return cells


def _refuse_unmatched(spans, cells, name):
    for key in sorted(spans.keys() - cells.keys()):
        raise BadStory(f"{name}: {key} stands in the text and has no row")
    for key in sorted(cells.keys() - spans.keys()):
        raise BadStory(f"{name}:{cells[key][0]}: {key} has a row and does not stand in the text")


def _quotations(spans, cells, text, marked, name):
    for key, places in spans.items():
        if not key.startswith("q"):
            continue
        line, row = cells[key]
        if len(row) != 4:
            raise BadStory(f"{name}:{line}: a quotation's row is key | speaker | mention | cue | class")
        speaker, mention, verb, cue_class = (None if cell == "-" else cell for cell in row)
        if cue_class not in CUE_CLASSES:
            raise BadStory(f"{name}:{line}: no such class of cue: {cue_class}")
        if mention and mention not in text:
            raise BadStory(f"{name}:{line}: the text does not say “{mention}”")
        if verb and not all(word in text.lower() for word in verb.lower().split()):
            raise BadStory(f"{name}:{line}: the text has no cue “{verb}”")
        for start, end in places:
            type_ = marked.type_of(start, end)
            group = key if len(places) > 1 else None
            yield Quotation(start, end, type_, speaker, mention, verb, cue_class, group)


def _figures(spans, cells, name):
    for key, places in spans.items():
        if not key.startswith("f"):
            continue
        line, row = cells[key]
        if not 3 <= len(row) <= 5:
            raise BadStory(f"{name}:{line}: a figure's row is key | value | unit | counts | approx | differs f1")
        value, unit, counts, approx, differs = [*row, "", ""][:5]
        if approx not in ("", "approx"):
            raise BadStory(f"{name}:{line}: the fifth cell says approx or nothing, not {approx}")
        others = [other for word in differs.replace(",", " ").split() if word != "differs" for other in [word]]
        for other in others:
            if other not in spans:
                raise BadStory(f"{name}:{line}: {key} differs from {other}, which does not stand in the text")
        try:
            number = float(value)
        except ValueError:
            raise BadStory(f"{name}:{line}: not a number: {value}") from None
        differs_from = tuple(sorted(place for other in others for place in spans[other]))
        for start, end in places:
            yield Counted(start, end, number, f"{unit} {counts}".strip(), approx == "approx", differs_from)
