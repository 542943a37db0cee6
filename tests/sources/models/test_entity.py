"""Entities, posts and other names that must never exist."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sources import registry
from sources.models import Alias, Entity, EntityRole
from sources.vocabulary import EntityState, EntityType

pytestmark = pytest.mark.django_db(databases="__all__")


def refused(constraint, make):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    assert constraint is None or constraint in str(error.value)


def entity(**fields):
    return Entity.objects.create(**{"type": EntityType.PERSON, "name": "Ana Duarte", "slug": "ana-duarte", **fields})


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"type": "gossip"}, "entity_type_known"),
        ({"state": "gossip"}, "entity_state_known"),
        ({"slug": ""}, "entity_has_a_slug"),
        ({"name": ""}, "entity_has_a_name"),
        ({"state": EntityState.MERGED}, "entity_merged_exactly_when_into_another"),
    ],
)
def test_impossible_entities_are_refused(fields, constraint):
    refused(constraint, lambda: entity(**fields))


def test_an_entity_merged_into_another_is_not_active_too():
    other = entity()

    refused("entity_merged_exactly_when_into_another", lambda: entity(slug="a-duarte", merged_into=other))


def test_an_entity_is_not_merged_into_itself():
    it = entity()

    refused(
        "entity_not_merged_into_itself",
        lambda: Entity.objects.filter(pk=it.pk).update(state=EntityState.MERGED, merged_into=it),
    )


def test_two_people_do_not_share_an_address():
    entity()

    refused(None, entity)


def test_an_event_and_a_law_share_the_word_things_and_so_no_slug():
    entity(type=EntityType.EVENT, name="Harbour Day", slug="harbour-day")

    refused(None, lambda: entity(type=EntityType.WORK_OR_LAW, name="Harbour Day", slug="harbour-day"))


def test_a_person_and_a_place_may_share_a_slug():
    entity(slug="aldermere")

    assert entity(type=EntityType.PLACE, slug="aldermere").pk


def test_a_post_does_not_end_before_it_starts():
    refused(
        "entity_role_ends_after_it_starts",
        lambda: EntityRole.objects.create(
            entity=entity(), title="harbour master", from_date=date(2026, 2, 1), to_date=date(2026, 1, 1)
        ),
    )


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "gossip"}, "alias_kind_known"),
        ({"text": ""}, "alias_has_text"),
        ({"from_date": date(2026, 2, 1), "to_date": date(2026, 1, 1)}, "alias_ends_after_it_starts"),
    ],
)
def test_impossible_other_names_are_refused(fields, constraint):
    refused(constraint, lambda: Alias.objects.create(**{"entity": entity(), "text": "Duarte", **fields}))


def test_one_other_name_stands_once():
    it = entity()
    it.aliases.create(text="Duarte")

    refused(None, lambda: it.aliases.create(text="Duarte"))


def test_current_follows_mergers_to_the_end(reporter):
    last = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
    middle = entity(slug="a-duarte", state=EntityState.MERGED, merged_into=last)
    first = entity(slug="duarte", state=EntityState.MERGED, merged_into=middle)

    assert first.current == last
    assert last.current == last


def test_what_tells_it_apart_stands_behind_the_name():
    assert str(Entity(name="Portland", disambiguation="Oregon")) == "Portland (Oregon)"
    assert str(EntityRole(title="mayor", organisation_name="Aldermere")) == "mayor, Aldermere"
