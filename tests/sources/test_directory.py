"""The names suggestions look for."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources import registry, vault
from sources.directory import KnownName, directory, known_names
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


class TestDirectory:
    """The compiled directory of a process: kept while nothing changes, renewed with the first question after a change."""

    def test_a_protected_source_is_not_in_it(self, protected, reporter):
        vault.write(protected, reporter, reason="Update", identity={"aliases": ["Mira Q."]})

        assert directory().find(f"{IDENTITY['name']} and Mira Q. met.") == []

    def test_it_is_kept_while_nothing_changes(self, reporter):
        registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)

        assert directory() is directory()

    def test_a_new_name_is_known_at_once(self, reporter):
        directory()
        ana = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)

        (match,) = directory().find("Then Ana Duarte left.")

        assert match.owners == ((ana.pk, None),)

    def test_a_merged_or_renamed_one_is_gone_at_once(self, reporter):
        ana = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
        board = registry.make_entity("Harbour Board", EntityType.ORGANISATION, by=reporter)
        directory()
        Entity.objects.filter(pk=ana.pk).update(state=EntityState.MERGED, merged_into=board)
        Entity.objects.filter(pk=board.pk).update(name="Northport Harbour Board")

        assert [match.known.name for match in directory().find("Ana Duarte left. The Northport Harbour Board stayed.")] == [
            "Northport Harbour Board"
        ]

    def test_a_name_that_may_no_longer_stand_alone_is_believed(self, reporter):
        ana = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
        alias = ana.aliases.create(text="Duarte")
        assert directory().find("Duarte left.")

        alias.may_match_alone = False
        alias.save()

        assert directory().find("Duarte left.") == []

    def test_a_change_that_leaves_no_mark_is_seen_after_a_minute(self, reporter, monkeypatch):
        ana = registry.make_entity("Ana Smith", EntityType.PERSON, by=reporter)
        directory()
        Entity.objects.filter(pk=ana.pk).update(name="Ana Smyth")
        later = time.monotonic() + 61
        monkeypatch.setattr("sources.directory.time.monotonic", lambda: later)

        assert len(directory().find("Ana Smyth left.")) == 1

    def test_asking_again_takes_three_queries_and_no_building(self, reporter, django_assert_num_queries):
        registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
        kept = directory()

        with django_assert_num_queries(3):
            assert directory() is kept
