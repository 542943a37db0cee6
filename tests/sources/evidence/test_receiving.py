"""Files on their way in: what is refused leaves nothing, what stays is sealed where it must be."""

import hashlib
import stat

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import transaction
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sources import evidence, evidence_store, vault
from sources.errors import EvidenceNotTheirs, EvidenceTooLarge, NotAParty, WrongKey
from sources.models import Evidence, Source
from sources.vault import keys, rekeying
from sources.vault.evidence_files import clear_chunks, padded_size
from sources.vocabulary import EvidenceKind, SourceKind, Visibility

from .conftest import NOW, files_on

pytestmark = pytest.mark.django_db(databases="__all__")
WORDS = b"They moved the barrels at night. " * 50_000  # more than one chunk


def sent(source, by, content, name="Minutes of 2 March.txt"):
    """The request of a form with a file and a field after it, and the handler that received it."""
    file = type("File", (), {"name": name, "read": lambda self: content})()
    request = RequestFactory().post("/desk/", {"file": file, "locator": "page 4"})
    handler = evidence.EvidenceUpload(source, by)
    request.upload_handlers = [handler, TemporaryFileUploadHandler(request)]
    return request, handler


class TestRefused:
    def test_a_file_that_is_too_large_leaves_nothing_and_the_rest_of_the_form_is_read(
        self, accounts, reporter, shelf, settings
    ):
        settings.EVIDENCE_MAX_BYTES = 100_000
        request, handler = sent(accounts, reporter, b"x" * 150_000)

        assert request.POST["locator"] == "page 4"
        assert "file" not in request.FILES
        assert isinstance(handler.refused, EvidenceTooLarge)
        assert files_on(shelf) == []

    def test_a_body_far_beyond_the_limit_is_not_even_read(self, accounts, reporter, shelf, settings):
        settings.EVIDENCE_MAX_BYTES = 1000
        request, handler = sent(accounts, reporter, b"x" * 150_000)

        assert not request.FILES
        assert handler.refused.limit_bytes == 1000
        assert files_on(shelf) == []

    @pytest.mark.parametrize("who", ["colleague", "source_desk", "superuser"])
    def test_nobody_but_a_party_can_send_a_file_for_a_protected_source(self, protected, who, shelf, request):
        person = request.getfixturevalue(who)

        with pytest.raises(NotAParty):
            evidence.EvidenceUpload(protected, person)
        with pytest.raises(NotAParty):
            evidence.attach_words(protected, person, EvidenceKind.NOTES, "Words.", now=NOW)
        assert files_on(shelf) == []
        assert not Evidence.objects.exists()

    def test_a_file_nobody_took_goes_with_the_request(self, accounts, reporter, shelf):
        request, _ = sent(accounts, reporter, WORDS)
        assert len(files_on(shelf) if request.FILES else []) == 1

        request.close()

        assert files_on(shelf) == []

    def test_a_file_of_one_source_is_not_attached_to_another(self, accounts, protected, reporter):
        other = Source.objects.create(kind=SourceKind.DOCUMENT, name="Minutes")
        upload = evidence.receive(other, reporter, [b"words"], "a.txt")

        for source in (accounts, protected):
            with pytest.raises(EvidenceNotTheirs):
                evidence.attach_file(source, reporter, EvidenceKind.NOTES, upload, now=NOW)

    def test_what_came_in_clear_is_refused_once_the_source_is_protected(self, protected, reporter):
        upload = evidence.receive(protected, reporter, [b"words"], "a.txt")
        upload.is_sealed = False

        with pytest.raises(EvidenceNotTheirs):
            evidence.attach_file(protected, reporter, EvidenceKind.NOTES, upload, now=NOW)

    @pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://tallow.example/", "tallow", "//tallow.example/"])
    def test_only_web_addresses_are_links(self, accounts, reporter, link):
        with pytest.raises(ValidationError):
            evidence.attach_link(accounts, reporter, EvidenceKind.PERMALINK, link, now=NOW)


class TestOpen:
    def test_it_lies_under_a_random_name_as_it_came(self, accounts, reporter, shelf):
        request, handler = sent(accounts, reporter, WORDS)
        upload = request.FILES["file"]
        kept = evidence.attach_file(accounts, reporter, EvidenceKind.NOTES, upload, locator="page 4", now=NOW)
        request.close()

        (path,) = files_on(shelf)
        assert (handler.refused, path.name, path.read_bytes()) == (None, kept.file_name, WORDS)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(shelf.stat().st_mode) == 0o700
        assert kept.digest == hashlib.sha256(WORDS).hexdigest()
        assert (kept.original_name, kept.media_type, kept.size_bytes) == (upload.original_name, "text/plain", len(WORDS))
        assert b"".join(evidence.open_file(kept, reporter)[0]) == WORDS

    def test_the_kind_of_file_is_found_in_it(self, accounts, reporter):
        upload = evidence.receive(accounts, reporter, [b"%PDF-1.7 and so on"], "holiday.jpg")

        assert upload.media_type == "application/pdf"

    def test_a_name_cannot_lead_elsewhere(self, accounts, reporter):
        upload = evidence.receive(accounts, reporter, [b"x"], "..\\../etc/\u202epass\x00wd" + "x" * 300 + ".txt")

        assert "/" not in upload.original_name
        assert "\u202e" not in upload.original_name
        assert len(upload.original_name) == 200
        assert upload.original_name.endswith(".txt")


@pytest.mark.django_db(databases="__all__", transaction=True)
class TestRollback:
    @pytest.mark.parametrize("which", ["accounts", "protected"])
    def test_a_transaction_that_fails_leaves_no_file(self, which, reporter, shelf, request):
        source = request.getfixturevalue(which)

        def attach_and_fail():
            with transaction.atomic():
                evidence.attach_words(source, reporter, EvidenceKind.NOTES, "Words.", now=NOW)
                raise RuntimeError(len(files_on(shelf)))

        with pytest.raises(RuntimeError, match="1"):
            attach_and_fail()
        assert files_on(shelf) == []

    def test_one_that_succeeds_keeps_it(self, accounts, reporter, shelf):
        kept = evidence.attach_words(accounts, reporter, EvidenceKind.NOTES, "Words.", now=NOW)

        assert [path.name for path in files_on(shelf)] == [kept.file_name]


@pytest.mark.django_db(databases="__all__", transaction=True)
class TestProtected:
    @pytest.fixture
    def kept(self, protected, reporter):
        request, _ = sent(protected, reporter, WORDS)
        return evidence.attach_file(
            protected, reporter, EvidenceKind.NOTES, request.FILES["file"], locator="page 4", captured_at=NOW, now=NOW
        )

    def test_no_word_of_it_is_on_the_disk_or_in_a_column(self, kept, shelf):
        (path,) = files_on(shelf)
        kept.refresh_from_db()

        assert b"barrels" not in path.read_bytes()
        assert (kept.original_name, kept.media_type, kept.size_bytes, kept.locator) == ("", "", None, "")
        assert kept.visibility == Visibility.RESTRICTED
        assert kept.digest != hashlib.sha256(WORDS).hexdigest()
        assert kept.digest == vault.fingerprint(kept.source, kept.source.created_by, WORDS)

    def test_a_party_gets_it_back_and_the_log_says_so(self, kept, protected, reporter):
        chunks, media_type = evidence.open_file(kept, reporter, "Checking the words")

        assert (b"".join(chunks), media_type) == (WORDS, "text/plain")
        assert [each.which for each in vault.readings_of(protected, reporter)] == ["evidence"]
        confidential = vault.read_evidence(kept, reporter, "Checking")
        assert "barrels" not in repr(confidential)

    @pytest.mark.parametrize("who", ["colleague", "source_desk", "superuser"])
    def test_nobody_else_does(self, kept, who, request):
        with pytest.raises(NotAParty):
            evidence.open_file(kept, request.getfixturevalue(who), "Curious")
        with pytest.raises(NotAParty):
            evidence.text_of(kept, request.getfixturevalue(who), "Curious")

    def test_an_altered_shortened_or_lengthened_file_is_refused(self, kept, reporter, shelf):
        (path,) = files_on(shelf)
        whole = path.read_bytes()
        step = 1024 * 1024 + 16
        head, first, rest = whole[:40], whole[40 : 40 + step], whole[40 + step :]
        for altered in (
            head + bytes([first[0] ^ 1]) + first[1:] + rest,
            head + first,  # the end cut off at a whole chunk
            head + rest + first,
            head + first + first + rest,
            head[:8] + bytes(32) + first + rest,
        ):
            path.write_bytes(altered)
            with pytest.raises(WrongKey):
                b"".join(evidence.open_file(kept, reporter, "Checking")[0])

    def test_a_file_of_another_source_in_its_place_is_refused(self, kept, reporter, shelf):
        other = vault.create_protected(reporter, SourceKind.PERSON, {})
        theirs = evidence.attach_words(other, reporter, EvidenceKind.NOTES, "Other words.", now=NOW)
        (shelf / theirs.file_name).replace(shelf / kept.file_name)

        with pytest.raises(WrongKey):
            evidence.open_file(kept, reporter, "Checking")

    def test_it_opens_after_every_source_got_a_new_key_and_no_longer_under_the_old(self, kept, protected, reporter, shelf):
        old_key = keys.of(protected.pk)
        before = files_on(shelf)

        vault.rekey()

        assert b"".join(evidence.open_file(kept, reporter, "Checking")[0]) == WORDS
        assert len(files_on(shelf)) == 1
        assert files_on(shelf) != before
        with pytest.raises(WrongKey):
            clear_chunks(protected.pk, Evidence.objects.get(pk=kept.pk).file_name, len(WORDS), [old_key])

    def test_new_keys_that_could_not_be_written_leave_the_file_as_it_was(self, kept, reporter, shelf, monkeypatch):
        before = files_on(shelf)
        monkeypatch.setattr(rekeying.cipher, "encrypt_document", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            vault.rekey()
        monkeypatch.undo()

        assert set(before) <= set(files_on(shelf))
        assert b"".join(evidence.open_file(kept, reporter, "Checking")[0]) == WORDS

    def test_a_lost_file_stops_nobody_from_getting_a_new_key(self, kept, reporter, shelf):
        (shelf / kept.file_name).unlink()

        assert vault.rekey() == 1

    def test_its_text_is_found_through_the_same_door(self, protected, reporter):
        kept = evidence.attach_words(protected, reporter, EvidenceKind.NOTES, "We knew in March.\n\nNobody asked.", now=NOW)

        text = evidence.text_of(kept, reporter, "Checking")

        assert evidence.find_words(text, "nobody asked").locator == "¶ 2"
        assert "March" not in repr(text)

    def test_destroying_the_source_takes_the_file_too(self, kept, protected, reporter, source_desk, shelf):
        held = {each.what: each.count for each in vault.holdings(protected, reporter)}

        vault.destroy(protected, source_desk, reporter, NOW)

        assert held["evidence_files"] == 1
        assert files_on(shelf) == []
        kept.refresh_from_db()
        assert (kept.file_name, kept.sealed) == ("", None)


@given(st.integers(0, 60_000_000))
def test_padding_hides_the_size_and_adds_an_eighth_at_most(size):
    padded = padded_size(size)

    assert padded >= max(size, 16 * 1024)
    assert padded <= max(size * 9 // 8 + 1, 16 * 1024)
    assert bin(padded).count("1") <= 6


def test_the_disk_is_never_left_by_a_name():
    for name in ("../test.sqlite3", "", "/etc/passwd", "a" * 31, "A" * 32):
        with pytest.raises(FileNotFoundError):
            evidence_store.open_stored(name)
