"""New data keys: nothing gets lost, and an old copy of the key no longer opens what is sealed now."""

import pytest

from sources import cipher, vault
from sources.errors import KeyLost, WrongKey
from sources.models import DataKey, Source
from sources.vault import keys, rekeying
from sources.vocabulary import EvidenceKind, Terms
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def before(protected, reporter):
    promise = vault.promise(protected, reporter, Terms.BACKGROUND, "Fears the foreman.")
    notes = vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"found_text": "Rotten."})
    vault.read(protected, reporter, "Lawyer asked")
    return promise, notes, keys.of(protected.pk), vault.fingerprint(protected, reporter, b"a file")


def everything_opens(protected, reporter, promise, notes):
    assert vault.read(protected, reporter, "Checking").reveal() == IDENTITY
    assert vault.read_internal_reason(promise, reporter, "Checking").reveal() == "Fears the foreman."
    assert vault.read_evidence(notes, reporter, "Checking").reveal() == {"found_text": "Rotten."}
    assert "Lawyer asked" in [each.reason.reveal() for each in vault.readings_of(protected, reporter)]


def test_the_old_key_does_not_open_what_is_sealed_now(protected, before):
    vault.rekey()

    with pytest.raises(WrongKey):
        cipher.decrypt_document(before[2], f"source:{protected.pk}", Source.objects.get().identity)


def test_everything_opens_as_before_and_equal_files_still_match(protected, reporter, before):
    promise, notes, _key, mark = before

    assert vault.rekey() == 1
    assert vault.rekey() == 1
    vault.rotate()

    everything_opens(protected, reporter, promise, notes)
    assert vault.fingerprint(protected, reporter, b"a file") == mark


def test_a_crash_half_way_loses_nothing(protected, reporter, before, monkeypatch):
    monkeypatch.setattr(rekeying, "_encrypt_again", lambda source_id: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        vault.rekey()
    monkeypatch.undo()

    everything_opens(protected, reporter, *before[:2])
    vault.write(protected, reporter, "New number", identity={"contact": "pigeon post"})
    assert vault.read(protected, reporter, "Checking").reveal()["name"] == IDENTITY["name"]


def test_a_lost_key_is_said_and_not_made_up(protected):
    DataKey.objects.all().delete()

    with pytest.raises(KeyLost):
        vault.rekey()
