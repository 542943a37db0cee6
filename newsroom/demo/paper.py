"""Fill the paper itself: settings, sections, people, pictures, entities and sources."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.desk.pictures import add_picture
from articles.models import Author, HousePolicy, Picture, Section, SiteSettings
from articles.permissions import Role
from articles.publishing import project_author, project_profile, project_section, project_site
from newsroom.demo import files
from sources import registry, vault
from sources.models import Agreement, Alias, Entity, EntityRole, Source

_ROLES = {
    "reporter": Role.REPORTER,
    "editor": Role.EDITOR,
    "publisher": Role.PUBLISHER,
    "source_desk": Role.SOURCE_DESK,
    "standards": Role.STANDARDS,
    "administrator": Role.ADMINISTRATOR,
}
PROMISED_DAYS_AGO = 20


@dataclass
class Paper:
    """What stories refer to, by the words the data files use."""

    now: datetime
    users: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)


def fill(now: datetime, password: str) -> Paper:
    """Make everything the stories need and return it. Writes to the database and the media directory."""
    paper = Paper(now)
    facts = files.table("newsroom")
    _settings(facts["site"])
    _users(paper, facts["users"], password)
    _pictures(paper)
    _people(paper, facts)
    _entities(paper)
    _sources(paper)
    _show_readers(paper)
    return paper


def hang_portraits(paper: Paper) -> None:
    """Give the people whom published stories name the portraits the demo has of them."""
    by_file = {each["file"]: paper.pictures[each["name"]] for each in files.table("pictures")["pictures"]}
    for each in files.table("entities")["entities"]:
        if portrait := each.get("picture"):
            project_profile(paper.entities[each["slug"]], now=paper.now, picture=by_file[portrait])


def _settings(site: dict[str, str]) -> None:
    SiteSettings.objects.update_or_create(
        pk=1,
        defaults={
            "name": site["name"],
            "tagline": site["tagline"],
            "zone": site["zone"],
            "language": site["language"],
            "contact": site["contact"],
            "is_set_up": True,
        },
    )
    # Off in the demo, so that the publisher has something to do (DESIGN, section 5).
    HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "daily", "editors_may_publish": False})


def _users(paper: Paper, users: list[dict[str, Any]], password: str) -> None:
    groups = {group.name: group for group in Group.objects.all()}
    hashed = make_password(password)  # once: it is slow on purpose, and they share it
    for facts in users:
        user = get_user_model().objects.create(
            username=facts["username"],
            password=hashed,
            first_name=facts["first_name"],
            last_name=facts["last_name"],
            is_staff=True,
        )
        user.groups.set(groups[_ROLES[role].value] for role in facts["roles"])
        paper.users[user.username] = user


def _people(paper: Paper, facts: dict[str, Any]) -> None:
    for order, each in enumerate(facts["sections"]):
        paper.sections[each["slug"]] = Section.objects.create(order=order, **each)
    logins = {each["author"]: paper.users[each["username"]] for each in facts["users"] if "author" in each}
    for each in facts["authors"]:
        paper.authors[each["slug"]] = Author.objects.create(user=logins.get(each["slug"]), **each)


def _pictures(paper: Paper) -> None:
    for each in files.table("pictures")["pictures"]:
        with (files.PLACE / "pictures" / each["file"]).open("rb") as file:
            picture = add_picture(
                file,
                by=paper.users["editor"],
                now=paper.now,
                alt=each["alt"],
                caption=each["caption"],
                credit=each["credit"],
            )
        Picture.objects.filter(pk=picture.pk).update(focal_x=each["focal"]["x"], focal_y=each["focal"]["y"])
        paper.pictures[each["name"]] = picture


def _show_readers(paper: Paper) -> None:
    project_site(now=paper.now)
    for section in paper.sections.values():
        project_section(section, now=paper.now)
    for author in paper.authors.values():
        project_author(author, now=paper.now)


def _entities(paper: Paper) -> None:
    rows = files.table("entities")["entities"]
    for each in rows:
        entity = Entity.objects.create(
            slug=each["slug"],
            type=each["type"],
            name=each["name"],
            sort_name=each.get("sort_name") or registry.sort_name_for(each["name"], each["type"]),
            description=each.get("description", ""),
            created_by=paper.users["sourcedesk"],
        )
        Alias.objects.bulk_create(Alias(entity=entity, **alias) for alias in each.get("aliases", ()))
        paper.entities[each["slug"]] = entity
    for each in rows:
        if each.get("role"):
            organisation = paper.entities.get(each.get("organisation", ""))
            EntityRole.objects.create(entity=paper.entities[each["slug"]], title=each["role"], organisation=organisation)


def _sources(paper: Paper) -> None:
    for each in files.table("sources")["sources"]:
        if each.get("protected"):
            _protected(paper, each)
            continue
        paper.sources[each["id"]] = Source.objects.create(
            kind=each["kind"],
            entity=paper.entities.get(each.get("entity", "")),
            name=each.get("name", ""),
            public_description=each.get("public_description", ""),
            how_they_know=each.get("how_they_know", ""),
            default_terms=each.get("terms", "on_record"),
            created_by=paper.users["reporter"],
        )


def _protected(paper: Paper, each: dict[str, Any]) -> None:
    flags = each["flags"]
    party = paper.users[flags["granted_by"]]
    source = vault.create_protected(
        party,
        each["kind"],
        each["identity"],
        public_description=each["public_description"],
        how_they_know=each["how_they_know"],
        code_name=each["code_name"],
        default_terms=each["terms"],
    )
    approver = paper.users[flags["approver"]] if "approver" in flags else None
    agreement = vault.promise(
        source,
        party,
        each["terms"],
        internal_reason=flags["reason_for_file"],
        description=flags["agreed_description"],
        public_reason=flags["reason_for_readers"],
        reason_code=flags["reason_code"],
        allows_quoting=flags["quote_verbatim"],
        allows_describing=flags["describe"],
        asked_by=flags["asked_by"],
        granted_on=(paper.now - timedelta(days=PROMISED_DAYS_AGO)).date(),
        approver=approver,
    )
    if approver and flags["approver_knows"]:
        agreement = vault.told_in_person(agreement, approver)
    paper.sources[each["id"]] = source
    paper.agreements[each["id"]] = agreement
