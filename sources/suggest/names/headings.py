"""Names in headings. Every word has its capital there, so only names that the text below bears out count."""

from .capitals import Capital, read_capitals
from .lexicon import gazetteer
from .same import name_words
from .sighting import Sighting
from .single import read_single

_LONGEST_NAME = 6


def read_headings(flat: str, headings, sightings: list[Sighting]) -> list[Sighting]:
    """Return the names of `headings` ((start, end) each) that also stand in the text, tied to what they mean there."""
    forms: dict[tuple[str, ...], Sighting] = {}
    for sighting in sightings:
        forms.setdefault(tuple(sighting.words), sighting)
        if sighting.canonical and sighting.kind != "coordinated":
            forms.setdefault(tuple(sighting.canonical.lower().replace("’", "'").split()), sighting)
    for sighting in sightings:
        for short in _short_forms(sighting):
            forms.setdefault(short, sighting)
    found = []
    for start, end in headings:
        found += _names_of(flat, read_capitals(flat, start, end), forms, flat[start:end].isupper())
    return found


def _short_forms(sighting):
    """Yield the ways a heading shortens a name: the surname, the last words of an organisation's name."""
    words = name_words(sighting) if sighting.type == "person" else sighting.words
    if sighting.type == "person" and len(words) > 1:
        yield (words[-1],)
    elif sighting.type == "organisation" and sighting.rule == "head":
        for first in range(1, len(words) - 1):
            yield tuple(words[first:])


def _names_of(flat, capitals: list[Capital], forms, is_shouted):
    at = 0
    while at < len(capitals):
        for after in range(min(len(capitals), at + _LONGEST_NAME), at, -1):
            sighting = _name_of(flat, capitals[at:after], forms, is_shouted)
            if sighting:
                yield sighting
                at = after - 1
                break
        at += 1


def _name_of(flat, capitals, forms, is_shouted):
    words = tuple(capital.lower for capital in capitals)
    like = forms.get(words)
    if like is not None:
        return _like(flat, capitals, like)
    if len(capitals) > 1:
        type_ = gazetteer().get(" ".join(words))
        return Sighting(flat, capitals, type_, "listed", 0.9) if type_ else None
    listed = read_single(flat, capitals[0], opens=True)
    if listed is None or listed.rule not in ("listed", "initials") or (is_shouted and listed.type != "place"):
        return None
    return listed


def _like(flat, capitals, like):
    sighting = Sighting(flat, capitals, like.type, like.rule, min(like.confidence, 0.8))
    sighting.canonical = like.canonical or " ".join(like.text.split())
    sighting.gender, sighting.kind, sighting.candidates = like.gender, like.kind, like.candidates
    sighting.known, sighting.entity_id, sighting.source_id = like.known, like.entity_id, like.source_id
    return sighting
