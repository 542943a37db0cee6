"""The door: who gets in, and in which order things happen."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, transaction

from sources import cipher, vault
from sources.errors import CodeNameTaken, KeyLost, NotAParty, NotRecorded, ReasonMissing, WrongDocument
from sources.models import AccessLog, DataKey, Source
from sources.vocabulary import SourceKind, Terms
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")
REASON = "Lawyer asked"


class TestWhoGetsIn:
    """Permission is the known-to list and nothing else."""

    def test_a_superuser_does_not(self, protected, superuser):
        with pytest.raises(NotAParty):
            vault.read(protected, superuser, REASON)

    def test_the_source_desk_does_not(self, protected, source_desk):
        with pytest.raises(NotAParty):
            vault.read(protected, source_desk, REASON)

    def test_a_colleague_with_every_permission_does_not(self, protected, colleague):
        colleague.user_permissions.set(Permission.objects.all())

        with pytest.raises(NotAParty):
            vault.read(protected, colleague, REASON)

    def test_a_party_who_has_left_does_not(self, protected, reporter):
        reporter.is_active = False
        reporter.save()

        with pytest.raises(NotAParty):
            vault.read(protected, reporter, REASON)

    def test_forbidden_looks_like_absent(self, protected, colleague, reporter):
        absent = Source(kind=SourceKind.ANONYMOUS_PERSON, protected=True)
        in_the_open = Source.objects.create(kind=SourceKind.DOCUMENT)
        messages = set()
        for source, who in [(protected, colleague), (absent, reporter), (in_the_open, reporter)]:
            with pytest.raises(NotAParty) as refused:
                vault.read(source, who, REASON)
            messages.add(str(refused.value))

        assert len(messages) == 1

    def test_nobody_who_is_refused_leaves_a_row_or_an_opened_document(self, protected, colleague, monkeypatch):
        monkeypatch.setattr(cipher, "decrypt_document", lambda *args: pytest.fail("decrypted"))

        with pytest.raises(NotAParty):
            vault.read(protected, colleague, REASON)

        assert not AccessLog.objects.exists()

    def test_the_creator_does(self, protected, reporter):
        assert vault.read(protected, reporter, REASON).reveal() == IDENTITY

    def test_whoever_a_party_adds_does(self, protected, reporter, colleague):
        vault.add_party(protected, by=reporter, user=colleague)

        assert vault.read(protected, colleague, REASON).reveal() == IDENTITY


class TestOrder:
    """The row of the log is on disk before anything is decrypted, or nothing is."""

    def test_when_the_log_cannot_be_written_nothing_is_decrypted(self, protected, reporter, monkeypatch):
        def broken(self, *args, **kwargs):
            raise DatabaseError("disk full near 'Lawyer asked'")

        monkeypatch.setattr(AccessLog, "save", broken)
        monkeypatch.setattr(cipher, "decrypt_document", lambda *args: pytest.fail("decrypted"))

        with pytest.raises(NotRecorded) as refused:
            vault.read(protected, reporter, REASON)

        assert REASON not in str(refused.value)
        assert refused.value.__suppress_context__

    def test_inside_a_transaction_that_could_be_rolled_back_nothing_is_decrypted(self, protected, reporter, monkeypatch):
        monkeypatch.setattr(cipher, "decrypt_document", lambda *args: pytest.fail("decrypted"))

        with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
            vault.read(protected, reporter, REASON)

        assert not AccessLog.objects.exists()

    @pytest.mark.parametrize("reason", ["", "   ", "\n"])
    def test_without_a_reason_nothing_is_decrypted(self, protected, reporter, reason, monkeypatch):
        monkeypatch.setattr(cipher, "decrypt_document", lambda *args: pytest.fail("decrypted"))

        with pytest.raises(ReasonMissing):
            vault.read(protected, reporter, reason)

    def test_the_row_stands_when_decryption_begins(self, protected, reporter, monkeypatch):
        rows_seen = []
        real = cipher.decrypt_document

        def watched(*args):
            rows_seen.append(AccessLog.objects.filter(source_id=protected.pk, user=reporter).count())
            return real(*args)

        monkeypatch.setattr(cipher, "decrypt_document", watched)
        vault.read(protected, reporter, REASON)

        assert rows_seen == [1]

    def test_a_reading_that_fails_stays_in_the_log(self, protected, reporter):
        other = vault.create_protected(reporter, SourceKind.ANONYMOUS_PERSON, {"name": "Tobiah Renn"})
        Source.objects.filter(pk=protected.pk).update(identity=other.identity)
        DataKey.objects.filter(pk=protected.pk).update(wrapped=DataKey.objects.get(pk=other.pk).wrapped)

        with pytest.raises(WrongDocument):
            vault.read(protected, reporter, REASON)

        assert AccessLog.objects.filter(source_id=protected.pk).count() == 1


class TestCreating:
    def test_a_code_name_in_use_is_refused_and_leaves_no_key(self, protected, reporter):
        with pytest.raises(CodeNameTaken):
            vault.create_protected(reporter, SourceKind.PERSON, {}, code_name=protected.code_name)

        assert DataKey.objects.count() == 1

    def test_when_the_source_cannot_be_stored_its_key_goes_too(self, reporter):
        with pytest.raises(DatabaseError), transaction.atomic():
            vault.create_protected(reporter, "gossip", IDENTITY)

        assert not DataKey.objects.exists()
        assert not Source.objects.exists()

    def test_the_key_is_on_file_before_the_source(self, reporter, monkeypatch):
        keys_seen = []
        real = Source.save

        def watched(self, *args, **kwargs):
            keys_seen.append(DataKey.objects.filter(pk=self.pk).exists())
            return real(self, *args, **kwargs)

        monkeypatch.setattr(Source, "save", watched)
        vault.create_protected(reporter, SourceKind.PERSON, IDENTITY)

        assert keys_seen == [True]

    def test_two_sources_have_two_keys(self, protected, reporter):
        other = vault.create_protected(reporter, SourceKind.PERSON, IDENTITY)

        assert vault.keys.of(protected.pk) != vault.keys.of(other.pk)

    def test_the_terms_of_a_new_one_are_unsettled_and_nobody_else_knows_it(self, protected, reporter):
        assert protected.default_terms == Terms.UNSETTLED
        assert [party.user for party in protected.parties.all()] == [reporter]
        assert protected.entity_id is None


class TestWriting:
    def test_only_a_party_may(self, protected, superuser, source_desk):
        for person in (superuser, source_desk):
            with pytest.raises(NotAParty):
                vault.write(protected, person, public_description="a clerk")

    @pytest.mark.parametrize("fact", ["entity", "protected", "identity_text", "name", "state", "created_by"])
    def test_what_does_not_stand_in_clear_is_refused(self, protected, reporter, fact):
        with pytest.raises(TypeError):
            vault.write(protected, reporter, **{fact: "Mirabel"})

    def test_changing_the_identity_needs_a_reason_and_leaves_a_row(self, protected, reporter):
        with pytest.raises(ReasonMissing):
            vault.write(protected, reporter, identity={"contact": "none"})
        assert not AccessLog.objects.exists()

        vault.write(protected, reporter, reason="New number", identity={"contact": "by post"})

        assert AccessLog.objects.get().which == "change"

    def test_a_code_name_in_use_is_refused(self, protected, reporter):
        other = vault.create_protected(reporter, SourceKind.PERSON, {})

        with pytest.raises(CodeNameTaken):
            vault.write(other, reporter, code_name=protected.code_name)

    def test_parts_are_merged_and_taken_out(self, protected, reporter):
        vault.write(protected, reporter, reason="Update", identity={"contact": None, "aliases": ["M. Q."]})

        assert vault.read(protected, reporter, REASON).reveal() == {
            "name": IDENTITY["name"],
            "notes": IDENTITY["notes"],
            "aliases": ["M. Q."],
        }

    def test_clear_facts_change_without_opening_anything(self, protected, reporter):
        changed = vault.write(protected, reporter, public_description="a harbour clerk", code_name="kettle orchard")

        protected.refresh_from_db()
        assert (protected.public_description, protected.code_name) == ("a harbour clerk", "kettle orchard")
        assert changed.pk == protected.pk
        assert not AccessLog.objects.exists()


def test_a_lost_key_is_said_and_the_source_remains(protected, reporter):
    DataKey.objects.all().delete()

    with pytest.raises(KeyLost):
        vault.read(protected, reporter, REASON)

    protected.refresh_from_db()
    assert protected.public_description == "a dock worker at the East Quay"
