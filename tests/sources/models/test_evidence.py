"""Evidence that must never exist."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from sources.cipher import Sealed
from sources.models import Evidence, Source
from sources.vocabulary import EvidenceKind, SourceKind, Visibility

pytestmark = pytest.mark.django_db(databases="__all__")


def refused(constraint, source, **fields):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Evidence.objects.create(**{"source": source, "kind": EvidenceKind.NOTES, **fields})
    assert constraint in str(error.value)


@pytest.fixture
def accounts(db):
    return Source.objects.create(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")


@pytest.mark.parametrize(
    "clear",
    [
        {"locator": "page 4"},
        {"link": "https://tallow.example/post/7"},
        {"found_text": "We knew in March."},
        {"captured_at": datetime(2026, 11, 1, tzinfo=UTC)},
        {"visibility": Visibility.NEWSROOM},
    ],
)
def test_no_clear_part_about_a_protected_source(protected, clear):
    refused("evidence_protected_has_no_clear_parts", protected, **{"visibility": Visibility.RESTRICTED, **clear})


@pytest.mark.parametrize("who", ["captured_by", "checked_by"])
def test_nobody_is_named_beside_evidence_about_a_protected_source(protected, reporter, who):
    refused("evidence_protected_has_no_clear_parts", protected, visibility=Visibility.RESTRICTED, **{who: reporter})


def test_nothing_sealed_about_an_open_source(accounts):
    refused("evidence_sealed_only_when_protected", accounts, sealed=Sealed(b"token"))


@pytest.mark.parametrize(
    ("field", "constraint"),
    [("kind", "evidence_kind_known"), ("state", "evidence_state_known"), ("visibility", "evidence_visibility_known")],
)
def test_no_word_outside_the_vocabulary(accounts, field, constraint):
    refused(constraint, accounts, **{field: "gossip"})


def test_evidence_of_an_open_source_stands_in_clear(accounts):
    evidence = Evidence.objects.create(source=accounts, kind=EvidenceKind.DOCUMENT_FILE, locator="page 4")

    assert not evidence.protected
    assert Evidence.objects.get().locator == "page 4"
