"""Merging as pages: choose, see, do; and what somebody meets who comes too late."""

from typing import Any

import pytest

from sources import registry
from sources.merging import merge
from sources.models import Entity
from sources.vocabulary import EntityType
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(reporter: Any) -> Entity:
    factories.site()
    stories.full_story(reporter)
    return registry.make_entity("Inès Calloway", EntityType.PERSON, reporter)


def address() -> str:
    return f"/desk/register/who/{stories.entity().pk}/merge/"


def test_a_reporter_finds_no_such_page(client: Any, reporter: Any, kept: Entity) -> None:
    client.force_login(reporter)

    assert client.get(address()).status_code == 404
    assert client.post(address(), {"into": kept.pk, "confirmed": 1}).status_code == 404
    assert "/merge/" not in client.get(f"/desk/register/who/{stories.entity().pk}/").content.decode()


@pytest.mark.parametrize("into", ["", "x", "0" * 36, "-" * 36, "itself", "an organisation"])
def test_what_cannot_be_chosen_changes_nothing(client: Any, editor: Any, kept: Entity, into: str) -> None:
    chosen = {
        "itself": stories.entity().pk,
        "an organisation": registry.make_entity("Calloway Ltd", EntityType.ORGANISATION, editor).pk,
    }.get(into, into)
    client.force_login(editor)

    assert client.post(address(), {"into": chosen, "confirmed": 1}).status_code == 200
    assert stories.entity().merged_into is None


def test_entries_with_the_last_name_are_offered_and_the_preview_moves_nothing(
    client: Any, editor: Any, kept: Entity
) -> None:
    client.force_login(editor)

    assert str(kept.pk) in client.get(address()).content.decode()
    preview = client.post(address(), {"into": kept.pk}).content.decode()

    assert "The name “Ines Calloway” becomes another name" in preview
    assert stories.entity().merged_into is None


def test_confirmed_it_is_done_and_leads_to_the_one_that_stays(client: Any, source_desk: Any, kept: Entity) -> None:
    client.force_login(source_desk)

    answer = client.post(address(), {"into": kept.pk, "confirmed": 1}, follow=True)

    assert answer.redirect_chain[-1][0] == f"/desk/register/who/{kept.pk}/"
    assert "is now another name of" in answer.content.decode()
    assert client.get(f"/desk/register/who/{stories.entity().pk}/")["Location"] == f"/desk/register/who/{kept.pk}/"


def test_who_comes_too_late_is_told_so(client: Any, editor: Any, kept: Entity, monkeypatch: Any) -> None:
    gone = stories.entity()
    client.force_login(editor)
    monkeypatch.setattr("articles.admin.register.merge._chosen", lambda _request, _gone: _meanwhile(kept, gone))

    answer = client.post(address(), {"into": kept.pk, "confirmed": 1}, follow=True)

    assert "in the meantime" in answer.content.decode()


def _meanwhile(kept: Entity, gone: Entity) -> Entity:
    """Let somebody else merge the pair after this request has found both."""
    merge(kept, gone)
    return kept
