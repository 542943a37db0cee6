"""Two entries become one: refusals first, then everything that moves."""

import threading
from typing import Any

import pytest
from django.db import connections

from sources import registry
from sources.merging import CannotMerge, merge
from sources.models import Agreement, Alias, Entity, EntityRole, Source
from sources.vocabulary import EntityState, EntityType

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(reporter: Any) -> Entity:
    return registry.make_entity("Ines Calloway", EntityType.PERSON, reporter)


@pytest.fixture
def gone(reporter: Any) -> Entity:
    return registry.make_entity("Inès Callaway", EntityType.PERSON, reporter, description="Harbour master.")


def test_an_entry_does_not_go_into_itself(kept: Entity) -> None:
    with pytest.raises(CannotMerge):
        merge(kept, kept)


def test_a_person_does_not_go_into_an_organisation(kept: Entity, reporter: Any) -> None:
    port = registry.make_entity("Aldermere Port", EntityType.ORGANISATION, reporter)

    with pytest.raises(CannotMerge):
        merge(port, kept)
    kept.refresh_from_db()
    assert kept.state == EntityState.ACTIVE


@pytest.mark.parametrize("turned", [False, True])
def test_who_comes_second_with_the_same_pair_is_refused(kept: Entity, gone: Entity, turned: bool) -> None:
    merge(kept, gone)

    with pytest.raises(CannotMerge):
        merge(*((gone, kept) if turned else (kept, gone)))
    assert list(kept.aliases.values_list("text", flat=True)) == ["Inès Callaway"]


def test_its_name_and_other_names_become_other_names_once_each(kept: Entity, gone: Entity) -> None:
    Alias.objects.create(entity=kept, text="Calloway", kind="short")
    for text in ("Calloway", "Ines Calloway", "The Harbourmistress"):
        Alias.objects.create(entity=gone, text=text, kind="nickname")

    merge(kept, gone)

    assert set(kept.aliases.values_list("text", flat=True)) == {"Calloway", "The Harbourmistress", "Inès Callaway"}
    assert not gone.aliases.exists()


def test_posts_come_along_and_the_same_post_stands_once(kept: Entity, gone: Entity) -> None:
    for entity in (kept, gone):
        EntityRole.objects.create(entity=entity, title="Harbour master", organisation_name="Port", from_date="2024-03-01")
    EntityRole.objects.create(entity=gone, title="Pilot", to_date="2024-02-01")

    merge(kept, gone)

    assert sorted(kept.roles.values_list("title", flat=True)) == ["Harbour master", "Pilot"]


def test_members_parts_and_those_merged_earlier_follow(reporter: Any, kept: Entity) -> None:
    port, old_port, quay, older = (
        registry.make_entity(name, EntityType.ORGANISATION, reporter) for name in ("Port", "Old Port", "Quay", "Older Port")
    )
    merge(old_port, older)
    quay.parent, port.parent = old_port, old_port
    quay.save(), port.save()
    EntityRole.objects.create(entity=kept, title="Harbour master", organisation=old_port)

    merge(port, old_port)

    for row in (quay, port, older):
        row.refresh_from_db()
    assert (quay.parent, port.parent, older.merged_into) == (port, None, port)
    assert kept.roles.get().organisation == port


def test_nothing_becomes_part_of_its_own_part(reporter: Any) -> None:
    authority, port, quay, ministry = (
        registry.make_entity(name, EntityType.ORGANISATION, reporter) for name in ("Authority", "Port", "Quay", "Ministry")
    )
    for part, whole in ((authority, ministry), (port, authority), (quay, port)):
        Entity.objects.filter(pk=part.pk).update(parent=whole)

    merge(quay, authority)

    assert dict(Entity.objects.active().values_list("name", "parent__name")) == {
        "Ministry": None, "Quay": "Ministry", "Port": "Quay",
    }  # fmt: skip


def test_the_whole_does_not_become_a_part_of_itself(reporter: Any) -> None:
    port, quay = (registry.make_entity(name, EntityType.ORGANISATION, reporter) for name in ("Port", "Quay"))
    Entity.objects.filter(pk=quay.pk).update(parent=port)

    merge(port, quay)

    assert Entity.objects.get(pk=port.pk).parent is None


def test_an_open_source_moves_and_one_of_the_same_kind_is_folded_in(kept: Entity, gone: Entity, reporter: Any) -> None:
    own, other = registry.open_source_for(kept, reporter), registry.open_source_for(gone, reporter)
    Source.objects.filter(pk=own.pk).update(contact="Tuesdays.")
    Source.objects.filter(pk=other.pk).update(contact="By letter.")
    agreed = Agreement.objects.create(source=other, terms="on_record", allows_use=True)
    report = Source.objects.create(kind="document", entity=gone)

    merged = merge(kept, gone)

    own.refresh_from_db(), other.refresh_from_db(), agreed.refresh_from_db(), report.refresh_from_db()
    assert merged.folded == {other.pk: own.pk}
    assert (agreed.source, own.contact, other.state) == (own, "Tuesdays.\n\nBy letter.", "retired")
    assert report.entity == kept


def test_what_goes_stays_as_a_row_that_leads_on(kept: Entity, gone: Entity) -> None:
    merge(kept, gone)

    gone.refresh_from_db(), kept.refresh_from_db()
    assert gone.current == kept
    assert kept.description == "Harbour master."


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_merge_a_pair_crosswise_at_once_one_succeeds(kept: Entity, gone: Entity) -> None:
    gate, outcomes = threading.Barrier(2), []

    def act(first: Entity, second: Entity) -> None:
        gate.wait()
        try:
            outcomes.append(merge(first, second))
        except CannotMerge as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=pair) for pair in ((kept, gone), (gone, kept))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(isinstance(each, CannotMerge) for each in outcomes) == [False, True]
    assert Entity.objects.active().count() == 1
