"""Whoever sets somebody else's password gets nothing out of the vault by it."""

import pytest
from django.core.management import CommandError, call_command

from sources import vault
from sources.errors import MayNot, NotAParty, VaultIsShut
from sources.models import ShutVault, Source
from sources.vocabulary import SourceKind, Terms
from tests import factories

from .conftest import JSON

pytestmark = pytest.mark.django_db
NEW = "set by an administrator 1"


@pytest.fixture
def reset(reporter, administrator, at_desk):
    """The administrator sets the reporter's password, by the page for it."""
    sent = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    at_desk(administrator).post(f"/desk/auth/user/{reporter.pk}/password/", sent)
    reporter.refresh_from_db()
    assert reporter.check_password(NEW)


class TestReset:
    def test_reset_then_reveal_finds_nothing(self, protected, reset, reporter, at_desk):
        client = at_desk(reporter)
        client.post("/desk/vault/prove/", {"password": NEW})

        sent = {"what": "identity", "reason": "Curious"}
        assert client.post(f"/desk/vault/{protected.pk}/reveal/", sent, headers=JSON).status_code == 404
        assert client.get(f"/desk/vault/{protected.pk}/").status_code == 404
        assert "Your vault is shut" in client.get("/desk/vault/").content.decode()

    def test_nothing_else_of_the_vault_works_either(self, protected, reset, reporter, editor):
        for attempt in (
            lambda: vault.add_party(protected, reporter, editor),
            lambda: vault.promise(protected, reporter, Terms.BACKGROUND),
            lambda: vault.write(protected, reporter, code_name="another name"),
            lambda: vault.readings_of(protected, reporter),
        ):
            with pytest.raises(NotAParty):
                attempt()
        with pytest.raises(VaultIsShut):
            vault.create_protected(reporter, SourceKind.ANONYMOUS_PERSON, {"name": "x"})
        assert not Source.objects.known_to(reporter).exists()

    def test_an_approver_whose_password_was_reset_was_told_nothing(self, protected, reporter, editor):
        promise = vault.promise(protected, reporter, Terms.BACKGROUND, approver=editor)
        editor.set_password(NEW)
        editor.save()

        with pytest.raises(VaultIsShut):
            vault.told_in_person(promise, editor)

    def test_a_keeper_whose_password_was_reset_keeps_nothing(self, protected, source_desk):
        source_desk.set_password(NEW)
        source_desk.save()

        assert not vault.is_source_desk(source_desk)
        assert not vault.may_list(protected, source_desk)


class TestWhatDoesNotShutIt:
    def test_changing_ones_own_password(self, protected, reporter, at_desk):
        sent = {"old_password": factories.PASSWORD, "new_password1": NEW, "new_password2": NEW}

        at_desk(reporter).post("/desk/password_change/", sent)

        reporter.refresh_from_db()
        assert reporter.check_password(NEW)
        assert not vault.is_shut(reporter)

    def test_saving_a_person_without_a_new_password(self, reporter):
        reporter.first_name = "Nes"
        reporter.save()

        assert not vault.is_shut(reporter)

    def test_a_hash_made_anew_when_somebody_signs_in(self, reporter, settings):
        settings.PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.PBKDF2PasswordHasher", "django.contrib.auth.hashers.MD5PasswordHasher",
        ]  # fmt: skip
        before = reporter.password

        assert reporter.check_password(factories.PASSWORD)

        reporter.refresh_from_db()
        assert reporter.password != before
        assert not vault.is_shut(reporter)


class TestReopening:
    @pytest.mark.parametrize("who", ["other_reporter", "editor", "standards", "administrator"])
    def test_nobody_but_the_source_desk_opens_it(self, reset, reporter, at_desk, who, request):
        response = at_desk(request.getfixturevalue(who), proven=True).post(f"/desk/vault/reopen/{reporter.pk}/")

        assert response.status_code == 404
        assert vault.is_shut(reporter)

    def test_not_without_the_keepers_own_password(self, reset, reporter, source_desk, at_desk):
        at_desk(source_desk).post(f"/desk/vault/reopen/{reporter.pk}/")

        assert vault.is_shut(reporter)

    def test_a_keeper_opens_it_and_stands_on_file_for_it(self, protected, reset, reporter, source_desk, at_desk):
        at_desk(source_desk, proven=True).post(f"/desk/vault/reopen/{reporter.pk}/")

        assert ShutVault.objects.get().reopened_by == source_desk
        assert vault.is_party(protected, reporter)

    def test_a_keeper_does_not_open_their_own(self, source_desk, now):
        with pytest.raises(MayNot):
            vault.reopen(source_desk, source_desk, now)

    def test_the_command_opens_nothing_while_a_keeper_could(self, reset, reporter, source_desk):
        with pytest.raises(CommandError):
            call_command("vault", "reopen", reporter.username)

        assert vault.is_shut(reporter)

    def test_the_command_is_the_way_in_where_no_keeper_is_left(self, source_desk):
        source_desk.set_password(NEW)
        source_desk.save()

        call_command("vault", "reopen", source_desk.username)

        assert not vault.is_shut(source_desk)
