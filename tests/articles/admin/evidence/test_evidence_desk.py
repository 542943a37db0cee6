"""The addresses of evidence: what they refuse and what they keep. Who finds them: tests/laws/test_desk_addresses.py."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sources import vault
from sources.evidence import attach_words
from sources.models import AccessLog, Evidence, Source
from tests import factories
from tests.articles.admin.vault.conftest import at_desk as at_desk
from tests.articles.admin.vault.conftest import protected as protected
from tests.articles.desk.drafting import NOW, open_source

pytestmark = pytest.mark.django_db(transaction=True)
JSON = {"accept": "application/json"}
SEALED = "We shall close the ramp, said the foreman"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return settings.EVIDENCE_ROOT


def files_in(store: Path) -> list[Path]:
    return list(store.glob("*")) if store.exists() else []


def upload(name: str = "talk.txt", content: bytes = b"I could put my thumb in it.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def put(client: Client, source: Source, **fields: Any) -> Any:
    return client.post(f"/desk/evidence/add/{source.pk}/", {"kind": "transcript", **fields}, headers=JSON)


def test_a_file_that_is_too_large_is_refused_in_words_and_nothing_is_left(
    reporter: Any, at_desk: Callable[..., Client], store: Path, settings: Any
) -> None:
    settings.EVIDENCE_MAX_BYTES = 100_000
    response = put(at_desk(reporter), open_source(reporter), file=upload(content=b"a" * 300_000), link="https://a.example/")

    assert response.status_code == 422
    assert "larger than" in response.json()["message"]
    assert (Evidence.objects.count(), files_in(store)) == (0, [])


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Choose a file"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"notes": "a", "kind": "rumour"}, "what kind"),
        ({"notes": "a", "visibility": "everybody"}, "who may open it"),
        ({"notes": "a", "keep_until": "soon"}, "is a day"),
        ({"notes": "a", "captured_at": "yesterday"}, "could not be understood"),
    ],
)
def test_what_cannot_be_put_on_file_is_said(
    reporter: Any, at_desk: Callable[..., Client], fields: dict[str, str], says: str
) -> None:
    response = put(at_desk(reporter), open_source(reporter), **fields)

    assert (response.status_code, Evidence.objects.count()) == (422, 0)
    assert says in response.json()["message"]


def test_a_forged_request_puts_nothing_on_file(reporter: Any, store: Path) -> None:
    factories.site()
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)

    assert put(client, open_source(reporter), file=upload()).status_code == 403
    assert (Evidence.objects.count(), files_in(store)) == (0, [])


def test_a_link_of_a_protected_source_is_never_opened(
    reporter: Any, at_desk: Callable[..., Client], protected: Source, settings: Any
) -> None:
    settings.EVIDENCE_FETCH = "tests.nothing.may_be_fetched"
    response = put(at_desk(reporter), protected, link="https://leak.example/a", keep_copy="1")

    assert response.status_code == 422
    assert "never opened" in response.json()["message"]


def test_only_those_who_know_a_protected_source_put_evidence_on_file(
    other_reporter: Any, source_desk: Any, at_desk: Callable[..., Client], protected: Source
) -> None:
    for person in (other_reporter, source_desk):
        assert put(at_desk(person), protected, notes="a").status_code == 404
    assert not Evidence.objects.exists()


def test_what_a_file_says_it_is_counts_for_nothing_and_it_comes_back_as_a_download_that_cannot_run(
    reporter: Any, at_desk: Callable[..., Client]
) -> None:
    client = at_desk(reporter)
    put(client, open_source(reporter), file=upload("../<b>talk.txt", b"<script>alert(1)</script>"))
    evidence = Evidence.objects.get()

    response = client.get(f"/desk/evidence/{evidence.pk}/file/")

    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Disposition"].startswith("attachment")
    assert (response["Content-Security-Policy"], response["X-Content-Type-Options"]) == (
        "sandbox; default-src 'none'",
        "nosniff",
    )


def test_restricted_evidence_is_absent_for_a_colleague(
    reporter: Any, other_reporter: Any, at_desk: Callable[..., Client]
) -> None:
    source = open_source(reporter)
    evidence = attach_words(source, reporter, "notes", "Private.", visibility="restricted", now=NOW)
    colleague = at_desk(other_reporter)

    assert colleague.get(f"/desk/evidence/{evidence.pk}/").status_code == 404
    assert colleague.post(f"/desk/evidence/{evidence.pk}/text/").status_code == 404
    assert colleague.post("/desk/evidence/of/", {"source": source.pk}).json()["options"] == []
    assert str(evidence.pk) not in colleague.get(f"/desk/register/source/{source.pk}/").content.decode()


def test_sealed_text_opens_for_a_party_with_password_and_reason_and_leaves_a_row_in_the_log(
    reporter: Any, source_desk: Any, at_desk: Callable[..., Client], protected: Source, store: Path
) -> None:
    evidence = attach_words(protected, reporter, "notes", SEALED, now=NOW)
    address = f"/desk/evidence/{evidence.pk}/text/"
    assert not any(b"foreman" in path.read_bytes() for path in files_in(store))

    assert at_desk(source_desk, proven=True).post(address, {"reason": "Curious"}).status_code == 404
    assert at_desk(reporter).post(address, {"reason": "To pin"}).json()["prove"] is True
    proven = at_desk(reporter, proven=True)
    assert "Write why" in proven.post(address).json()["message"]
    assert not AccessLog.objects.exists()

    answer = proven.post(address, {"reason": "To pin a quotation"})
    assert SEALED in answer.json()["passages"][0]["text"]
    assert answer.json()["seconds"] == 60
    assert "no-store" in answer["Cache-Control"]
    assert AccessLog.objects.get().user == reporter


def test_words_of_a_protected_source_are_compared_and_neither_they_nor_their_place_come_back_to_be_kept(
    reporter: Any, source_desk: Any, at_desk: Callable[..., Client], protected: Source
) -> None:
    evidence = attach_words(protected, reporter, "notes", SEALED, now=NOW)
    address, sent = f"/desk/evidence/{evidence.pk}/words/", {"words": "“We shall close the ramp”", "locator": "¶ 1"}

    assert at_desk(reporter).post(address, sent).status_code == 404  # without a selection the file would have to be read
    assert at_desk(source_desk).post(address, sent | {"selection": "We shall"}).status_code == 404
    answer = at_desk(reporter).post(address, sent | {"selection": "We shall close the ramp"}).json()
    assert (answer["state"], answer["verbatim"], answer["locator"]) == ("checked", "", "")
    assert not AccessLog.objects.exists()


def test_a_sealed_file_is_given_to_a_party_alone_and_logged(
    reporter: Any, source_desk: Any, at_desk: Callable[..., Client], protected: Source
) -> None:
    evidence = attach_words(protected, reporter, "notes", SEALED, now=NOW)
    address = f"/desk/evidence/sealed/{protected.pk}/{evidence.pk}/file/"

    assert at_desk(source_desk, proven=True).post(address, {"reason": "Curious"}).status_code == 404
    assert at_desk(reporter).post(address, {"reason": "For the lawyer"}).status_code == 302
    assert at_desk(reporter, proven=True).post(address, {"reason": " "}).status_code == 302
    assert not AccessLog.objects.exists()

    response = at_desk(reporter, proven=True).post(address, {"reason": "For the lawyer"})
    assert SEALED.encode() in b"".join(response.streaming_content)
    assert AccessLog.objects.count() == 1


def test_the_page_of_a_protected_source_shows_of_its_evidence_kind_and_state_only(
    reporter: Any, at_desk: Callable[..., Client], protected: Source
) -> None:
    vault.add_evidence(protected, reporter, "recording", {"locator": "tape 7", "link": "https://leak.example/"})

    page = at_desk(reporter, proven=True).get(f"/desk/vault/{protected.pk}/").content.decode()

    assert "Recording" in page
    assert re.search("tape 7|leak.example", page) is None
