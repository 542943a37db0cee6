from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.decoding import decode
from articles.errors import Invalid

WORDS = "“Déjà vu,” she said – the café’s ramp."


def refusal(content: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        decode(content)
    return str(caught.value.fields["file"])


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(content):
    assert "empty" in refusal(content)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"PK\x03\x04" + b"\0" * 40, "paste"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "paste"),
        (b"%PDF-1.7\n", "paste"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "text file"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "text file"),
        (bytes(range(256)), "text file"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_what_to_do(content, advice):
    assert advice in refusal(content)


def test_five_megabytes_are_refused_with_size_and_limit():
    says = refusal(b"ramp " * 1024**2)

    assert "5.0 MB" in says
    assert "2 MB" in says


def test_a_mark_that_promises_utf_16_and_lies_is_refused():
    assert "UTF-16" in refusal(b"\xff\xfeA")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_marks_and_accents_survive_every_encoding(encoding):
    assert decode(WORDS.encode(encoding)).text == WORDS


def test_latin_1_is_told_from_windows_by_the_bytes_windows_lacks():
    decoded = decode(b"caf\xe9 \x81")

    assert decoded.text.startswith("café")
    assert "Latin-1" in decoded.warnings[0]


def test_a_guess_is_told_and_utf_8_is_no_guess():
    assert "Windows-1252" in decode(WORDS.encode("cp1252")).warnings[0]
    assert decode(WORDS.encode()).warnings == ()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_machine_are_one(end):
    assert decode(f"Ramp{end}closed".encode()).text == "Ramp\nclosed"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    with suppress(Invalid):
        assert "\r" not in decode(content).text
