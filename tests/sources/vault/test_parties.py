"""The known-to list: who may stand on it, who may add to it, who may attach and list."""

import pytest
from django.contrib.auth.models import AnonymousUser

from sources import vault
from sources.errors import NotAParty
from sources.models import Source, SourceParty
from sources.vocabulary import SourceKind

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.parametrize("who", ["superuser", "source_desk", "standards_editor", "colleague"])
def test_nobody_but_a_party_adds_a_party(protected, who, request):
    person = request.getfixturevalue(who)

    with pytest.raises(NotAParty):
        vault.add_party(protected, by=person, user=person)

    assert SourceParty.objects.count() == 1


def test_a_party_who_has_left_adds_nobody(protected, reporter, colleague):
    reporter.is_active = False
    reporter.save()

    with pytest.raises(NotAParty):
        vault.add_party(protected, by=reporter, user=colleague)


@pytest.mark.parametrize("who", ["superuser", "standards_editor", "colleague"])
def test_others_may_neither_attach_nor_list_it(protected, who, request):
    person = request.getfixturevalue(who)

    assert not vault.may_attach(protected, person)
    assert not vault.may_list(protected, person)
    assert not vault.visible_to(person).exists()


def test_someone_not_logged_in_may_nothing(protected):
    assert not vault.is_party(protected, AnonymousUser())
    assert not vault.may_attach(protected, AnonymousUser())
    assert not vault.visible_to(AnonymousUser()).exists()


def test_the_source_desk_lists_and_attaches_but_is_no_party(protected, source_desk):
    assert vault.may_attach(protected, source_desk)
    assert list(vault.visible_to(source_desk)) == [protected]
    assert not vault.is_party(protected, source_desk)


def test_a_party_lists_only_the_sources_they_know(protected, reporter, colleague):
    vault.create_protected(colleague, SourceKind.PERSON, {})

    assert list(vault.visible_to(reporter)) == [protected]
    assert vault.may_attach(protected, reporter)


def test_everyone_may_attach_an_open_source(colleague):
    assert vault.may_attach(Source.objects.create(kind=SourceKind.DOCUMENT), colleague)


def test_adding_the_same_person_twice_changes_nothing(protected, reporter, colleague):
    vault.add_party(protected, by=reporter, user=colleague)
    vault.add_party(protected, by=colleague, user=colleague)

    assert protected.parties.count() == 2
    assert protected.parties.get(user=colleague).added_by == reporter


def test_a_party_who_has_left_is_none_any_more(protected, reporter):
    reporter.is_active = False
    reporter.save()

    assert not vault.is_party(protected, reporter)
    assert not vault.may_attach(protected, reporter)
    assert not vault.visible_to(reporter).exists()


def test_a_member_of_the_source_desk_who_has_left_lists_nothing(protected, source_desk):
    source_desk.is_active = False
    source_desk.save()

    assert not vault.may_list(protected, source_desk)
    assert not vault.visible_to(source_desk).exists()
