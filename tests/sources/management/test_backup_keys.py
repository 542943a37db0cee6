"""Copies of the key store: encrypted, apart, a week old at most, and never a way round a destruction."""

import json
import stat
import subprocess
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from sources import vault
from sources.models import DataKey
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    place = tmp_path_factory.mktemp("recipient")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=keys", "-days", "2",
         "-keyout", place / "key.pem", "-out", place / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return place


def run(*words, **options):
    out = StringIO()
    call_command("backup_keys", *words, stdout=out, **options)
    return out.getvalue()


def decrypted(path, certificate):
    done = subprocess.run(
        ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", path, "-inkey", certificate / "key.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return done.stdout.decode()


@pytest.fixture
def copy(protected, certificate, tmp_path):
    run(encrypt_to=certificate / "certificate.pem", to=tmp_path / "elsewhere")
    return next((tmp_path / "elsewhere").iterdir())


def test_it_refuses_a_place_beside_the_data(protected, certificate, settings):
    for place in (settings.NEWSROOM_VAR, settings.NEWSROOM_KEYS_DIR / "copies"):
        with pytest.raises(CommandError):
            run(encrypt_to=certificate / "certificate.pem", to=place)


def test_it_refuses_what_is_no_certificate(protected, certificate, tmp_path):
    with pytest.raises(CommandError):
        run(encrypt_to=certificate / "key.pem", to=tmp_path / "elsewhere")
    with pytest.raises(CommandError):
        run()


def test_nothing_of_it_can_be_read_without_the_recipients_key(protected, copy):
    content = copy.read_bytes()

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert str(protected.pk).encode() not in content
    assert bytes(DataKey.objects.get().wrapped) not in content


def test_a_lost_key_comes_back_by_openssl_alone(protected, reporter, copy, certificate, tmp_path):
    DataKey.objects.all().delete()
    (tmp_path / "keys.json").write_text(decrypted(copy, certificate))

    assert "Put back: 1" in run(restore=tmp_path / "keys.json")

    assert vault.read(protected, reporter, "Checking").reveal() == IDENTITY


def test_the_key_of_a_destroyed_source_is_not_put_back(protected, reporter, source_desk, copy, certificate, tmp_path, now):
    vault.destroy(protected, source_desk, reporter, now)
    (tmp_path / "keys.json").write_text(decrypted(copy, certificate))

    assert "Put back: 0" in run(restore=tmp_path / "keys.json")

    assert not DataKey.objects.exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", json.dumps({"keys": [{"source_id": "x", "wrapped": "", "retired": ""}]})])
def test_what_is_no_copy_is_refused(text, tmp_path):
    (tmp_path / "keys.json").write_text(text)

    with pytest.raises(CommandError):
        run(restore=tmp_path / "keys.json")


def test_copies_older_than_a_week_are_deleted_and_nothing_else(protected, certificate, tmp_path):
    place = tmp_path / "elsewhere"
    place.mkdir()

    def name(days: int) -> str:
        return (timezone.now() - timedelta(days=days)).strftime("keys-%Y%m%dT%H%M%SZ.p7m")

    kept = [name(6), "keys-of-the-house.p7m", "keys-99999999T999999Z.p7m"]
    for each in (name(8), *kept):
        (place / each).write_bytes(b"")

    run(encrypt_to=certificate / "certificate.pem", to=place)

    found = {path.name for path in place.iterdir()}
    assert set(kept) < found
    assert name(8)[:13] not in {each[:13] for each in found}
    assert len(found) == len(kept) + 1
