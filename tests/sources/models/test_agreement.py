"""Agreements that must never exist, and what one says."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sources import vault
from sources.cipher import Sealed
from sources.models import Agreement, Source
from sources.vocabulary import HowApproverKnows, SourceKind, Terms

pytestmark = pytest.mark.django_db(databases="__all__")
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)


@pytest.fixture
def ministry(db):
    return Source.objects.create(kind=SourceKind.ORGANISATION, name="Ministry of Harbours")


def refused(constraint, source, **fields):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Agreement.objects.create(**{"source": source, "terms": Terms.ON_RECORD, **fields})
    assert constraint in str(error.value)


class TestRefusals:
    def test_no_promise_to_an_open_source(self, ministry):
        refused("agreement_promise_needs_protected_source", ministry, terms=Terms.BACKGROUND)

    def test_the_form_says_what_to_do_about_it(self, ministry):
        agreement = Agreement(source=ministry, terms=Terms.BACKGROUND)

        with pytest.raises(ValidationError, match="protected source"):
            agreement.full_clean()

    def test_an_open_source_cannot_claim_to_be_protected(self, ministry):
        refused("agreement_promise_needs_protected_source", ministry, terms=Terms.BACKGROUND, protected=True)

    def test_nothing_sealed_about_an_open_source(self, ministry):
        refused("agreement_sealed_only_when_protected", ministry, internal_reason=Sealed(b"token"))

    @pytest.mark.parametrize(
        "claim",
        [
            {"approver_knows": True},
            {"approver_knows": True, "approver_knew_at": NOON, "approver_knew_how": HowApproverKnows.OPENED},
            {"approver_knew_at": NOON},
            {"approver_knew_how": HowApproverKnows.TOLD_IN_PERSON},
        ],
    )
    def test_no_approver_knows_without_who_when_and_how(self, protected, claim):
        refused("agreement_approver_knows_who_when_how", protected, **claim)

    @pytest.mark.parametrize("missing", ["approver_knew_at", "approver_knew_how"])
    def test_each_of_when_and_how_is_needed(self, protected, colleague, missing):
        claim = {
            "approver": colleague,
            "approver_knows": True,
            "approver_knew_at": NOON,
            "approver_knew_how": HowApproverKnows.OPENED,
        }
        del claim[missing]

        refused("agreement_approver_knows_who_when_how", protected, **claim)

    @pytest.mark.parametrize("flag", ["allows_quoting", "allows_naming", "allows_describing"])
    def test_what_may_not_be_used_may_not_be_quoted_named_or_described(self, protected, flag):
        refused("agreement_nothing_without_use", protected, **{flag: True})

    @pytest.mark.parametrize(
        ("field", "constraint"),
        [
            ("terms", "agreement_terms_known"),
            ("scope", "agreement_scope_known"),
            ("reason_code", "agreement_reason_known"),
            ("asked_by", "agreement_asker_known"),
        ],
    )
    def test_no_word_outside_the_vocabulary(self, protected, field, constraint):
        refused(constraint, protected, **{field: "gossip"})

    def test_one_agreement_is_replaced_once(self, protected, reporter):
        first = vault.promise(protected, reporter, Terms.BACKGROUND)
        vault.change_promise(first, reporter, Terms.OFF_RECORD)

        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.create(source=protected, terms=Terms.ON_RECORD, supersedes=first)


class TestInForce:
    def test_a_replaced_or_expired_agreement_is_not(self, protected, reporter):
        first = vault.promise(protected, reporter, Terms.BACKGROUND)
        second = vault.change_promise(first, reporter, Terms.DEEP_BACKGROUND, expires=NOON)
        first.refresh_from_db()

        assert not first.is_in_force(NOON - timedelta(hours=1))
        assert second.is_in_force(NOON - timedelta(hours=1))
        assert not second.is_in_force(NOON)
        assert list(Agreement.objects.in_force(NOON - timedelta(hours=1))) == [second]
        assert not Agreement.objects.in_force(NOON).exists()

    def test_an_embargo_ends_at_its_moment(self):
        agreement = Agreement(terms=Terms.ON_RECORD, embargo_until=NOON)

        assert agreement.is_embargoed(NOON - timedelta(seconds=1))
        assert not agreement.is_embargoed(NOON)
        assert not Agreement(terms=Terms.ON_RECORD).is_embargoed(NOON)
