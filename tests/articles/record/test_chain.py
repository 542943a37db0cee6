"""The chain keeps what was published: its rows cannot be changed, dropped, replaced or forked, only taken back openly."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from articles.publishing import chain as publishing_chain
from articles.publishing import publish
from articles.record import chain
from articles.record.models import ChainHead, PublishedVersion, RecordChange
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(reporter, publisher, now):
    factories.site()
    return publish(stories.full_story(reporter), by=publisher, now=now, acknowledge=True).version


def refused(sql, *params):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    return True


@pytest.mark.parametrize("column", ["chain", "previous", "story", "kind", "recorded_at", "commitment", "hash"])
def test_no_header_column_can_be_changed(version, column):
    assert refused(f"UPDATE record_version SET {column} = 'update' WHERE id = %s", version.pk)


def test_neither_sequence_nor_number_can_be_changed(version):
    assert refused("UPDATE record_version SET seq = 9 WHERE id = %s", version.pk)
    assert refused("UPDATE record_version SET number = 9 WHERE id = %s", version.pk)


def test_the_payload_cannot_be_exchanged(version):
    assert refused("UPDATE record_version SET payload = '{}' WHERE id = %s", version.pk)
    assert refused("UPDATE record_version SET path = '/elsewhere/' WHERE id = %s", version.pk)


def test_payload_salt_and_path_go_together_or_not_at_all(version):
    assert refused("UPDATE record_version SET payload = NULL WHERE id = %s", version.pk)
    assert refused("UPDATE record_version SET salt = NULL, payload = NULL WHERE id = %s", version.pk)


def test_no_version_can_be_deleted(version):
    assert refused("DELETE FROM record_version WHERE id = %s", version.pk)


def test_writing_over_a_version_does_not_walk_past_the_triggers(version):
    columns = ", ".join(f'"{field.column}"' for field in PublishedVersion._meta.fields)
    altered = columns.replace('"payload"', "'{}'")

    if connection.vendor == "sqlite":
        assert refused(f"INSERT OR REPLACE INTO record_version ({columns}) SELECT {altered} FROM record_version")
    assert refused(
        f"INSERT INTO record_version ({columns}) SELECT {altered} FROM record_version WHERE true"
        " ON CONFLICT (id) DO UPDATE SET payload = excluded.payload"
    )


def test_the_change_log_only_grows(version):
    assert refused("DELETE FROM record_change")
    assert refused("UPDATE record_change SET kind = 'x'")
    assert RecordChange.objects.exists()


def test_a_fork_cannot_be_stored(version):
    start = ChainHead(chain=chain.CHAIN, seq=0, hash=chain.GENESIS)
    link = publishing_chain.Link("f" * 16, 1, "publish", "{}", "/x/", is_live=True)
    later = ChainHead(chain=chain.CHAIN, seq=7, hash=chain.GENESIS)

    for head in (start, later):
        with pytest.raises(IntegrityError), transaction.atomic():
            publishing_chain.append(head, [link], factories.NOW)


def test_the_hash_is_the_one_the_rules_describe(version):
    """Computed here from the written rule alone (protection.md, section 4), as an outsider would."""
    commitment = hashlib.sha256(bytes(version.salt) + version.payload.encode()).hexdigest()
    header = f"main\n1\n{'0' * 64}\n{version.story}\n1\npublish\n2026-11-12T12:48:00Z\n{commitment}\n"

    assert len(version.salt) == 32
    assert version.commitment == commitment
    assert version.hash == hashlib.sha256(("newsroom-record/1\n" + header).encode()).hexdigest()


def test_the_header_names_no_headline_slug_or_name(version):
    header = " ".join(str(value) for value in chain.header_of(version))

    for word in ("ramp", "Ramp", "Calloway"):
        assert word not in header
