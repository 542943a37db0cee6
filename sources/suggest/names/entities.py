"""Which of the names an editor is shown: whatever the newsroom knows, and of the new ones those that say what they are."""

from ..model import Entity
from .model import Name, Names, Nominal

_SURE_ENOUGH = 0.5


def entities(names: Names) -> tuple[Entity, ...]:
    """Return the names worth a suggestion, and the descriptions tied to them, in reading order and without overlap."""
    shown = [_of_name(name) for name in names.all if _is_worth_showing(name)]
    starts = {name.start for name in names.all}
    shown += [_of_nominal(nominal) for nominal in names.nominals if starts.isdisjoint(range(nominal.start, nominal.end))]
    return tuple(sorted(shown, key=lambda entity: entity.start))


def _is_worth_showing(name: Name) -> bool:
    return name.known or name.ambiguous or (name.type != "other" and name.confidence >= _SURE_ENOUGH)


def _of_name(name):
    return Entity(
        start=name.start,
        end=name.end,
        text=name.text,
        name=name.canonical,
        type=name.type,
        known=name.known,
        entity_id=name.entity_id,
        source_id=name.source_id,
        kind=name.kind,
        ambiguous=name.ambiguous,
        candidates=name.candidates,
        rule=name.rule,
        confidence=name.confidence,
    )


def _of_nominal(nominal: Nominal) -> Entity:
    return Entity(
        start=nominal.start,
        end=nominal.end,
        text=nominal.text,
        name=nominal.canonical,
        type=nominal.type,
        known=nominal.entity_id is not None or nominal.source_id is not None,
        entity_id=nominal.entity_id,
        source_id=nominal.source_id,
        kind="nominal",
        ambiguous=False,
        candidates=(),
        rule=nominal.rule,
        confidence=nominal.confidence,
    )
