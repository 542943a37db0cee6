"""Settings, sections, bylines, policy, topics and corrections: who may change them, and what readers get of it."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from taggit.models import Tag

from articles.checks import RULES
from articles.models import Author, Correction, HousePolicy, Section, SiteSettings
from articles.models.vocabulary import RuleSeverity
from articles.record.models import PublicSection, Site
from tests import factories

pytestmark = pytest.mark.django_db

SITE = {
    "name": "The Aldermere Record", "tagline": "", "address": "", "contact": "",
    "zone": "Europe/London", "language": "en-GB",
}  # fmt: skip


def errors_of(response: Any) -> Any:
    assert response.status_code == 200, response
    return response.context["adminform"].errors


# -- The newsroom ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("field", "value"), [("zone", "Europe/Aldermere"), ("language", "English!"), ("name", "")])
def test_settings_that_make_no_sense_are_refused_beside_their_field(
    client: Any, administrator: Any, field: str, value: str
) -> None:
    client.force_login(administrator)

    assert field in errors_of(client.post("/desk/articles/sitesettings/", SITE | {field: value}))


def test_an_editor_cannot_change_the_newsroom(client: Any, editor: Any) -> None:
    client.force_login(editor)

    assert client.post("/desk/articles/sitesettings/", SITE).status_code == 404


def test_saved_settings_reach_readers_at_once(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    client.post("/desk/articles/sitesettings/", SITE | {"tagline": "From the estuary"})

    assert SiteSettings.load().tagline == "From the estuary"
    assert Site.objects.get().tagline == "From the estuary"


# -- Sections --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("slug", ["search", "desk", "two words", ""])
def test_a_section_cannot_take_the_address_of_another_page(client: Any, administrator: Any, slug: str) -> None:
    client.force_login(administrator)
    section = {"name": "News", "slug": slug, "description": "", "order": "0"}

    assert "slug" in errors_of(client.post("/desk/articles/section/add/", section))
    assert Section.objects.count() == 0


def test_a_new_section_stands_in_the_masthead_at_once(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    client.post("/desk/articles/section/add/", {"name": "Land", "slug": "land", "description": "", "order": "3"})

    assert PublicSection.objects.get().name == "Land"
    assert Site.objects.get().navigation == [{"name": "Land", "address": "/land/"}]


def test_the_address_of_a_section_never_changes(client: Any, administrator: Any) -> None:
    section = factories.section()
    client.force_login(administrator)
    address = reverse("admin:articles_section_change", args=[section.pk])

    client.post(address, {"name": "Port", "slug": "port", "description": "", "order": "0"})

    section.refresh_from_db()
    assert (section.name, section.slug) == ("Port", "harbour")


# -- Bylines ---------------------------------------------------------------------------------------------------------
def test_a_damaged_portrait_is_refused_beside_its_field(client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    byline = {"name": "Ros Abney", "slug": "ros-abney", "role": "", "bio": "", "user": ""}

    response = client.post("/desk/articles/author/add/", byline | {"new_portrait": SimpleUploadedFile("a.png", b"no")})

    assert "new_portrait" in errors_of(response)
    assert not Author.objects.exists()


def test_a_portrait_is_stored_with_the_name_as_its_description(
    client: Any, administrator: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    buffer = io.BytesIO()
    Image.new("RGB", (600, 600), "teal").save(buffer, "PNG")
    client.force_login(administrator)
    byline = {"name": "Ros Abney", "slug": "ros-abney", "role": "", "bio": "", "user": ""}

    client.post("/desk/articles/author/add/", byline | {"new_portrait": SimpleUploadedFile("a.png", buffer.getvalue())})

    assert Author.objects.get().picture.alt == "Ros Abney"


# -- House policy ----------------------------------------------------------------------------------------------------
def test_an_administrator_has_no_house_policy_page(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    assert client.get("/desk/articles/housepolicy/").status_code == 404


def test_no_rule_can_be_set_below_its_floor(client: Any, standards: Any) -> None:
    client.force_login(standards)
    floored = [rule for rule in RULES if rule.floor is not RuleSeverity.OFF]

    for rule in floored:
        field = f"rule_{rule.code.lower()}"
        response = client.post("/desk/articles/housepolicy/", {"preset": "daily", field: "off"})
        assert field in errors_of(response)
    assert floored, "some rule must have a floor, or this proves nothing"
    assert HousePolicy.load().severities == {}


def test_only_rules_that_differ_are_kept(client: Any, standards: Any) -> None:
    client.force_login(standards)

    response = client.post("/desk/articles/housepolicy/", {"preset": "investigative", "rule_w11": "block", "rule_w5": ""})

    assert response.status_code == 302
    policy = HousePolicy.load()
    assert (policy.preset, policy.severities, policy.editors_may_publish) == ("investigative", {"W11": "block"}, False)


# -- Topics and corrections ------------------------------------------------------------------------------------------
def test_a_reporter_cannot_rename_a_topic(client: Any, reporter: Any) -> None:
    topic = Tag.objects.create(name="Pellow crossing", slug="pellow-crossing")
    client.force_login(reporter)

    assert client.post(reverse("admin:taggit_tag_change", args=[topic.pk]), {"name": "X"}).status_code == 404


def test_a_renamed_topic_keeps_its_address(client: Any, editor: Any) -> None:
    topic = Tag.objects.create(name="Pelow crossing", slug="pellow-crossing")
    client.force_login(editor)

    client.post(reverse("admin:taggit_tag_change", args=[topic.pk]), {"name": "Pellow crossing", "slug": "other"})

    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Pellow crossing", "pellow-crossing")


def test_corrections_are_read_and_never_written_here(client: Any, editor: Any, reporter: Any, now: Any) -> None:
    correction = Correction.objects.create(
        article=factories.article(reporter), kind="correction", notice="It was June.", issued_by=editor, at=now, number=2
    )
    client.force_login(editor)

    assert "It was June." in client.get("/desk/articles/correction/").content.decode()
    assert client.get("/desk/articles/correction/add/").status_code == 404
    address = reverse("admin:articles_correction_change", args=[correction.pk])
    assert client.post(address, {"notice": "No"}).status_code == 404
