"""What readers see beside the stories: the newsroom itself, sections, bylines, and the pages of people and things.

Each function writes one row of the record and the change log under the chain's lock, like a publication does. Bylines and
pages of people exist only once a published story names them: being in the desk's directory tells readers nothing.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from articles.desk.renditions import widths_of
from articles.models import Author, Picture, Section, SiteSettings
from articles.record import search
from articles.record.models import Profile, PublicAuthor, PublicSection, Site
from sources.models import Entity
from sources.models.entity import EntityRole

from . import chain, changes
from .disclosure import profile_path
from .plain_words import without_direction_marks as plain

_SITE_FIELDS = ("name", "tagline", "address", "zone", "language", "contact")


@transaction.atomic
def project_site(now: datetime) -> Site:
    """Write the newsroom's name, zone, language, contact and masthead as they stand in the settings."""
    chain.lock_head()
    settings = SiteSettings.load()
    navigation = [{"name": plain(each.name), "address": f"/{each.slug}/"} for each in Section.objects.all()]
    fields = {name: getattr(settings, name) for name in _SITE_FIELDS} | {"navigation": navigation}
    site, _created = Site.objects.update_or_create(pk=1, defaults=fields)
    changes.log("site", {"site", "front"}, now)
    return site


@transaction.atomic
def project_section(section: Section, now: datetime) -> PublicSection:
    """Write a section and the masthead it stands in. Call it after each save of a section."""
    chain.lock_head()
    fields = {"name": plain(section.name), "description": plain(section.description), "order": section.order}
    row, _created = PublicSection.objects.update_or_create(slug=section.slug, defaults=fields)
    changes.log("section", {f"section:{row.slug}"}, now)
    project_site(now)
    return row


@transaction.atomic
def project_author(author: Author, now: datetime) -> PublicAuthor | None:
    """Renew the public page of a byline; None (and no page) while no published story carries it."""
    chain.lock_head()
    row = PublicAuthor.objects.filter(slug=author.slug).first()
    if row is None:
        return None
    for name, value in author_fields(author).items():
        setattr(row, name, value)
    row.save()
    changes.show_pictures(row.picture)
    changes.log("author", {f"author:{row.pk}", "addresses"}, now)  # of the portrait
    return row


@transaction.atomic
def project_profile(entity: Entity, now: datetime, picture: Picture | None = None) -> Profile | None:
    """Renew the public page of a person, organisation, place or thing; None while no published story names it.

    ``picture`` is a portrait; without one the page keeps the portrait it has.
    """
    chain.lock_head()
    row = Profile.objects.filter(path=profile_path(entity)).first()
    if row is None:
        return None
    fields, touched = profile_fields([entity])[row.path], {f"profile:{row.pk}"}
    is_renamed = fields["name"] != row.name
    if picture is not None:
        fields["picture"] = portrait(picture)
        changes.show_pictures(fields["picture"])
        touched |= {"portraits", "addresses"}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    if is_renamed:
        search.rename(row)
    changes.log("profile", touched, now)
    return row


def author_fields(author: Author) -> dict[str, Any]:
    return {
        "name": plain(author.name),
        "role": plain(author.role),
        "bio": author.bio,
        "picture": portrait(author.picture) if author.picture else None,
    }


def profile_fields(entities: list[Entity]) -> dict[str, dict[str, Any]]:
    """Return the columns of each entity's page by address; the role is the newest post not yet left."""
    roles: dict[Any, str] = {}
    held = EntityRole.objects.filter(entity__in=entities, to_date__isnull=True).select_related("organisation")
    for role in held.order_by("entity", F("from_date").asc(nulls_first=True)):
        roles[role.entity_id] = str(role)
    return {
        profile_path(entity) or "": {
            "kind": str(entity.type),
            "name": plain(entity.name),
            "sort_name": plain(entity.sort_name or entity.name),
            "role": plain(roles.get(entity.pk, "")),
            "description": plain(entity.description),
        }
        for entity in entities
    }


def portrait(picture: Picture) -> dict[str, Any]:
    return {
        "hash": picture.content_hash,
        "alt": plain(picture.alt),
        "width": picture.width,
        "height": picture.height,
        "widths": widths_of(picture.width),
    }
