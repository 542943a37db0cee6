"""An open source, and files as browsers send them."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from sources.models import Source
from sources.vocabulary import SourceKind

NOW = datetime(2026, 11, 12, 12, 48, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    """The directory of evidence files, empty before each test."""
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return settings.EVIDENCE_ROOT


@pytest.fixture
def accounts(db):
    return Source.objects.create(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")


def files_on(shelf):
    return sorted(shelf.iterdir()) if shelf.exists() else []


def docx(xml: bytes, name="word/document.xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(name, xml)
    return packed.getvalue()
