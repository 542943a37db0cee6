"""Going through values of columns with one pen: it notes every name, and puts `[protected]` where that was chosen.

Looking and replacing are the same walk, so that nothing is listed which is not replaced, and the other way round.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import models

from articles import body
from articles.body.body import Body
from articles.body.model import Leaf, Run, cut, merged

from .names import MASK, MASK_IN_ADDRESSES, Found, Wanted, context_of, find_names


@dataclass(frozen=True)
class Spot:
    """One place: `key` says it apart from others of its `scope`, `is_sure` that it is ticked for the person."""

    key: str
    scope: str
    before: str
    name: str
    after: str
    is_sure: bool


@dataclass
class Pen:
    """`chosen` are keys of spots to replace. `scope` is set by whoever walks; `others` are marks on somebody else."""

    wanted: Wanted
    chosen: Set[str] = frozenset()
    scope: str = ""
    is_theirs: bool = False  # a row about somebody else who may bear the same name
    others: Set[str] = frozenset()
    spots: list[Spot] = field(default_factory=list)

    def note(self, text: str, is_other: bool = False) -> list[Found]:
        """Note the names in a text and return those to replace, last first."""
        return [found for found in find_names(text, self.wanted) if self.note_one(text, found, is_other)][::-1]

    def note_one(self, text: str, found: Found, is_other: bool) -> bool:
        """Note one name and say whether it is to be replaced."""
        before, name, after = context_of(text, found)
        key = hashlib.sha256("\x1f".join((self.scope, before, name, after)).encode()).hexdigest()[:24]
        sure = found.is_sure and not self.is_theirs and not is_other
        self.spots.append(Spot(key, self.scope, before, name, after, sure))
        return key in self.chosen


def rewrite(column: models.Field, value: Any, pen: Pen) -> Any:
    """Return the value of a column as it is once the chosen names are gone."""
    label = f"{column.model._meta.label}.{column.name}"
    if not value:
        return value
    if label == "articles.Article.body":
        return rewrite_body(value, pen)
    if label == "articles.Revision.snapshot":
        return rewrite_snapshot(value, pen)
    if label == "sessions.Session.session_data":
        return _rewrite_session(value, pen)
    if isinstance(column, models.JSONField):
        return rewrite_json(value, pen)
    if label == "admin.LogEntry.change_message":
        return rewrite_json(value, pen)
    is_address = isinstance(column, models.SlugField | models.URLField | models.FileField | models.EmailField)
    text = rewrite_text(str(value), pen, MASK_IN_ADDRESSES if is_address else MASK)
    return text[: column.max_length] if column.max_length else text


def rewrite_text(text: str, pen: Pen, mask: str = MASK) -> str:
    """Return plain text with the mask in the chosen places."""
    for found in pen.note(text):
        text = text[: found.start] + mask + text[found.end :]
    return text


def rewrite_json(value: Any, pen: Pen) -> Any:
    """Return a JSON value with every text in it rewritten; JSON within a text is read as such."""
    if isinstance(value, str):
        inner = _json_within(value)
        if inner is None:
            return rewrite_text(value, pen)
        rewritten = rewrite_json(inner, pen)
        return value if rewritten == inner else json.dumps(rewritten)
    if isinstance(value, Mapping):
        return {rewrite_text(str(name), pen): rewrite_json(each, pen) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [rewrite_json(each, pen) for each in value]
    return value


def _json_within(text: str) -> Any:
    if text[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def rewrite_body(html: str, pen: Pen) -> str:
    """Return a story's text; marks stay on what is left, and a link whose address holds the name goes."""
    text = body.read(html)
    leaves = tuple(_rewrite_leaf(leaf, pen) for leaf in text.leaves)
    return html if leaves == text.leaves else Body(leaves).html


def _rewrite_leaf(leaf: Leaf, pen: Pen) -> Leaf:
    runs: list[Run] = list(leaf.runs)
    text = leaf.text
    places = [(found, _marked_as(runs, found)) for found in find_names(text, pen.wanted)]
    for found, marks in reversed(places):
        if pen.note_one(text, found, bool(marks & pen.others)):
            first = cut(runs, found.start, found.end)[0]
            runs = [*cut(runs, 0, found.start), first._replace(text=MASK), *cut(runs, found.end, len(text) + len(MASK) * 99)]
    runs = [_without_telling_link(run, pen) for run in runs]
    return leaf._replace(runs=tuple(merged(runs)))


def _marked_as(runs: Sequence[Run], found: Found) -> set[str]:
    return {run.mention for run in cut(list(runs), found.start, found.end) if run.mention}


def _without_telling_link(run: Run, pen: Pen) -> Run:
    return run._replace(href="") if run.href and pen.note(run.href) else run


def rewrite_snapshot(snapshot: dict[str, Any], pen: Pen) -> dict[str, Any]:
    """Return a revision's story. The words of its marks follow its text; those of no mark are rewritten themselves."""
    before = snapshot.get("body", "")
    after = rewrite_body(before, pen) if isinstance(before, str) and before else before
    marks = body.extract_marks(after) if after else None
    held = (marks.quotation_keys | marks.mention_keys) if marks else frozenset()
    rest = {name: each for name, each in snapshot.items() if name not in ("body", "quotations", "mentions")}
    done = {**rewrite_json(rest, pen), **({"body": after} if "body" in snapshot else {})}
    for name in ("quotations", "mentions"):
        if name in snapshot:
            done[name] = [each if each.get("key") in held else rewrite_json(each, pen) for each in snapshot[name]]
    if marks is not None and after != before:
        follow_the_text(done, marks)
    return {name: done[name] for name in snapshot}


def follow_the_text(snapshot: dict[str, Any], marks: body.Marks) -> None:
    """Give the quotations and mentions of a snapshot the words and places its text has now."""
    quoted = {mark.key: mark for mark in marks.quotations}
    named = {mark.key: mark for mark in marks.mentions}
    for each in snapshot.get("quotations", ()):
        if mark := quoted.get(each.get("key")):
            each |= {"text": mark.text, "spans": [[span.start, span.end] for span in mark.spans], "order": mark.order}
    for each in snapshot.get("mentions", ()):
        if mark := named.get(each.get("key")):
            each |= {"surface": mark.surface, "start": mark.start, "end": mark.end}


def _rewrite_session(data: str, pen: Pen) -> str:
    store = SessionStore()
    values = store.decode(data)
    rewritten = rewrite_json(values, pen)
    return data if rewritten == values else store.encode(rewritten)
