"""The vault command: makes keys once, turns them over without losing one, and says what cannot be read."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sources import cipher, key_file, vault
from sources.models import DataKey
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")


def run(*words):
    out = StringIO()
    call_command("vault", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def keys_dir(tmp_path, settings):
    """A directory with a key file that the settings have read."""
    settings.NEWSROOM_KEYS_DIR = tmp_path / "keys"
    key_file.make_if_missing(settings.NEWSROOM_KEYS_DIR)
    settings.NEWSROOM_VAULT_KEYS = key_file.read(settings.NEWSROOM_KEYS_DIR)
    return settings.NEWSROOM_KEYS_DIR


def test_init_never_overwrites_a_key(keys_dir):
    before = (keys_dir / "vault.key").read_bytes()

    run("init")

    assert (keys_dir / "vault.key").read_bytes() == before


def test_init_makes_no_file_where_the_environment_gives_the_keys(tmp_path, settings):
    settings.NEWSROOM_KEYS_DIR = tmp_path / "keys"

    assert settings.NEWSROOM_VAULT_KEYS[0] in run("init").replace(" ", "")
    assert not (tmp_path / "keys").exists()


def test_init_makes_a_file_that_only_its_owner_reads(tmp_path, settings):
    settings.NEWSROOM_KEYS_DIR, settings.NEWSROOM_VAULT_KEYS = tmp_path / "keys", []

    sheet = run("init")

    path = tmp_path / "keys" / "vault.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert key_file.read(path.parent)[0] in sheet.replace(" ", "")


def test_rotation_keeps_every_identity_readable_until_the_restart_and_after(keys_dir, reporter, settings):
    source = vault.create_protected(reporter, "anonymous_person", IDENTITY)
    old = settings.NEWSROOM_VAULT_KEYS

    run("rotate")

    on_file = key_file.read(keys_dir)
    assert on_file[1:] == old
    settings.NEWSROOM_VAULT_KEYS = on_file
    assert vault.read(source, reporter, "Checking").reveal() == IDENTITY
    run("rotate", "--forget-old")
    settings.NEWSROOM_VAULT_KEYS = key_file.read(keys_dir)
    assert on_file[:1] == settings.NEWSROOM_VAULT_KEYS
    assert vault.read(source, reporter, "Checking").reveal() == IDENTITY
    assert stat.S_IMODE((keys_dir / "vault.key").stat().st_mode) == 0o600


def test_rotation_with_keys_from_the_environment_only_wraps(tmp_path, settings, protected, reporter):
    new = cipher.new_key().decode("ascii")
    settings.NEWSROOM_KEYS_DIR = tmp_path / "keys"
    settings.NEWSROOM_VAULT_KEYS = [new, *settings.NEWSROOM_VAULT_KEYS]

    assert "1 data key" in run("rotate")

    settings.NEWSROOM_VAULT_KEYS = [new]
    assert vault.read(protected, reporter, "Checking").reveal() == IDENTITY


def test_rotation_stops_with_one_line_when_a_key_does_not_open(keys_dir, protected):
    DataKey.objects.update(wrapped=cipher.wrap([cipher.new_key()], cipher.new_key()))

    with pytest.raises(CommandError, match="No master key opens"):
        run("rotate")


def test_status_fails_when_a_key_is_lost_and_passes_when_all_open(protected):
    assert "Protected sources: 1" in run("status")

    DataKey.objects.all().delete()

    with pytest.raises(CommandError, match="cannot be read"):
        run("status")
