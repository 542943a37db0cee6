"""The names suggestions look for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources import registry, vault
from sources.directory import KnownName, known_names
from sources.models import Entity, Source
from sources.vocabulary import AliasKind, EntityState, EntityType, SourceKind
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")


def names():
    return [known.name for known in known_names()]


def test_a_protected_source_adds_no_name(protected, reporter):
    vault.write(protected, reporter, reason="Update", identity={"aliases": ["Mira Q."]})

    assert known_names() == []
    assert IDENTITY["name"] not in str(known_names())


def test_drafts_and_merged_entities_add_no_name(reporter):
    kept = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
    registry.make_entity("Anna Duarte", EntityType.PERSON, by=reporter, state=EntityState.DRAFT)
    merged = registry.make_entity("A. Duarte", EntityType.PERSON, by=reporter)
    merged.aliases.create(text="Duarte junior")
    Entity.objects.filter(pk=merged.pk).update(state=EntityState.MERGED, merged_into=kept)

    assert names() == ["Ana Duarte"]


def test_retired_sources_and_groups_add_no_name():
    Source.objects.create(kind=SourceKind.DOCUMENT, name="Old accounts", state="retired")
    Source.objects.create(kind=SourceKind.UNNAMED_GROUP, name="officials")

    assert names() == []


def test_entities_other_names_and_open_sources_do_longest_first(reporter):
    duarte = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
    duarte.aliases.create(text="WHO", kind=AliasKind.ACRONYM, case_sensitive=True, may_match_alone=False)
    registry.open_source_for(duarte, by=reporter)
    accounts = Source.objects.create(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")

    assert known_names() == [
        KnownName("Harbour accounts 2025", None, "work_or_law", "full", False, True, source_id=accounts.pk),
        KnownName("Ana Duarte", duarte.pk, "person", "full", False, True),
        KnownName("WHO", duarte.pk, "person", "acronym", True, False),
    ]


def test_it_asks_the_database_for_open_sources_only():
    """The constraints leave a protected source no name to give; the question must not rest on that alone."""
    with CaptureQueriesContext(connection) as captured:
        known_names()

    (asking_sources,) = [query["sql"] for query in captured if 'FROM "sources_source"' in query["sql"]]
    assert 'NOT "sources_source"."protected"' in asking_sources


def test_it_takes_three_queries_however_many_names(reporter, django_assert_num_queries):
    for number in range(5):
        entity = registry.make_entity(f"Person {number}", EntityType.PERSON, by=reporter)
        entity.aliases.create(text=f"P{number}")

    with django_assert_num_queries(3):
        assert len(known_names()) == 10
