"""People and sources for these tests. The groups are made here, so that nothing of `articles` is needed."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from sources import vault
from sources.vocabulary import SourceKind

IDENTITY = {"name": "Mirabel Quennessy", "contact": "+44 7700 900123", "notes": "Met behind the Tallow Street laundry."}


def make_person(username, *groups, **fields):
    person = get_user_model().objects.create_user(username, password="a long enough phrase", is_staff=True, **fields)
    person.groups.set([Group.objects.get_or_create(name=name)[0] for name in groups])
    return person


@pytest.fixture
def reporter(db):
    return make_person("nessa", "Reporter", first_name="Nessa", last_name="Vantongeren")


@pytest.fixture
def colleague(db):
    return make_person("col", "Reporter", first_name="Col", last_name="Adair")


@pytest.fixture
def source_desk(db):
    return make_person("tessa", "Source desk", first_name="Tessa", last_name="Brill")


@pytest.fixture
def standards_editor(db):
    return make_person("owen", "Standards editor", first_name="Owen", last_name="Farr")


@pytest.fixture
def superuser(db):
    return make_person("root", "Administrator", is_superuser=True)


@pytest.fixture
def protected(reporter):
    """A protected source that only the reporter knows."""
    return vault.create_protected(
        reporter,
        SourceKind.ANONYMOUS_PERSON,
        IDENTITY,
        public_description="a dock worker at the East Quay",
        how_they_know="Was on the night shift.",
    )
