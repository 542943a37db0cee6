"""Destroying an identity takes two people and leaves nothing that could be read."""

import pytest

from sources import cipher, vault
from sources.errors import KeyLost, MayNot, NotAParty
from sources.models import DataKey, Source
from sources.vocabulary import EvidenceKind, SourceState, Terms

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_party_alone_may_not(protected, reporter, standards_editor):
    with pytest.raises(MayNot):
        vault.destroy_key(protected, by=reporter, together_with=standards_editor)

    assert DataKey.objects.exists()


@pytest.mark.parametrize("second", ["source_desk", "colleague", "superuser"])
def test_the_source_desk_needs_a_second_person_who_counts(protected, source_desk, second, request):
    with pytest.raises(MayNot):
        vault.destroy_key(protected, by=source_desk, together_with=request.getfixturevalue(second))

    assert DataKey.objects.exists()


def test_nobody_is_their_own_second_person(protected, reporter, source_desk):
    vault.add_party(protected, by=reporter, user=source_desk)

    with pytest.raises(MayNot):
        vault.destroy_key(protected, by=source_desk, together_with=source_desk)

    assert DataKey.objects.exists()


@pytest.mark.parametrize("who", ["superuser", "standards_editor", "colleague"])
def test_to_others_it_does_not_exist(protected, reporter, who, request):
    with pytest.raises(NotAParty):
        vault.destroy_key(protected, by=request.getfixturevalue(who), together_with=reporter)


@pytest.mark.parametrize("second", ["reporter", "standards_editor"])
def test_two_people_destroy_it(protected, source_desk, second, request):
    vault.destroy_key(protected, by=source_desk, together_with=request.getfixturevalue(second))

    protected.refresh_from_db()
    assert (protected.identity, protected.state) == (None, SourceState.DESTROYED)
    assert not DataKey.objects.exists()


def test_an_old_copy_of_the_row_cannot_be_read_afterwards(protected, reporter, source_desk):
    agreement = vault.promise(protected, reporter, Terms.BACKGROUND, "For the file.")
    vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"found_text": "Words."})
    from_the_back_up = Source.objects.get(pk=protected.pk).identity
    vault.destroy_key(protected, by=source_desk, together_with=reporter)
    Source.objects.filter(pk=protected.pk).update(identity=from_the_back_up)

    with pytest.raises(KeyLost):
        vault.read(protected, reporter, "Curious")

    agreement.refresh_from_db()
    assert agreement.internal_reason is None
    assert protected.evidence.get().sealed is None
    assert isinstance(from_the_back_up, cipher.Sealed)
