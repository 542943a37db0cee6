"""Pictures: only where the record names them, and then for ever."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.public import pictures
from tests.articles.public import factory

pytestmark = pytest.mark.django_db

HASH = "ab" * 32


@pytest.fixture
def renditions(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    place = tmp_path / "renditions" / HASH
    place.mkdir(parents=True)
    for name in ("480.jpg", "480.webp", "960.jpg"):
        (place / name).write_bytes(name.encode())
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / f"{HASH}.jpg").write_bytes(b"original")
    return tmp_path


@pytest.mark.usefixtures("renditions")
class TestRefusals:
    def test_a_picture_on_the_disk_that_no_story_shows_is_absent(self, client: Client) -> None:
        assert client.get(f"/pictures/{HASH}/480.jpg").status_code == 404

    @pytest.mark.parametrize(
        "path",
        [
            f"/pictures/{HASH}/481.jpg",
            f"/pictures/{HASH}/480.svg",
            f"/pictures/{HASH}/480.html",
            "/pictures/../originals/480.jpg",
            f"/pictures/..%2F..%2Foriginals%2F{HASH}/480.jpg",
            f"/pictures/{HASH.upper()}/480.jpg",
            f"/pictures/{HASH}/99999999999999999999.jpg",
        ],
    )
    def test_anything_but_a_rendition_of_it_is_absent(self, client: Client, renditions: Path, path: str) -> None:
        factory.site()
        factory.picture(HASH, widths=[480])
        (renditions / "renditions" / HASH / "481.jpg").write_bytes(b"a width nobody asked for")

        assert client.get(path).status_code == 404


@pytest.mark.usefixtures("renditions")
class TestServing:
    def test_a_published_picture_is_served_for_ever_and_harmlessly(self, client: Client) -> None:
        factory.picture(HASH)

        response = client.get(f"/pictures/{HASH}/480.webp")

        assert response.getvalue() == b"480.webp"
        assert response.headers["Content-Type"] == "image/webp"
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.cookies == {}

    def test_a_browser_that_has_it_gets_304(self, client: Client) -> None:
        factory.picture(HASH)
        etag = client.get(f"/pictures/{HASH}/480.jpg").headers["ETag"]

        assert client.get(f"/pictures/{HASH}/480.jpg", headers={"if-none-match": etag}).status_code == 304

    def test_a_width_the_original_does_not_reach_gives_the_widest_there_is(self, client: Client) -> None:
        factory.picture(HASH, width=960, height=640, widths=[480, 960])

        assert client.get(f"/pictures/{HASH}/1440.jpg").getvalue() == b"960.jpg"

    def test_a_file_that_is_missing_is_absent_and_no_fault(self, client: Client) -> None:
        factory.site()
        factory.picture("cd" * 32)

        assert client.get(f"/pictures/{'cd' * 32}/480.jpg").status_code == 404


class TestShown:
    def test_a_picture_without_a_file_is_left_out(self) -> None:
        assert pictures.shown(None) is None
        assert pictures.shown({"hash": "", "alt": "x"}) is None

    def test_sizes_are_those_on_file_and_never_wider_than_the_original(self) -> None:
        known = pictures.shown({"hash": "ab", "widths": [480, 700]})
        guessed = pictures.shown({"hash": "ab", "width": 1080, "height": 720})

        assert known is not None
        assert known.jpg == "/pictures/ab/480.jpg 480w, /pictures/ab/700.jpg 700w"
        assert guessed is not None
        assert guessed.src == "/pictures/ab/1080.jpg"
