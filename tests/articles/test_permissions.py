"""Role × action × whose story: the whole table, so that no cell changes by accident (DESIGN, section 5, "Roles")."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from articles.models import HousePolicy
from articles.models.vocabulary import Status
from articles.permissions import Action, Role, find_story, make_groups, may, may_create, visible_stories
from tests import factories

pytestmark = pytest.mark.django_db

DESK = {Action.SEE, Action.EDIT, Action.SUBMIT, Action.REVIEW, Action.SPIKE, Action.HOLD}
OTHERS_STORY = {
    Role.REPORTER: set(),
    Role.EDITOR: DESK | {Action.PUBLISH},
    Role.PUBLISHER: DESK | {Action.PUBLISH, Action.WITHDRAW},
    Role.SOURCE_DESK: set(),
    Role.STANDARDS: {Action.SEE, Action.OVERRIDE, Action.HOLD},
    Role.ADMINISTRATOR: set(),
}
OWN_STORY = {**OTHERS_STORY, Role.REPORTER: {Action.SEE, Action.EDIT, Action.SUBMIT, Action.SPIKE}}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_role_may_do_to_anothers_story(role: Role, action: Action, reporter: Any) -> None:
    person = factories.person("someone", role.value)
    story = factories.article(reporter)

    assert may(person, action, story) == (action in OTHERS_STORY[role])


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_role_may_do_to_own_story(role: Role, action: Action) -> None:
    person = factories.person("someone", role.value)
    story = factories.article(person)

    assert may(person, action, story) == (action in OWN_STORY[role])


def test_editor_may_not_publish_where_the_house_says_so(editor: Any, reporter: Any) -> None:
    HousePolicy.load()
    HousePolicy.objects.update(editors_may_publish=False)

    assert not may(editor, Action.PUBLISH, factories.article(reporter))


@pytest.mark.parametrize("status", [Status.READY, Status.SCHEDULED, Status.SPIKED])
def test_reporter_has_put_the_pen_down_once_the_desk_has_the_story(reporter: Any, status: Status) -> None:
    fields = {"publish_at": factories.NOW, "scheduled_by": reporter} if status == Status.SCHEDULED else {}
    story = factories.article(reporter, status=status, **fields)

    assert not may(reporter, Action.EDIT, story)
    assert may(reporter, Action.SEE, story)


def test_byline_and_assignment_make_a_story_ones_own(reporter: Any, other_reporter: Any, editor: Any) -> None:
    by_line = factories.article(editor, slug="a", authors=[factories.author(user=reporter)])
    assigned = factories.article(editor, slug="b", assignee=other_reporter)

    assert may(reporter, Action.EDIT, by_line)
    assert may(other_reporter, Action.EDIT, assigned)
    assert not may(reporter, Action.SEE, assigned)


def test_forbidden_looks_absent(reporter: Any, other_reporter: Any) -> None:
    story = factories.article(reporter)

    assert find_story(other_reporter, story.pk) is None
    assert find_story(reporter, story.pk) == story


@pytest.mark.parametrize("kind", ["superuser without a role", "deactivated", "anonymous"])
def test_nobody_without_a_role_sees_a_story(kind: str, reporter: Any) -> None:
    person: Any = AnonymousUser()
    if kind != "anonymous":
        person = factories.person("x", "Editor" if kind == "deactivated" else "Administrator")
        person.is_superuser, person.is_active = kind.startswith("superuser"), kind != "deactivated"
        person.save()
    factories.article(reporter)

    assert not visible_stories(person).exists()
    assert not may_create(person)


def test_groups_are_made_once_with_exactly_their_permissions() -> None:
    before = {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}
    Group.objects.get(name="Reporter").permissions.clear()

    make_groups()

    after = {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}
    assert before == after
    assert set(after) == {role.value for role in Role}
    assert "view_source" not in after["Administrator"]
    assert not any(name.startswith("delete_") for name in after["Reporter"] - {"delete_alias", "delete_entityrole"})
