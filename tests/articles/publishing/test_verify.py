"""`verify_record` finds what was tampered with, and names the first broken link."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.errors import RecordFault
from articles.publishing import publish, withdraw
from articles.publishing.verify import verify_record
from articles.record import triggers
from articles.record.models import (
    ChainHead,
    PublicCorrection,
    PublicPath,
    PublishedMention,
    PublishedPicture,
    PublishedQuotation,
    StoryPage,
)
from articles.record.paths import path_hash
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(reporter, publisher, now):
    """Three versions of two stories; the triggers are out of the way, as for somebody who owns the database."""
    factories.site()
    first = stories.full_story(reporter)
    publish(first, by=publisher, now=now, acknowledge=True)
    publish(factories.article(reporter, slug="other", status="ready"), by=publisher, now=now, acknowledge=True)
    type(first).objects.filter(pk=first.pk).update(headline="Ramp closed again")
    publish(first, by=publisher, now=now, acknowledge=True)
    triggers.remove(connection)
    yield first
    triggers.install(connection)


def execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def fault():
    with pytest.raises(RecordFault) as found:
        verify_record()
    return found.value.seq, found.value.what


def test_an_empty_record_is_whole(db):
    assert verify_record().versions == 0


def test_an_untouched_record_is_whole(record):
    assert verify_record().versions == 3


def test_an_altered_payload_is_found(record):
    execute("UPDATE record_version SET payload = replace(payload, 'thumb', 'fist') WHERE seq = 1")

    assert fault() == (1, "its payload was altered")


def test_an_altered_header_is_found(record):
    execute("UPDATE record_version SET recorded_at = '2026-11-01T00:00:00Z' WHERE seq = 2")

    assert fault() == (2, "its header was altered")


def test_a_version_taken_out_is_found(record):
    execute("UPDATE record_version SET seq = 9 WHERE seq = 2")

    assert fault() == (2, "this version is missing")


def test_a_version_emptied_in_silence_is_found(record):
    execute("UPDATE record_version SET payload = NULL, salt = NULL, path = NULL WHERE seq = 1")

    assert fault() == (1, "its payload is gone, and no later version says why")


def test_a_cut_tail_is_found_by_the_head(record):
    execute("UPDATE record_chain SET seq = 2")

    assert fault() == (2, "the head of the chain is not its last version")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("headline", "Ramp open"),
        ("body_html", "<p>Open.</p>"),
        ("source_count", 7),
        ("byline", []),
        ("structured_data", "{}"),
        ("corrections", [{"kind": "correction"}]),
        ("quotations", []),
        ("sources", []),
    ],
)
def test_an_altered_column_of_a_page_is_found(record, column, value):
    StoryPage.objects.filter(story=record.story_key).update(**{column: value})

    assert fault() == (3, f"its page shows another {column} than its payload")


def test_altered_words_of_a_quotation_are_found(record):
    PublishedQuotation.objects.filter(number=1).update(text="“I could put my fist in it”")

    assert fault() == (3, "its quotations are not those of its payload")


def test_a_name_taken_off_a_story_is_found(record):
    PublishedMention.objects.all().delete()

    assert fault() == (3, "its names are not those of its payload")


def test_an_invented_correction_is_found(record):
    page = StoryPage.objects.get(story=record.story_key)
    PublicCorrection.objects.create(
        version=page.version, story=page.story, kind="correction", at=page.updated_at, notice="Lie."
    )

    assert fault() == (3, "its corrections are not those of its payload")


def test_a_page_taken_away_is_found(record):
    StoryPage.objects.filter(story=record.story_key).delete()

    assert fault() == (3, "it is live and has no page")


def test_an_address_given_to_another_story_is_found(record):
    PublicPath.objects.filter(story=record.story_key).update(story="0" * 16)

    assert fault() == (3, "its address is not on file")


def test_pictures_no_page_shows_are_no_fault(record):
    PublishedPicture.objects.create(hash="c" * 64, width=480, height=320, widths=[480])

    assert verify_record().versions == 3


class TestAfterAWithdrawal:
    @pytest.fixture
    def withdrawn(self, record, publisher, now):
        withdraw(record, by=publisher, now=now, notice="It was wrong.")
        return record

    def test_an_announced_removal_is_whole(self, withdrawn):
        assert verify_record().versions == 4

    def test_an_altered_notice_is_found(self, withdrawn):
        PublicCorrection.objects.filter(kind="withdrawal").update(notice="It was fine.")

        assert fault() == (4, "the notice readers see is not the one in its payload")

    def test_an_address_left_in_clear_is_found(self, withdrawn):
        path = "/harbour/2026/11/ramp-closed/"
        PublicPath.objects.filter(story=withdrawn.story_key, path_hash=path_hash(path)).update(path=path)

        assert fault() == (4, "an address of the withdrawn story is left in clear")

    def test_an_announcement_does_not_cover_another_storys_version(self, withdrawn):
        execute("UPDATE record_version SET payload = NULL, salt = NULL, path = NULL WHERE seq = 2")

        assert fault() == (2, "its payload is gone, and no later version says why")


class TestCommand:
    def run(self, *options):
        out = StringIO()
        try:
            call_command("verify_record", *options, stdout=out)
        except SystemExit as end:
            return end.code, out.getvalue()
        return 0, out.getvalue()

    def test_a_whole_record_is_one_line(self, record):
        assert self.run() == (0, f"OK: 3 versions, head {ChainHead.objects.get().hash}\n")

    def test_a_fault_ends_with_one(self, record):
        execute("UPDATE record_version SET kind = 'removal' WHERE seq = 2")

        assert self.run() == (1, "FAULT at version 2: its header was altered\n")

    def test_json_says_the_same(self, record):
        assert json.loads(self.run("--json")[1])["ok"] is True
        execute("UPDATE record_version SET kind = 'removal' WHERE seq = 2")

        code, text = self.run("--json")
        assert (code, json.loads(text)) == (1, {"ok": False, "seq": 2, "fault": "its header was altered"})
