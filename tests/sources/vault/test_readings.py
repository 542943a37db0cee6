"""The log of readings, as those who may see it see it."""

import pytest

from sources import vault
from sources.errors import NotAParty
from sources.models import AccessLog, DataKey

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.parametrize("who", ["superuser", "standards_editor", "colleague"])
def test_others_do_not_see_it(protected, who, request):
    with pytest.raises(NotAParty):
        vault.readings_of(protected, request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["reporter", "source_desk"])
def test_parties_and_the_source_desk_see_who_when_and_why(protected, reporter, who, request):
    vault.read(protected, reporter, "Lawyer asked")

    (reading,) = vault.readings_of(protected, request.getfixturevalue(who))

    assert (reading.user, reading.which) == (reporter, "identity")
    assert reading.reason.reveal() == "Lawyer asked"
    assert "Lawyer" not in repr(reading)


def test_the_reason_is_ciphertext_in_the_table(protected, reporter):
    vault.read(protected, reporter, "Lawyer asked")

    assert b"Lawyer" not in AccessLog.objects.get().reason.token


def test_without_the_key_the_log_still_says_who_and_when(protected, reporter, source_desk):
    vault.read(protected, reporter, "Lawyer asked")
    DataKey.objects.all().delete()

    (reading,) = vault.readings_of(protected, source_desk)

    assert reading.user == reporter
    assert reading.reason is None
