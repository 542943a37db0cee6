"""Data keys and their master key."""

import uuid

import pytest
from django.db import connections

from sources import cipher, vault
from sources.errors import WrongKey
from sources.models import DataKey
from sources.vocabulary import SourceKind
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")


def new_master():
    return cipher.new_key().decode("ascii")


def test_one_key_that_does_not_open_leaves_all_as_they_were(protected, reporter, settings):
    vault.create_protected(reporter, SourceKind.PERSON, {})
    stranger = DataKey.objects.exclude(pk=protected.pk).get()
    stranger.wrapped = cipher.wrap([new_master()], cipher.new_key())
    stranger.save()
    before = bytes(DataKey.objects.get(pk=protected.pk).wrapped)

    with pytest.raises(WrongKey):
        vault.rotate([new_master(), *settings.NEWSROOM_VAULT_KEYS])

    assert bytes(DataKey.objects.get(pk=protected.pk).wrapped) == before


def test_after_rotation_the_new_master_key_alone_opens(protected, reporter, settings):
    old, new = settings.NEWSROOM_VAULT_KEYS, new_master()
    sealed_before = protected.identity.token

    assert vault.rotate([new, *old]) == 1

    settings.NEWSROOM_VAULT_KEYS = [new]
    assert vault.read(protected, reporter, "Checking").reveal() == IDENTITY
    protected.refresh_from_db()
    assert protected.identity.token == sealed_before
    settings.NEWSROOM_VAULT_KEYS = old
    with pytest.raises(WrongKey):
        vault.read(protected, reporter, "Checking")


def test_data_keys_live_only_in_their_own_store(protected):
    assert DataKey.objects.get().pk == protected.pk
    assert DataKey.objects.all().db == "keys"


def test_the_main_database_has_no_table_for_them():
    assert "sources_datakey" not in connections["default"].introspection.table_names()
    assert "sources_source" not in connections["keys"].introspection.table_names()


def test_status_counts_what_is_lost_locked_and_spare(protected, reporter):
    lost = vault.create_protected(reporter, SourceKind.PERSON, {})
    DataKey.objects.filter(pk=lost.pk).delete()
    locked = vault.create_protected(reporter, SourceKind.PERSON, {})
    DataKey.objects.filter(pk=locked.pk).update(wrapped=cipher.wrap([new_master()], cipher.new_key()))
    spare = uuid.uuid4()
    vault.keys.make(spare)

    status = vault.keys.status()

    assert (status.sources, status.opening, status.locked, status.lost, status.spare) == (3, 2, 1, 1, 1)
    assert vault.keys.of(spare)
