"""What lies on the disk: no confidential word, in no column of no table, in no byte of the file."""

from pathlib import Path

import pytest
from django.db import connections

from sources import vault
from sources.vocabulary import EvidenceKind, Terms
from tests.sources.conftest import IDENTITY

WORDS = ("Mirabel", "Quennessy", "900123", "Tallow", "supervisor", "barrels", "Lawyer")


@pytest.fixture
def full_vault(protected, reporter):
    """A source with everything the vault can hold, each part with its own telling words."""
    agreement = vault.promise(protected, reporter, Terms.BACKGROUND, "Her supervisor reads the post.")
    evidence = vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"found_text": "They moved the barrels."})
    vault.write(protected, reporter, reason="Lawyer asked", identity={"notes": IDENTITY["notes"] + " Again."})
    vault.read(protected, reporter, "Lawyer asked")
    vault.read_internal_reason(agreement, reporter, "Lawyer asked")
    vault.read_evidence(evidence, reporter, "Lawyer asked")


def every_value(alias):
    """Yields (table, column, value as bytes) of every column of every table of the database."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield table, column, bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def tells(content):
    return [word for word in WORDS if word.lower().encode() in content.lower()]


@pytest.mark.django_db(databases="__all__")
def test_the_search_finds_a_word_that_does_stand_in_clear(protected):
    assert any(b"dock worker" in value for _, _, value in every_value("default"))


@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize("alias", ["default", "keys"])
def test_no_column_holds_a_confidential_word(full_vault, alias):
    found = [(table, column, tells(value)) for table, column, value in every_value(alias) if tells(value)]

    assert found == []


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_no_byte_of_the_database_files_tells_one(full_vault):
    for alias in ("default", "keys"):
        if connections[alias].vendor != "sqlite":  # the server's files are not ours to open; its columns are
            assert not [value for _, _, value in every_value(alias) if tells(value)]
            continue
        name = connections[alias].settings_dict["NAME"]
        files = list(Path(name).parent.glob(Path(name).name + "*"))
        assert files
        assert not [path for path in files if tells(path.read_bytes())]
