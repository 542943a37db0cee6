"""Names: is everyone and everything that the story names there, and nothing else?"""

from collections import Counter
from collections.abc import Sequence

from sources.suggest.model import Entity
from tests.eval.agreeing import same_person, same_thing
from tests.eval.labelled import Story

_TYPE = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "events": "event",
    "operations": "operation",
    "works": "work_or_law",
}


def count_names(story: Story, entities: Sequence[Entity]) -> Counter:
    """Return how many labelled names are among those found, and how many found ones are labelled, by kind."""
    counts = Counter()
    for kind, wanted in story.named.items():
        found = sorted({entity.name for entity in entities if entity.type == _TYPE[kind]})
        counts[f"{kind}.gold"] += len(wanted)
        counts[f"{kind}.right"] += sum(any(_same(kind, name, want, wanted) for name in found) for want in wanted)
        counts[f"{kind}.found"] += len(found)
        counts[f"{kind}.found_right"] += sum(any(_same(kind, name, want, wanted) for want in wanted) for name in found)
    return counts


def wrong_names(story: Story, entities: Sequence[Entity]) -> list[tuple[str, str]]:
    """Return (what is wrong, name) of each name missed or found in vain."""
    wrong = []
    for kind, wanted in story.named.items():
        found = sorted({entity.name for entity in entities if entity.type == _TYPE[kind]})
        wrong += [(f"missed {kind}", want) for want in wanted if not any(_same(kind, n, want, wanted) for n in found)]
        wrong += [(f"false {kind}", name) for name in found if not any(_same(kind, name, w, wanted) for w in wanted)]
    return wrong


def _same(kind, name, want, wanted):
    return same_person(name, want, wanted) if kind == "people" else same_thing(name, want)
