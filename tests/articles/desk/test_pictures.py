import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles.desk.pictures import add_picture
from articles.desk.renditions import rendition_path, widths_of
from articles.errors import Invalid, NotAllowed
from articles.models import Picture

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
TURNED_RIGHT = 6

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def file_of(size=(600, 400), mode="RGB", kind="JPEG", **options) -> io.BytesIO:
    image = Image.radial_gradient("L").resize(size).convert(mode)
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return io.BytesIO(buffer.getvalue())


def refusal(file, by, now) -> str:
    with pytest.raises(Invalid) as caught:
        add_picture(file, by=by, now=now)
    return str(caught.value.fields["file"])


def test_somebody_without_a_writing_role_may_not_add_pictures(source_desk, now):
    with pytest.raises(NotAllowed):
        add_picture(file_of(), by=source_desk, now=now)


@pytest.mark.parametrize("content", [b"", b"GIF89a" + b"\0" * 50, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"hello"])
def test_what_is_no_picture_is_refused_with_what_to_do(content, reporter, now):
    assert "Save it as one of these" in refusal(io.BytesIO(content), reporter, now)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_cut_short_is_refused_with_what_to_do(kind, reporter, now):
    whole = file_of(kind=kind).getvalue()

    refusal(io.BytesIO(whole[: len(whole) // 2]), reporter, now)

    assert not Picture.objects.exists()


def test_a_small_file_that_would_unpack_to_gigabytes_is_refused_unopened(reporter, now):
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))

    refusal(io.BytesIO(png), reporter, now)


def test_a_picture_above_the_limit_in_pixels_says_so(reporter, now):
    assert "50 million pixels" in refusal(file_of((8000, 6300), mode="L", kind="PNG"), reporter, now)


def test_a_file_above_the_limit_in_bytes_says_so(reporter, now):
    assert "30 MB" in refusal(io.BytesIO(b"\xff\xd8" + b"\0" * (30 * 1024 * 1024)), reporter, now)


def test_words_longer_than_their_column_are_refused(reporter, now):
    with pytest.raises(Invalid) as caught:
        add_picture(file_of(), by=reporter, now=now, alt="x" * 301)

    assert "301" in str(caught.value.fields["alt"])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_a_camera_wrote_is_left_in_any_file(kind, reporter, now):
    exif = Image.Exif()
    exif[MAKER] = "Okulus 300"
    exif.get_ifd(GPS)[2] = (51.5, 0.0, 0.0)
    notes = PngInfo()
    notes.add_text("Comment", "Okulus at the East Quay")
    file = file_of(kind=kind, exif=exif, comment=b"Okulus at the East Quay", pnginfo=notes, xmp=b"<x>Okulus</x>")
    assert b"Okulus" in file.getvalue()
    picture = add_picture(file, by=reporter, now=now)

    paths = [picture.file.name, *(rendition_path(picture.content_hash, 480, ext) for ext in ("webp", "jpg"))]
    contents = [default_storage.open(path).read() for path in paths]
    assert not any(b"Okulus" in content or b"Exif" in content or b"EXIF" in content for content in contents)


def test_a_picture_taken_upright_is_stored_upright(reporter, now):
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT

    picture = add_picture(file_of((600, 400), exif=exif), by=reporter, now=now)

    assert (picture.width, picture.height) == (400, 600)


def test_the_same_picture_twice_is_one_row_which_learns_what_it_lacked(reporter, now):
    first = add_picture(file_of(), by=reporter, now=now, alt="The ramp")
    second = add_picture(file_of(), by=reporter, now=now, alt="Another", credit="Nessa Vantongeren")

    assert first.pk == second.pk
    assert (second.alt, second.credit) == ("The ramp", "Nessa Vantongeren")


@pytest.mark.parametrize(("original", "widths"), [(300, [300]), (700, [480, 700]), (4000, [480, 960, 1440])])
def test_no_rendition_is_wider_than_the_original(original, widths):
    assert widths_of(original) == widths


def test_renditions_are_there_in_both_formats_at_every_width(reporter, now):
    picture = add_picture(file_of((1000, 500)), by=reporter, now=now)

    for width in widths_of(1000):
        for extension in ("webp", "jpg"):
            with default_storage.open(rendition_path(picture.content_hash, width, extension)) as file:
                assert Image.open(file).size == (width, width // 2)


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA", "L", "1"])
def test_pictures_in_every_mode_are_taken(mode, reporter, now):
    assert add_picture(file_of((50, 40), mode=mode, kind="PNG"), by=reporter, now=now).width == 50


def test_a_printer_s_cmyk_picture_is_taken(reporter, now):
    assert add_picture(file_of((50, 40), mode="CMYK"), by=reporter, now=now).width == 50
