"""The desk's pages of people and things."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from sources import registry
from sources.models import Entity
from sources.vocabulary import EntityState, EntityType

pytestmark = pytest.mark.django_db(databases="__all__")
ADD = "admin:sources_entity_add"
PAGE = "admin:sources_entity_change"


@pytest.fixture
def desk(client, reporter):
    reporter.user_permissions.set(Permission.objects.filter(content_type__app_label="sources"))
    client.force_login(reporter)
    return client


def form_of(**fields):
    inlines = {f"{part}-{count}": "0" for part in ("roles", "aliases") for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {"type": "person", "name": "Ana Duarte", "state": "active", "living": "on", **inlines, **fields}


def test_without_the_permission_there_is_no_page(client, colleague):
    colleague.groups.clear()
    client.force_login(colleague)

    assert client.get(reverse(ADD)).status_code == 404


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"name": "\u202e\u200b"}, {"state": EntityState.MERGED}, {"type": "gossip"}]
)
def test_what_cannot_be_is_refused_with_a_message(desk, fields):
    response = desk.post(reverse(ADD), form_of(**fields))

    assert response.status_code == 200
    assert response.context["errors"]
    assert not Entity.objects.exists()


def test_an_address_in_use_is_refused_with_a_message(desk, reporter):
    registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)

    response = desk.post(reverse(ADD), form_of(name="Another Duarte", slug="ana-duarte"))

    assert response.status_code == 200
    assert response.context["errors"]


def test_address_and_sort_name_fill_themselves(desk, reporter):
    desk.post(reverse(ADD), form_of())

    entity = Entity.objects.get()
    assert (entity.slug, entity.sort_name, entity.created_by) == ("ana-duarte", "Duarte, Ana", reporter)


def test_changing_the_description_leaves_the_address_alone(desk, reporter):
    entity = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)

    desk.post(reverse(PAGE, args=[entity.pk]), form_of(description="Harbour master.", slug=entity.slug))

    entity.refresh_from_db()
    assert (entity.description, entity.slug) == ("Harbour master.", "ana-duarte")


def test_a_person_is_found_by_another_name(desk, reporter):
    entity = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
    entity.aliases.create(text="the harbour master", kind="nickname")

    listed = desk.get(reverse("admin:sources_entity_changelist"), {"q": "harbour master"})

    assert list(listed.context["cl"].queryset) == [entity]
