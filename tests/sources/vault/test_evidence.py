"""Evidence about a protected source."""

import hashlib

import pytest

from sources import vault
from sources.errors import NotAParty, WrongDocument
from sources.models import AccessLog, Evidence
from sources.vocabulary import EvidenceKind, EvidenceState, SourceKind, Visibility

pytestmark = pytest.mark.django_db(databases="__all__")
CONFIDENTIAL = {"locator": "00:14:20", "found_text": "They moved the barrels at night.", "captured_at": "2026-11-02T21:40Z"}


@pytest.fixture
def recording(protected, reporter):
    return vault.add_evidence(protected, reporter, EvidenceKind.RECORDING, CONFIDENTIAL)


@pytest.mark.parametrize("who", ["superuser", "source_desk", "colleague"])
def test_nobody_but_a_party_adds_reads_or_fingerprints(protected, recording, who, request):
    person = request.getfixturevalue(who)

    with pytest.raises(NotAParty):
        vault.add_evidence(protected, person, EvidenceKind.NOTES, {})
    with pytest.raises(NotAParty):
        vault.read_evidence(recording, person, "Audit")
    with pytest.raises(NotAParty):
        vault.fingerprint(protected, person, b"memo")
    assert not AccessLog.objects.exists()


def test_ciphertext_swapped_between_two_pieces_is_refused(protected, recording, reporter):
    notes = vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"found_text": "Other words."})
    Evidence.objects.filter(pk=notes.pk).update(sealed=recording.sealed)

    with pytest.raises(WrongDocument):
        vault.read_evidence(notes, reporter, "Checking")


def test_only_kind_and_state_stand_in_clear(recording):
    recording.refresh_from_db()

    assert (recording.kind, recording.state) == (EvidenceKind.RECORDING, EvidenceState.ATTACHED)
    assert recording.visibility == Visibility.RESTRICTED
    assert (recording.locator, recording.found_text, recording.captured_at, recording.captured_by) == ("", "", None, None)


def test_a_party_reads_it_and_the_log_says_so(recording, reporter):
    assert vault.read_evidence(recording, reporter, "Checking").reveal() == CONFIDENTIAL
    assert AccessLog.objects.get().which == "evidence"


def test_the_fingerprint_of_a_known_file_cannot_be_recognised(protected, reporter):
    fingerprint = vault.fingerprint(protected, reporter, b"memo")
    other = vault.create_protected(reporter, SourceKind.PERSON, {})

    assert fingerprint != hashlib.sha256(b"memo").hexdigest()
    assert fingerprint != vault.fingerprint(other, reporter, b"memo")
    assert fingerprint == vault.fingerprint(protected, reporter, b"memo")
