"""A newsroom that lacks a secret, or keeps one where it could leak, does not start; one line says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import kept_secret, refuse_unsafe_keys

OURS = ("NEWSROOM_", "SECRET_KEY", "DATABASE_URL", "RECORD_DATABASE_URL", "ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE")


def start(tmp_path: Path, *command: str, text: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Start a command of a newsroom in an empty place, with these variables and none of the tests' own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment |= {"NEWSROOM_VAR": str(tmp_path / "var"), "NEWSROOM_KEYS_DIR": str(tmp_path / "keys"), **variables}
    words = [sys.executable, str(settings.BASE_DIR / "manage.py"), *(command or ("check",))]
    return subprocess.run(words, env=environment, input=text, capture_output=True, text=True, timeout=60, check=False)


def production(**changes: str) -> dict[str, str]:
    given = {
        "NEWSROOM_PRODUCTION": "1",
        "SECRET_KEY": "a-long-secret-of-this-test-a-long-secret-of-this-test",
        "NEWSROOM_VAULT_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "record.example",
    }
    return {name: value for name, value in (given | changes).items() if value}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "NEWSROOM_VAULT_KEYS", "ALLOWED_HOSTS"])
def test_production_without_a_secret_refuses_in_one_line(tmp_path: Path, missing: str) -> None:
    refused = start(tmp_path, **production(**{missing: ""}))

    assert refused.returncode == 1
    assert refused.stderr.strip().count("\n") == 0
    assert missing in refused.stderr


def test_production_with_its_secrets_starts(tmp_path: Path) -> None:
    assert start(tmp_path, **production()).returncode == 0


def test_a_newsroom_without_any_secret_says_what_to_do(tmp_path: Path) -> None:
    refused = start(tmp_path)

    assert refused.returncode == 1
    assert "make run" in refused.stderr
    assert refused.stderr.strip().count("\n") == 0


def test_reading_texts_for_suggestions_needs_no_newsroom_and_makes_none(tmp_path: Path) -> None:
    read = start(tmp_path, "suggest", text='{"id": "s1", "text": "“It moved,” said Mirela Hask."}\n')

    assert read.returncode == 0
    assert '"speaker": "Mirela Hask"' in read.stdout
    assert not list(tmp_path.iterdir())


def test_production_lends_no_secret_even_to_suggestions(tmp_path: Path) -> None:
    assert start(tmp_path, "suggest", **production(SECRET_KEY="")).returncode == 1


def test_postgresql_without_a_login_for_readers_refuses(tmp_path: Path) -> None:
    refused = start(tmp_path, **production(DATABASE_URL="postgres://desk@127.0.0.1:1/none"))

    assert refused.returncode == 1
    assert "setup_reader" in refused.stderr


def test_keys_inside_the_data_refuse(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="Move the keys out"):
        refuse_unsafe_keys(tmp_path / "var" / "keys", tmp_path / "var", "secret", ["key"])


def test_keys_that_others_can_read_refuse(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.mkdir(mode=0o755)

    with pytest.raises(ImproperlyConfigured, match="chmod 700"):
        refuse_unsafe_keys(keys, tmp_path / "var", "secret", ["key"])


def test_a_vault_key_that_is_the_secret_key_refuses(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="vault init"):
        refuse_unsafe_keys(tmp_path / "keys", tmp_path / "var", "same", ["same"])


def test_a_kept_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "word"

    first = kept_secret(path, lambda: "amber")

    assert (first, kept_secret(path, lambda: "quay")) == ("amber", "amber")
    assert path.stat().st_mode & 0o777 == 0o600
