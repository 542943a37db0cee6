"""Names in a text: the newsroom's own, found by its directory, and new ones, read from capitals and the words around them."""

from ..directory import EMPTY, Directory
from ..page import Page
from ..words import words
from .context import weigh
from .headings import read_headings
from .known import with_known
from .lexicon import relation_genders, title_genders
from .model import Name, Names, Nominal
from .paragraphs import ParagraphReader, is_heading
from .same import expand_listed_initials, tie_organisations, tie_people
from .sighting import Sighting

__all__ = ["Name", "Names", "Nominal", "find_names"]


def find_names(page: Page, directory: Directory = EMPTY) -> Names:
    """Return every name of the page in reading order and the descriptions tied to them. Linear in the text."""
    headings, sightings = _read(page)
    sightings = with_known(page.flat, sightings, directory)
    for sighting in sightings:
        sighting.gender = sighting.gender or _gender_of_title(sighting.title)
    tie_people(sightings)
    tie_organisations(page.flat, sightings)
    expand_listed_initials(sightings)
    for sighting in sightings:
        if sighting.confidence < 0.8 and not sighting.canonical:
            weigh(page.flat, sighting)
    sightings = _with_support(sightings)
    if headings:
        sightings = sorted([*sightings, *read_headings(page.flat, headings, sightings)], key=lambda s: s.start)
        sightings = [s for at, s in enumerate(sightings) if not at or s.start >= sightings[at - 1].end]
    return Names([_finished(page, sighting) for sighting in sightings])


def _read(page):
    headings, sightings = [], []
    may_open = words("names_openers")
    for paragraph in page.paragraphs:
        if paragraph.furniture:
            continue
        if is_heading(page.flat, paragraph.start, paragraph.end):
            headings.append((paragraph.start, paragraph.end))
        else:
            sightings += ParagraphReader(page.flat, paragraph.start, paragraph.end).read(may_open)
    return headings, sightings


def _with_support(sightings: list[Sighting]) -> list[Sighting]:
    """Drop what only a sentence's beginning made a capital, unless the same word stands in the text with a capital of its own."""
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
