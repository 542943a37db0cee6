"""Destroying an identity takes two people and leaves nothing that could be read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from sources import cipher, vault
from sources.errors import Absent, KeyLost, MayNot, NotAParty
from sources.models import DataKey, Receipt, Source, SourceParty
from sources.vocabulary import EvidenceKind, SourceState, Terms

NOW = datetime(2026, 11, 12, 12, 48, tzinfo=UTC)
pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_party_alone_may_not(protected, reporter, standards_editor):
    with pytest.raises(MayNot):
        vault.destroy(protected, by=reporter, together_with=standards_editor, now=NOW)

    assert DataKey.objects.exists()


@pytest.mark.parametrize("second", ["source_desk", "colleague", "superuser"])
def test_the_source_desk_needs_a_second_person_who_counts(protected, source_desk, second, request):
    with pytest.raises(MayNot):
        vault.destroy(protected, by=source_desk, together_with=request.getfixturevalue(second), now=NOW)

    assert DataKey.objects.exists()


def test_nobody_is_their_own_second_person(protected, reporter, source_desk):
    vault.add_party(protected, by=reporter, user=source_desk)

    with pytest.raises(MayNot):
        vault.destroy(protected, by=source_desk, together_with=source_desk, now=NOW)

    assert DataKey.objects.exists()


@pytest.mark.parametrize("who", ["superuser", "standards_editor", "colleague"])
def test_to_others_it_does_not_exist(protected, reporter, who, request):
    with pytest.raises(NotAParty):
        vault.destroy(protected, by=request.getfixturevalue(who), together_with=reporter, now=NOW)


@pytest.mark.parametrize("second", ["reporter", "standards_editor"])
def test_two_people_destroy_it(protected, source_desk, second, request):
    vault.destroy(protected, by=source_desk, together_with=request.getfixturevalue(second), now=NOW)

    protected.refresh_from_db()
    assert (protected.identity, protected.state) == (None, SourceState.DESTROYED)
    assert not DataKey.objects.exists()


def test_an_old_copy_of_the_row_cannot_be_read_afterwards(protected, reporter, source_desk):
    agreement = vault.promise(protected, reporter, Terms.BACKGROUND, "For the file.")
    vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"found_text": "Words."})
    from_the_back_up = Source.objects.get(pk=protected.pk).identity
    vault.destroy(protected, by=source_desk, together_with=reporter, now=NOW)
    Source.objects.filter(pk=protected.pk).update(identity=from_the_back_up)
    SourceParty.objects.create(source=protected, user=reporter, added_by=reporter)

    with pytest.raises(KeyLost):
        vault.read(protected, reporter, "Curious")

    agreement.refresh_from_db()
    assert agreement.internal_reason is None
    assert protected.evidence.get().sealed is None
    assert isinstance(from_the_back_up, cipher.Sealed)


def test_what_stood_in_clear_is_removed_and_the_receipt_names_nothing(protected, reporter, source_desk):
    vault.promise(protected, reporter, Terms.BACKGROUND, "For the file.", description="a dock worker")
    vault.read(protected, reporter, "Curious")
    code_name = protected.code_name

    receipt = vault.destroy(protected, source_desk, reporter, NOW)

    protected.refresh_from_db()
    assert (protected.code_name, protected.how_they_know, protected.parties.count()) == (None, "", 0)
    assert (receipt.sealed_parts, receipt.clear_parts, str(receipt.keys_until)) == (3, 3, "2026-11-19")
    kept = " ".join(str(value) for value in vars(Receipt.objects.get()).values())
    for word in (code_name, "dock worker", str(protected.pk), "Mirabel"):
        assert word not in kept
    assert protected.agreements.get().description == "a dock worker"


def test_it_is_destroyed_once(protected, reporter, source_desk, standards_editor):
    vault.destroy(protected, source_desk, reporter, NOW)

    with pytest.raises(Absent):
        vault.destroy(protected, source_desk, standards_editor, NOW)
    assert Receipt.objects.count() == 1


def test_what_we_hold_says_what_is_sealed_and_what_goes(protected, reporter, source_desk, colleague):
    vault.promise(protected, reporter, Terms.BACKGROUND, "For the file.")

    held = {each.what: (each.count, each.is_sealed, each.stays) for each in vault.holdings(protected, source_desk)}

    assert held["identity"] == (1, True, False)
    assert held["internal_reasons"] == (1, True, False)
    assert held["parties"] == (1, False, False)
    assert held["promises"] == (1, False, True)
    with pytest.raises(NotAParty):
        vault.holdings(protected, colleague)


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_outside_a_transaction_no_page_of_the_file_keeps_the_code_name(protected, reporter, source_desk):
    vault.write(protected, reporter, code_name="quartz bellwether")

    receipt = vault.destroy(protected, source_desk, reporter, NOW)

    assert receipt.is_scrubbed
    database = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        assert b"quartz bellwether" not in Path(database).read_bytes()
