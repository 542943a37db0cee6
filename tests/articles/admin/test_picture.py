"""Uploading a picture at the desk, its words, and who is shown it."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.admin.thumbnail import thumbnail
from articles.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db
ADD = "/desk/articles/picture/add/"


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def photograph(colour: str = "navy", name: str = "IMG_0417 anna at home.jpg") -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(buffer, "JPEG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/jpeg")


def upload(client: Any, **fields: Any) -> Any:
    words = {"upload": photograph(), "alt": "A ramp", "caption": "", "credit": "", "rights": ""}
    return client.post(ADD, words | fields)


def test_a_file_that_is_no_picture_is_refused_beside_its_field(client: Any, reporter: Any) -> None:
    client.force_login(reporter)

    response = upload(client, upload=SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", "image/jpeg"))

    assert response.status_code == 200
    assert response.context["errors"]
    assert Picture.objects.count() == 0


def test_somebody_without_the_permission_finds_no_upload(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    assert client.get(ADD).status_code == 404


def test_a_picture_is_never_deleted_here(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client)

    address = reverse("admin:articles_picture_delete", args=[Picture.objects.get().pk])

    assert client.post(address, {"post": "yes"}).status_code == 404


def test_an_upload_keeps_its_words_and_not_its_file_name(client: Any, reporter: Any) -> None:
    client.force_login(reporter)

    assert upload(client, credit="Nessa Vantongeren").status_code == 302

    picture = Picture.objects.get()
    assert (picture.alt, picture.credit, picture.uploaded_by) == ("A ramp", "Nessa Vantongeren", reporter)
    assert "anna" not in picture.file.name


def test_the_same_picture_again_keeps_what_was_said_of_it(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client, caption="The ramp on Wednesday")

    upload(client, alt="", caption="")

    assert Picture.objects.get().caption == "The ramp on Wednesday"


def test_the_focal_point_is_stored_and_must_lie_inside(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client)
    picture = Picture.objects.get()
    address = reverse("admin:articles_picture_change", args=[picture.pk])
    words = {"alt": "A ramp", "caption": "", "credit": "", "rights": ""}

    assert client.post(address, words | {"focal_x": "1.4", "focal_y": "0"}).status_code == 200
    assert client.post(address, words | {"focal_x": "0.25", "focal_y": "0.75"}).status_code == 302

    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (0.25, 0.75)


def test_a_stranger_is_shown_no_picture(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client)
    address = reverse("desk:picture", args=[Picture.objects.get().pk, 480])
    client.logout()

    assert client.get(address)["Location"].startswith("/desk/login/")


def test_somebody_without_a_role_is_shown_no_picture(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client)
    client.force_login(factories.person("visitor"))

    assert client.get(reverse("desk:picture", args=[Picture.objects.get().pk, 480])).status_code == 404


def test_a_width_that_was_never_made_is_absent(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client)

    assert client.get(reverse("desk:picture", args=[Picture.objects.get().pk, 481])).status_code == 404


def test_a_picture_is_served_so_that_nothing_in_it_can_run(client: Any, reporter: Any) -> None:
    client.force_login(reporter)
    upload(client)

    response = client.get(reverse("desk:picture", args=[Picture.objects.get().pk, 480]))

    assert response["Content-Type"] == "image/webp"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]
    assert b"".join(response.streaming_content)[:4] == b"RIFF"


def test_a_description_cannot_break_out_of_its_picture() -> None:
    picture = Picture(width=1200, height=800, alt='"><script>alert(1)</script>')

    assert "<script>" not in thumbnail(picture)
