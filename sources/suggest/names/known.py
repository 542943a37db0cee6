"""The newsroom's own names among those read from the text. What the newsroom knows outranks what capitals suggest."""

from bisect import bisect_right

from ..directory import Directory, Match
from .capitals import Capital
from .lexicon import GIVEN, HEADS, ORDINARY, TITLE, kinds
from .sighting import Sighting

_SURE = 0.97
_AFTER_ACCENTS = 0.95


def with_known(flat: str, sightings: list[Sighting], directory: Directory) -> list[Sighting]:
    """Return the sightings with the directory's names in their places, in reading order, still without overlap."""
    matches = directory.find(flat)
    if not matches:
        return sightings
    starts = [sighting.start for sighting in sightings]
    replaced: set[int] = set()
    added: list[Sighting] = []
    for match in matches:
        first = bisect_right(starts, match.start) - 1
        overlapping = _overlapping(sightings, max(first, 0), match)
        known = _merged(flat, match, [sightings[at] for at in overlapping], directory)
        if known is not None:
            replaced.update(overlapping)
            added.append(known)
    kept = [sighting for at, sighting in enumerate(sightings) if at not in replaced]
    return _without_overlap(sorted(kept + added, key=lambda sighting: sighting.start))


def _overlapping(sightings, at, match):
    found = []
    while at < len(sightings) and sightings[at].start < match.end:
        if sightings[at].end > match.start:
            found.append(at)
        at += 1
    return found


def _merged(flat, match, overlapping, directory):
    """Return the known sighting for `match`, None when a longer name of something else stands there."""
    for sighting in overlapping:
        contains = sighting.start <= match.start and sighting.end >= match.end
        if not contains or (sighting.start, sighting.end) == (match.start, match.end):
            continue
        if _is_same_longer(sighting, match, directory):
            return _mark(sighting, match, directory)
        if not _is_only_dressing(sighting, match):
            return None
    if len(overlapping) == 1 and (overlapping[0].start, overlapping[0].end) == (match.start, match.end):
        return _mark(overlapping[0], match, directory)
    known = Sighting(flat, _capitals(flat, match), match.known.type, "directory", _SURE)
    for sighting in overlapping:
        if sighting.start == match.start and sighting.title:
            known.title, known.title_start = sighting.title, sighting.title_start
    return _mark(known, match, directory)


def _is_same_longer(sighting, match, directory):
    """Is the longer name in the text one of the same bearer: Duarte in “Ana Duarte”, Portland in “Portland, Oregon”?"""
    if sighting.rule == "place and state":
        return match.known.type == "place" and match.start == sighting.start
    if sighting.type != match.known.type or sighting.type != "person":
        return False
    full = directory.full_name(match.owners[0]).lower().replace("’", "'").split()
    return all(
        word in full or (len(word.rstrip(".")) == 1 and word[0] in {each[0] for each in full}) for word in sighting.words
    )


def _is_only_dressing(sighting, match):
    """Are the words around the match no part of a name: Yesterday Ana Duarte?"""
    around = [capital for capital in sighting.capitals if not match.start <= capital.start < match.end]
    if all(capital.kinds & (ORDINARY | TITLE) and not capital.kinds & HEADS for capital in around):
        return True
    if " " not in match.known.name:
        return False
    return sighting.rule == "capitals" or (sighting.type == match.known.type == "person" and _is_rank(around, match))


def _is_rank(around, match):
    """Are all of them before the name and no given names? Grower Ana Duarte is Ana Duarte, Mary Ann Lee is not Ann Lee."""
    return all(word.start < match.start and not word.kinds & GIVEN and len(word.text) > 2 for word in around)


def _capitals(flat, match):
    all_kinds = kinds()
    found, at = [], match.start
    for word in flat[match.start : match.end].split():
        at = flat.index(word, at)
        found.append(Capital(at, at + len(word), word, None, False, all_kinds))
        at += len(word)
    return found


def _mark(sighting, match, directory):
    sighting.known = True
    sighting.is_weak = False
    sighting.rule = "directory"
    sighting.confidence = _SURE if match.exact else _AFTER_ACCENTS
    sighting.type = match.known.type
    sighting.kind = _kind(match)
    if len(match.owners) == 1:
        sighting.entity_id, sighting.source_id = match.owners[0]
        sighting.canonical = directory.full_name(match.owners[0])
    else:
        sighting.candidates = tuple((owner[0], directory.full_name(owner)) for owner in match.owners)
        sighting.canonical = match.known.name
        sighting.confidence = 0.6
    return sighting


def _kind(match: Match) -> str:
    if match.known.alias_kind == "full":
        return "name"
    return "acronym" if match.known.alias_kind == "acronym" else "alias"


def _without_overlap(sightings):
    kept = []
    for sighting in sightings:
        if kept and sighting.start < kept[-1].end:
            if sighting.known and not kept[-1].known:
                kept[-1] = sighting
        else:
            kept.append(sighting)
    return kept
