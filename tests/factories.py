"""Valid rows for tests; a test names only what matters to it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Article, Author, Byline, Section, SiteSettings

PASSWORD = "correct horse battery"
NOW = datetime(2026, 11, 12, 12, 48, tzinfo=UTC)


def person(username: str, *roles: str, name: str = "Ana Duarte") -> Any:
    """Make a user with these roles (group names) and the password `PASSWORD`."""
    first, _, last = name.partition(" ")
    user = get_user_model().objects.create_user(
        username, f"{username}@aldermere.example", PASSWORD, first_name=first, last_name=last, is_staff=True
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    assert user.groups.count() == len(roles), f"no group for one of {roles}"
    return user


def section(slug: str = "harbour", name: str = "Harbour") -> Section:
    return Section.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def author(slug: str = "nessa-vantongeren", name: str = "Nessa Vantongeren", user: Any = None) -> Author:
    return Author.objects.get_or_create(slug=slug, defaults={"name": name, "user": user})[0]


def site(**fields: Any) -> SiteSettings:
    defaults = {"name": "The Aldermere Record", "address": "https://record.example", "is_set_up": True, **fields}
    return SiteSettings.objects.update_or_create(pk=1, defaults=defaults)[0]


def article(owner: Any, body: str = "<p>The ramp is closed.</p>", **fields: Any) -> Article:
    """Make a bare draft row; use `articles.desk.saving.save_story` where marks and revisions matter."""
    authors = fields.pop("authors", [])
    defaults = {
        "headline": "Ramp closed",
        "section": section(),
        "slug": "ramp-closed",
        "created_at": NOW,
        "updated_at": NOW,
    }
    story = Article.objects.create(owner=owner, body=body, **(defaults | fields))
    Byline.objects.bulk_create(Byline(article=story, author=each, order=place) for place, each in enumerate(authors))
    return story
