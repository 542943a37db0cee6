"""When something breaks while a protected source is made, no log, page or mail says who it is."""

import io
import logging
import sys
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client, RequestFactory
from django.utils.module_loading import import_string
from django.views.debug import ExceptionReporter

from articles.admin.story import protected as protected_view
from newsroom.error_reports import PlaceFormatter
from sources import cipher
from sources.models import Source
from sources.vault import identities
from sources.vocabulary import SourceKind

SENT = {
    "identity_name": "Mirabel Quennessy",
    "identity_contact": "+44 7700 900417",
    "identity_interest": "Owed by Tallowby",
    "terms": "not_for_attribution",
    "description": "a worker at the locks",
    "how_they_know": "Kept the rota",
}
SECRET = ("Mirabel", "Quennessy", "900417", "Tallowby")
WHAT_BROKE = f"could not take in {SENT['identity_name']}"
ADDRESS = "/desk/articles/article/look-up/protected-source/"


@pytest.fixture
def log() -> Any:
    """What the console would show."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    options = project_settings.LOGGING["formatters"]["line"]
    handler.setFormatter(import_string(options["()"])(options["format"], style=options["style"]))
    # First in the row: a formatter keeps the text of an error with the record, for the next one to take.
    root = logging.getLogger()
    root.handlers.insert(0, handler)
    yield stream
    root.removeHandler(handler)


@pytest.fixture(params=["create_protected", "the page itself"])
def broken(request: Any, monkeypatch: Any) -> None:
    if request.param == "create_protected":
        monkeypatch.setattr(identities, "_save_under_code_name", breaks)
    else:
        monkeypatch.setattr(protected_view, "_promised", breaks)


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_while_a_source_is_made_tells_nothing(
    reporter: Any, settings: Any, log: Any, broken: None, debug: bool
) -> None:
    settings.DEBUG, settings.ADMINS = debug, [("Ivo", "ivo@record.example")]
    client = Client(raise_request_exception=False)
    client.force_login(reporter)

    response = client.post(ADDRESS, SENT)

    assert response.status_code == 500
    told = log.getvalue() + "".join(message.body + message.subject for message in mail.outbox)
    if not debug:
        told += response.content.decode()
    else:
        # The page for developers repeats the error's own words, which the code never fills with an identity.
        told += response.content.decode().replace(WHAT_BROKE, "")
    assert "RuntimeError" in told
    assert "Mirabel" not in log.getvalue()
    for word in SECRET:
        assert word not in told, word
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_report_shows_no_frame_s_values_and_nothing_posted(reporter: Any, settings: Any, monkeypatch: Any) -> None:
    settings.DEBUG = False
    monkeypatch.setattr(cipher, "Sealed", breaks)
    request = RequestFactory().post(ADDRESS, SENT)

    try:
        identities.create_protected(reporter, SourceKind.ANONYMOUS_PERSON, {"name": SENT["identity_name"]})
    except RuntimeError:
        report = ExceptionReporter(request, *sys.exc_info())
        told = report.get_traceback_html() + report.get_traceback_text()

    told = told.replace(WHAT_BROKE, "")
    assert "encrypt_document" in told
    for word in SECRET:
        assert word not in told, word


@pytest.mark.django_db
def test_a_refused_row_is_named_by_its_constraint_and_not_quoted() -> None:
    row = {"kind": "anonymous_person", "protected": True, "code_name": "saffron lantern", "default_terms": "unsettled"}
    Source.objects.create(**row)

    try:
        with transaction.atomic():
            Source.objects.create(**row)
    except DatabaseError:
        told = PlaceFormatter().formatException(sys.exc_info())

    assert "code_name" in told
    assert "IntegrityError" in told
    assert "saffron" not in told


def test_every_cause_is_named_with_its_place() -> None:
    try:
        try:
            breaks()
        except RuntimeError as error:
            raise ValueError("4 Dock Lane") from error
    except ValueError:
        told = PlaceFormatter().formatException(sys.exc_info())

    assert told.index("RuntimeError") < told.index("ValueError")
    assert "in breaks" in told
    assert "Dock Lane" not in told


# Down here, since a report shows the lines of code around the place: they must hold no word that is looked for.
def breaks(*_args: Any, **_kwargs: Any) -> Any:
    raise RuntimeError(WHAT_BROKE)
