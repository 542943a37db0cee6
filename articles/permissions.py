"""Who may see and do what with a story: the one place every view, command, look-up and export asks.

Rows are roles, columns are actions (DESIGN, section 5, "Roles"). 'Own' means: the reporter's own story, one assigned to
them, or one whose byline they share. Protected sources are not decided here but by their list of parties, in
`sources.vault`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

from articles.models import Article, HousePolicy
from articles.models.vocabulary import Status


class Role(StrEnum):
    """The groups; a person may be in several."""

    REPORTER = "Reporter"
    EDITOR = "Editor"
    PUBLISHER = "Publisher"
    SOURCE_DESK = "Source desk"
    STANDARDS = "Standards editor"
    ADMINISTRATOR = "Administrator"


# Whose desk has the vault's room: an administrator alone has no part in it. By role and not by what somebody knows, so that
# the rail tells nothing.
HAS_A_PART = frozenset(Role) - {Role.ADMINISTRATOR}


class Action(StrEnum):
    """What can be done with a story."""

    SEE = "see"
    EDIT = "edit"
    SUBMIT = "submit"
    REVIEW = "review"  # send back, mark ready
    PUBLISH = "publish"  # also schedule and correct
    WITHDRAW = "withdraw"
    SPIKE = "spike"
    OVERRIDE = "override"
    HOLD = "hold"


_ALL = frozenset(Action)
_DESK_WORK = frozenset({Action.SEE, Action.EDIT, Action.SUBMIT, Action.REVIEW, Action.SPIKE, Action.HOLD})
_OWN_WORK = frozenset({Action.SEE, Action.EDIT, Action.SUBMIT, Action.SPIKE})

ANY_STORY: dict[Role, frozenset[Action]] = {
    Role.REPORTER: frozenset(),
    Role.EDITOR: _DESK_WORK,
    Role.PUBLISHER: _DESK_WORK | {Action.PUBLISH, Action.WITHDRAW},
    # The source desk reads quotation, attribution and headline of every draft, not its text (protection.md, section 1).
    Role.SOURCE_DESK: frozenset(),
    Role.STANDARDS: frozenset({Action.SEE, Action.OVERRIDE, Action.HOLD}),
    Role.ADMINISTRATOR: frozenset(),
}
OWN_STORY: dict[Role, frozenset[Action]] = {Role.REPORTER: _OWN_WORK}

# Statuses in which the reporter may write. A text the desk has approved is the desk's; once it is out, the reporter may
# prepare the next version, which readers see when a publisher publishes it.
REPORTER_WRITES_IN = frozenset({Status.ASSIGNED, Status.DRAFTING, Status.IN_REVIEW, Status.PUBLISHED})


def roles_of(user: Any) -> frozenset[Role]:
    """Return the roles of ``user``; nobody for someone without a login or deactivated. Cached on the user object."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_newsroom_roles"):
        known = set(Role)
        user._newsroom_roles = frozenset(Role(name) for name in user.groups.values_list("name", flat=True) if name in known)
    return user._newsroom_roles


def may(user: Any, action: Action, article: Article) -> bool:
    """Whether ``user`` may do ``action`` with ``article`` (the status of the story is the workflow's question)."""
    roles = roles_of(user)
    if any(action in ANY_STORY[role] for role in roles):
        return True
    if action is Action.PUBLISH and Role.EDITOR in roles:
        return HousePolicy.load().editors_may_publish
    if not any(action in OWN_STORY.get(role, ()) for role in roles) or not is_own(user, article):
        return False
    return action is not Action.EDIT or article.status in REPORTER_WRITES_IN


def is_own(user: Any, article: Article) -> bool:
    """Whether the story is the person's own: theirs, assigned to them, or under their byline."""
    if user.pk in (article.owner_id, article.assignee_id):
        return True
    return article.pk is not None and article.bylines.filter(author__user=user).exists()


def may_create(user: Any) -> bool:
    """Whether ``user`` may start or import a story."""
    return bool(roles_of(user) & {Role.REPORTER, Role.EDITOR, Role.PUBLISHER})


def may_place_front(user: Any) -> bool:
    """Whether ``user`` may say which stories stand where on the front."""
    return bool(roles_of(user) & {Role.EDITOR, Role.PUBLISHER})


def may_change_settings(user: Any) -> bool:
    """Whether ``user`` may change the newsroom's settings, sections and people."""
    return Role.ADMINISTRATOR in roles_of(user)


def may_change_policy(user: Any) -> bool:
    """Whether ``user`` may change the house policy."""
    return Role.STANDARDS in roles_of(user)


def may_keep_attributions(user: Any) -> bool:
    """Whether ``user`` has the worklist and the register: everybody who works on stories or with their sources."""
    return bool(roles_of(user) & {Role.REPORTER, Role.EDITOR, Role.PUBLISHER, Role.SOURCE_DESK, Role.STANDARDS})


def may_attribute(user: Any, article: Article) -> bool:
    """Whether ``user`` may say who said the words of ``article``: its writers, and the source desk in every story."""
    return Role.SOURCE_DESK in roles_of(user) or may(user, Action.EDIT, article)


def may_attribute_at_all(user: Any) -> bool:
    """Whether there is any story in which ``user`` may say who said the words."""
    return bool(roles_of(user) & {Role.REPORTER, Role.EDITOR, Role.PUBLISHER, Role.SOURCE_DESK})


def may_protect(user: Any, source: Any) -> bool:
    """Whether ``user`` may turn an open source into a protected one: its maker, the source desk, a publisher."""
    if roles_of(user) & {Role.SOURCE_DESK, Role.PUBLISHER}:
        return True
    return source.created_by_id is not None and source.created_by_id == user.pk and may_attribute_at_all(user)


def may_merge(user: Any) -> bool:
    """Whether ``user`` may make one of two entries of the directory; it reaches into everybody's stories."""
    return bool(roles_of(user) & {Role.EDITOR, Role.PUBLISHER, Role.SOURCE_DESK})


def counts_every_story(user: Any) -> bool:
    """Whether *Who gets quoted* counts every published story for ``user``; for a reporter it counts their own."""
    return bool(roles_of(user) & {Role.EDITOR, Role.PUBLISHER, Role.SOURCE_DESK, Role.STANDARDS})


def may_enter_self_descriptions(user: Any) -> bool:
    """Whether ``user`` may write down what people on the record say of themselves: whoever speaks with sources."""
    return bool(roles_of(user) & {Role.REPORTER, Role.EDITOR, Role.PUBLISHER, Role.SOURCE_DESK})


def stories_whose_quotations_are_seen(user: Any) -> QuerySet[Article]:
    """Return the stories of which ``user`` may read quotations, attributions and headline, if not always the text."""
    return Article.objects.all() if Role.SOURCE_DESK in roles_of(user) else visible_stories(user)


def visible_stories(user: Any) -> QuerySet[Article]:
    """Return the stories ``user`` may open at the desk."""
    roles = roles_of(user)
    if any(Action.SEE in ANY_STORY[role] for role in roles):
        return Article.objects.all()
    if Role.REPORTER in roles:
        own = Q(owner=user) | Q(assignee=user) | Q(pk__in=Article.objects.filter(bylines__author__user=user).values("pk"))
        return Article.objects.filter(own)
    return Article.objects.none()


def find_story(user: Any, pk: int) -> Article | None:
    """Return the story if ``user`` may see it; a forbidden one looks absent."""
    return visible_stories(user).filter(pk=pk).first()


# -- Groups ----------------------------------------------------------------------------------------------------------
# Django's permissions open the admin's pages of objects that are no story; stories ask may().
_LOOK = ("view",)
_WORK = ("view", "add", "change")
_DIRECTORY = {
    "entity": _WORK,
    "alias": ("view", "add", "change", "delete"),
    "entityrole": ("view", "add", "change", "delete"),
}
_WRITERS = {
    "article": _WORK,
    "picture": _WORK,
    "source": _WORK,
    "section": _LOOK,
    "author": _LOOK,
    "tag": _LOOK,
    **_DIRECTORY,
}

GROUP_PERMISSIONS: dict[Role, dict[str, Iterable[str]]] = {
    Role.REPORTER: _WRITERS,
    Role.EDITOR: {**_WRITERS, "tag": _WORK, "correction": _LOOK, "override": _LOOK},
    Role.PUBLISHER: {**_WRITERS, "tag": _WORK, "correction": _LOOK, "override": _LOOK},
    Role.SOURCE_DESK: {"source": _WORK, "agreement": _WORK, "evidence": _WORK, "quotation": _LOOK, **_DIRECTORY},
    Role.STANDARDS: {
        "article": _LOOK, "housepolicy": ("view", "change"), "correction": _LOOK, "override": _LOOK, "entity": _LOOK,
        "describedattribute": _WORK,
    },
    Role.ADMINISTRATOR: {
        "sitesettings": ("view", "change"), "section": _WORK, "author": _WORK, "user": _WORK, "tag": _WORK,
    },
}  # fmt: skip


def make_groups() -> None:
    """Make every role's group with exactly its permissions. Idempotent; run after every migrate."""
    wanted = {
        f"{verb}_{model}" for models in GROUP_PERMISSIONS.values() for model, verbs in models.items() for verb in verbs
    }
    by_codename = {permission.codename: permission for permission in Permission.objects.filter(codename__in=wanted)}
    for role, models in GROUP_PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        codenames = (f"{verb}_{model}" for model, verbs in models.items() for verb in verbs)
        group.permissions.set([by_codename[name] for name in codenames if name in by_codename])
