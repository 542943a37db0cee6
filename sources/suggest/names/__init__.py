"""Names in a text: the newsroom’s own, found by its directory, and new ones, read from capitals and their neighbours."""

import re

from ..directory import EMPTY, Directory
from ..page import Page
from .context import weigh, weigh_full_names
from .entities import entities
from .headings import read_headings
from .known import with_known
from .lexicon import relation_genders, title_genders
from .model import Name, Names, Nominal
from .nominals import find_nominals
from .organisations import initials_in_brackets, tie_organisations
from .paragraphs import ParagraphReader, is_heading
from .roles import add_role
from .same import tie_people
from .sighting import Sighting

_SMALL_WORD = re.compile(r"\b[a-z][a-z]+\b")

__all__ = ["Name", "Names", "Nominal", "entities", "find_names"]


def find_names(page: Page, directory: Directory = EMPTY) -> Names:
    """Return every name of the page in reading order and the descriptions tied to them. Linear in the text."""
    headings, sightings = _read(page)
    sightings = with_known(page.flat, sightings, directory)
    for sighting in sightings:
        sighting.gender = sighting.gender or _gender_of_title(sighting.title)
    initials = initials_in_brackets(page.flat, sightings)
    weigh_full_names(page.flat, sightings)
    tie_people(sightings)
    tie_organisations(sightings, initials)
    weigh(page.flat, sightings)
    sightings = _with_support(sightings)
    for sighting in sightings:
        add_role(page.flat, sighting)
    if headings:
        sightings = sorted([*sightings, *read_headings(page.flat, headings, sightings)], key=lambda s: s.start)
        sightings = [s for at, s in enumerate(sightings) if not at or s.start >= sightings[at - 1].end]
    nominals = find_nominals(page.flat, sightings)
    return Names([_finished(page, sighting) for sighting in sightings], nominals)


def _read(page):
    headings, sightings = [], []
    small = frozenset(_SMALL_WORD.findall(page.flat))
    for paragraph in page.paragraphs:
        if paragraph.furniture:
            continue
        if is_heading(page.flat, paragraph.start, paragraph.end):
            headings.append((paragraph.start, paragraph.end))
        else:
            reader = ParagraphReader(page.flat, paragraph.start, paragraph.end, small)
            sightings += reader.read()
            headings += reader.headings
    return headings, sightings


def _with_support(sightings: list[Sighting]) -> list[Sighting]:
    """Drop what has its capital only from a sentence's beginning, unless the same word has one of its own elsewhere."""
    standing = {sighting.text: sighting for sighting in sightings if not sighting.is_weak}
    kept = []
    for sighting in sightings:
        like = standing.get(sighting.text) if sighting.is_weak else None
        if like is not None:
            sighting.type, sighting.rule, sighting.confidence = like.type, like.rule, like.confidence
            sighting.canonical, sighting.gender = like.canonical, like.gender
        if like is not None or not sighting.is_weak:
            kept.append(sighting)
    return kept


def _gender_of_title(title):
    for word in title.lower().replace(".", "").split():
        if gender := title_genders().get(word) or relation_genders().get(word):
            return gender
    return ""


def _finished(page, sighting):
    return Name(
        start=sighting.start,
        end=sighting.end,
        text=page.text[sighting.start : sighting.end],
        type=sighting.type or "other",
        canonical=sighting.canonical or " ".join(sighting.text.split()),
        known=sighting.known,
        entity_id=sighting.entity_id,
        source_id=sighting.source_id,
        kind=sighting.kind,
        gender=sighting.gender,
        plural=sighting.plural,
        title=sighting.title,
        title_start=sighting.title_start,
        role=sighting.role,
        quoted=page.filled[sighting.start] == "\x1a",
        ambiguous=len(sighting.candidates) > 1,
        candidates=sighting.candidates,
        rule=sighting.rule,
        confidence=sighting.confidence,
    )
