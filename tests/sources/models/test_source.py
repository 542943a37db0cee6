"""Rows of sources that must never exist, and the rule of who must be protected."""

import pytest
from django.db import IntegrityError, transaction

from sources import registry, vault
from sources.cipher import Sealed
from sources.models import Agreement, Source, SourceParty, must_be_protected
from sources.vocabulary import EntityType, SourceKind, Terms

pytestmark = pytest.mark.django_db(databases="__all__")


def refused(constraint, **fields):
    """Asserts that the database itself refuses a source with these fields, by the constraint named."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Source.objects.create(**{"kind": SourceKind.DOCUMENT, **fields})
    assert constraint in str(error.value)


@pytest.fixture
def duarte(reporter):
    return registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)


class TestRefusals:
    def test_no_entity_on_a_protected_source(self, duarte):
        refused("source_protected_has_no_entity", protected=True, entity=duarte)

    def test_an_update_cannot_bring_the_entity_back(self, protected, duarte):
        with pytest.raises(IntegrityError, match="source_protected_has_no_entity"), transaction.atomic():
            Source.objects.filter(pk=protected.pk).update(entity=duarte)

    def test_no_identity_on_an_open_source(self):
        refused("source_identity_only_when_protected", identity=Sealed(b"token"))

    def test_no_code_name_on_an_open_source(self):
        refused("source_code_name_only_when_protected", code_name="copper lantern")

    def test_no_empty_code_name(self):
        refused("source_code_name_not_blank", protected=True, code_name="")

    def test_no_two_sources_of_one_code_name(self, protected):
        with pytest.raises(IntegrityError), transaction.atomic():
            Source.objects.create(kind=SourceKind.PERSON, protected=True, code_name=protected.code_name)

    @pytest.mark.parametrize("part", ["name", "contact", "interest", "reliability"])
    def test_no_clear_part_on_a_protected_source(self, part):
        refused("source_protected_has_no_clear_parts", protected=True, **{part: "Mirabel Quennessy"})

    def test_no_unnamed_person_in_the_open(self):
        refused("source_open_person_speaks_openly", kind=SourceKind.ANONYMOUS_PERSON)

    def test_no_person_in_the_open_whose_terms_are_unsettled(self):
        refused("source_open_person_speaks_openly", kind=SourceKind.PERSON, default_terms=Terms.UNSETTLED)

    @pytest.mark.parametrize("terms", [Terms.BACKGROUND, Terms.DEEP_BACKGROUND, Terms.OFF_RECORD, Terms.NOT_FOR_ATTRIBUTION])
    def test_no_promise_to_an_open_source(self, terms):
        refused("source_open_has_open_terms", kind=SourceKind.ORGANISATION, default_terms=terms)

    @pytest.mark.parametrize(
        ("field", "constraint"),
        [("kind", "source_kind_known"), ("state", "source_state_known"), ("default_terms", "source_terms_known")],
    )
    def test_no_word_outside_the_vocabulary(self, field, constraint):
        refused(constraint, protected=True, **{field: "gossip"})

    def test_no_second_open_source_of_one_kind_for_one_person(self, duarte, reporter):
        registry.open_source_for(duarte, by=reporter)

        with pytest.raises(IntegrityError), transaction.atomic():
            Source.objects.create(kind=SourceKind.PERSON, entity=duarte)

    def test_nobody_stands_twice_on_the_known_to_list(self, protected, reporter):
        with pytest.raises(IntegrityError), transaction.atomic():
            SourceParty.objects.create(source=protected, user=reporter, added_by=reporter)


class TestName:
    def test_a_protected_source_is_called_protected_source(self, protected):
        assert str(protected) == "Protected source"
        assert str(protected.parties.get()) == "Person who knows a protected source"

    def test_an_open_source_is_called_by_its_name(self, duarte, reporter):
        assert str(registry.open_source_for(duarte, by=reporter)) == "Ana Duarte"
        assert str(Source(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")) == "Harbour accounts 2025"
        assert str(Source(kind=SourceKind.UNNAMED_GROUP, public_description="officials")) == "officials"

    def test_keys_are_random(self, reporter):
        one, other = (Source.objects.create(kind=SourceKind.DOCUMENT) for _ in range(2))

        assert one.pk.version == other.pk.version == 4


class TestMustBeProtected:
    def test_a_person_on_the_record_need_not_be(self, duarte, reporter):
        assert not must_be_protected(registry.open_source_for(duarte, by=reporter))

    def test_a_group_with_unsettled_terms_need_not_be(self):
        source = Source.objects.create(kind=SourceKind.UNNAMED_GROUP, default_terms=Terms.UNSETTLED)

        assert not must_be_protected(source)

    def test_one_old_promise_is_enough(self, protected, reporter):
        Source.objects.filter(pk=protected.pk).update(kind=SourceKind.PERSON)
        protected.refresh_from_db()
        vault.promise(protected, reporter, Terms.ON_RECORD)
        assert not must_be_protected(protected)

        vault.promise(protected, reporter, Terms.BACKGROUND)

        assert must_be_protected(protected)

    def test_a_person_with_unsettled_terms_must_be(self, protected, reporter):
        Source.objects.filter(pk=protected.pk).update(kind=SourceKind.PERSON)
        protected.refresh_from_db()
        assert must_be_protected(protected)

        vault.promise(protected, reporter, Terms.UNSETTLED)

        assert must_be_protected(protected)

    def test_an_unnamed_person_must_be_whatever_was_agreed(self, protected, reporter):
        vault.promise(protected, reporter, Terms.ON_RECORD)

        assert must_be_protected(protected)


class TestFinding:
    def test_a_protected_source_is_never_found_by_what_its_description_says(self, protected):
        assert not Source.objects.find_open("dock worker").exists()
        assert not Source.objects.find_open("").exists()

    def test_an_open_source_is_found_by_name_other_name_and_title(self, duarte, reporter):
        source = registry.open_source_for(duarte, by=reporter)
        duarte.aliases.create(text="the harbour master", kind="nickname")
        accounts = Source.objects.create(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")

        assert list(Source.objects.find_open("duarte ana")) == [source]
        assert list(Source.objects.find_open("master")) == [source]
        assert list(Source.objects.find_open("accounts")) == [accounts]

    def test_open_sources_of_an_entity_leave_the_protected_out(self, duarte, reporter, protected):
        source = registry.open_source_for(duarte, by=reporter)

        assert list(Source.objects.for_entity(duarte)) == [source]
        assert Agreement.objects.count() == 0
