"""The evidence of a source that becomes protected: its file is ciphertext from then on, and the clear one is gone."""

from pathlib import Path
from typing import Any

import pytest

from articles.desk.protecting.protect import protect
from articles.desk.protecting.survey import survey
from sources import evidence, evidence_store
from sources.errors import EvidenceMissing
from sources.models import Evidence, Source
from tests import factories
from tests.articles.desk import drafting

WORDS = b"Zuleyka Quennington was late."
pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def source(reporter: Any, settings: Any, tmp_path: Path) -> Source:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    source = drafting.open_source(reporter, "Zuleyka Quennington")
    Source.objects.filter(pk=source.pk).update(created_by=reporter)
    upload = evidence.receive(source, reporter, [WORDS], "zuleyka-quennington.txt")
    evidence.attach_file(source, reporter, "notes", upload, locator="page 2", now=factories.NOW)
    return source


def do(source: Source, by: Any) -> None:
    listed = survey(source)
    protect(
        source, by=by, now=factories.NOW, reason="She is threatened.", terms="background",
        promise={"description": "a rower"}, chosen=listed.ticked, fingerprint=listed.fingerprint,
    )  # fmt: skip


def test_the_file_is_sealed_and_the_clear_one_is_gone(source: Source, reporter: Any, tmp_path: Path) -> None:
    do(source, reporter)

    row = Evidence.objects.get()
    assert (row.locator, row.original_name, row.protected) == ("", "", True)
    [file] = (tmp_path / "evidence").iterdir()
    assert file.name == row.file_name
    assert b"Quennington" not in file.read_bytes()
    content, _type = evidence.open_file(row, reporter, "To check it.")
    assert b"".join(content) == WORDS


def test_a_file_that_is_not_there_stops_it_with_nothing_half_done(source: Source, reporter: Any) -> None:
    evidence_store.delete(Evidence.objects.get().file_name)

    with pytest.raises(EvidenceMissing):
        do(source, reporter)
    assert not Source.objects.get().protected
    assert list(evidence_store.stored_names()) == []
