"""The text of a file, taken out by a child: what harms it harms nobody else, and says what to do."""

import io
import json
import subprocess
import sys

import pytest
from django.conf import settings as project

from sources.errors import EvidenceUnreadable
from sources.evidence import read_passages, text
from sources.evidence.media_types import DOCX, media_type_of

from .conftest import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(content, media_type=None):
    found = read_passages([content], media_type or media_type_of(content))
    return [(passage.locator, passage.text) for passage in found.paragraphs]


def why(content, media_type=None):
    with pytest.raises(EvidenceUnreadable) as refused:
        read(content, media_type)
    assert refused.value.advice
    return refused.value.why


def word(*paragraphs):
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    return docx(f"<w:document {W}><w:body>{body}</w:body></w:document>".encode())


def pdf(*pages, tail=""):
    """A PDF of these pages, each one line of text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects += [f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects += ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for number, line in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{each}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


class TestRefused:
    def test_a_bomb_named_as_a_word_document(self):
        assert why(docx(b"<a>" + b" " * 50_000_000 + b"</a>")) == "bomb"

    def test_a_word_document_whose_entities_multiply(self):
        dtd = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>]>"
        assert why(docx(f"{dtd}<w:document {W}><w:p>&b;</w:p></w:document>".encode())) == "bomb"

    def test_a_word_document_nested_without_end(self):
        assert why(docx(b"<a>" * 5000 + b"</a>" * 5000)) == "deep"

    @pytest.mark.parametrize(
        ("content", "media_type", "word"),
        [
            (b"PK\x03\x04 word/ and nothing more", None, "broken"),
            (b"%PDF-1.7 and nothing more", None, "broken"),
            (b"\x00\x01\x02\x03", "text/plain", "encoding"),
            (b"Caf\x81 closed", None, "encoding"),
            (b"   \n\n ", None, "empty"),
            (b"\x89PNG\r\n\x1a\n", None, "kind"),
            (b"a" * 40_000_000, None, "long"),
        ],
    )
    def test_what_holds_no_text(self, content, media_type, word):
        assert why(content, media_type) == word

    def test_a_pdf_that_claims_to_be_its_own_page_without_end(self):
        looped = pdf("one").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")

        assert why(looped) in ("broken", "deep", "slow", "empty")

    def test_what_takes_too_long_is_ended_with_all_it_started(self, monkeypatch):
        monkeypatch.setattr(text, "SECONDS", 0.5)
        # Nothing is sent, so the child waits; the whole group is ended all the same.
        monkeypatch.setattr(text._Feeding, "run", lambda self: None)

        assert why(b"words") == "slow"

    def test_a_child_that_wants_too_much_memory_says_so(self):
        assert why(b"<p>" + b"\xf0\x9f\x98\x80" * 16_000_000) in ("memory", "long")

    def test_ten_thousand_elements_inside_each_other_are_read_all_the_same(self):
        assert read(b"<html><body>" + b"<div>" * 10_000 + b"Deep down") == [("¶ 1", "Deep down")]

    def test_an_error_while_the_content_is_read_is_the_callers(self):
        def chunks():
            yield b"words"
            raise OSError("disk")

        with pytest.raises(OSError, match="disk"):
            read_passages(chunks(), "text/plain")


class TestRead:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_plain_text_in_every_encoding_that_is_met(self, encoding):
        content = "The café’s shut.\r\n\r\nSo is the ramp.".encode(encoding)

        assert read(content, "text/plain") == [("¶ 1", "The café’s shut."), ("¶ 2", "So is the ramp.")]

    def test_a_web_page_without_what_a_reader_does_not_see(self):
        page = "<!doctype html><title>Ramp</title><script>var a = '<p>no</p>'</script><p>It &amp; the <b>gate</b><style>p{}"

        assert read(page.encode()) == [("¶ 1", "Ramp"), ("¶ 2", "It & the gate")]

    def test_a_word_document(self):
        assert media_type_of(word("x")) == DOCX
        assert read(word("We knew in March.", "", "Nobody asked.")) == [
            ("¶ 1", "We knew in March."),
            ("¶ 2", "Nobody asked."),
        ]

    def test_a_pdf_page_by_page(self):
        assert read(pdf("We knew in March.", "Nobody asked.")) == [("p. 1", "We knew in March."), ("p. 2", "Nobody asked.")]

    @pytest.mark.parametrize(
        "content",
        [
            b"1\n00:01:22,500 --> 00:01:24,000\n<i>We knew</i>\nin March.\n\n2\n00:01:25,0 --> 00:01:26,0\nNobody asked.\n",
            b"WEBVTT\n\nNOTE x\n\n01:22.500 --> 01:24.000 line:0\nWe knew in March.\n\n01:25.000 --> 01:26.000\n- No.\n",
        ],
    )
    def test_subtitles_by_time(self, content):
        (first, second) = read(content)

        assert first == ("00:01:22", "We knew in March.")
        assert second[0] == "00:01:25"


def test_the_child_can_open_nothing_and_knows_no_secret():
    """It is asked to open a file once its rights are gone, with the code it runs itself."""
    program = (
        "import sys; sys.argv = ['x', 'text/plain']; import runpy, io, os, json\n"
        "from sources.extraction import plain\n"
        "def spy(content, passages):\n"
        "    try: open('/etc/hostname')\n"
        "    except OSError as e: passages.add('refused ' + ' '.join(os.environ), 'paragraph', 1)\n"
        "plain.read = spy\n"
        "runpy.run_module('sources.extraction', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"x", capture_output=True, cwd=project.BASE_DIR, check=False, timeout=60
    )

    assert json.loads(done.stdout)["passages"][0][0].startswith("refused")
