"""Who knows a protected source, and what that lets them do."""

from django.db import models

from sources.errors import NotAParty
from sources.models import Source, SourceParty

SOURCE_DESK = "Source desk"


def is_party(source: Source, user) -> bool:
    """True when the person is on the source's known-to list and still works here."""
    return bool(user.is_active and user.pk) and SourceParty.objects.filter(source=source, user_id=user.pk).exists()


def is_source_desk(user) -> bool:
    """True for a member of the group that keeps the sources."""
    return bool(user.is_active and user.pk) and user.groups.filter(name=SOURCE_DESK).exists()


def may_list(source: Source, user) -> bool:
    """May see code name, agreement history, who knows it and the log: parties and the source desk."""
    return is_party(source, user) or is_source_desk(user)


def may_attach(source: Source, user) -> bool:
    """May attribute a quotation to the source. Everyone else must be answered as if it did not exist."""
    return not source.protected or may_list(source, user)


def visible_to(user) -> models.QuerySet[Source]:
    """The protected sources this person may list, by code name: all for the source desk, else the ones they know."""
    if not (user.is_active and user.pk):
        return Source.objects.none()
    return Source.objects.protected() if is_source_desk(user) else Source.objects.known_to(user)


def add_party(source: Source, by, user) -> SourceParty:
    """Puts `user` on the known-to list. Raises NotAParty unless `by` stands on it."""
    require_party(source, by)
    party, _ = SourceParty.objects.get_or_create(source=source, user=user, defaults={"added_by": by})
    return party


def require_party(source: Source, user) -> Source:
    """The protected source as it stands in the database now. Raises NotAParty for everyone not on its list."""
    known = Source.objects.known_to(user).filter(pk=source.pk).first() if user.is_active and user.pk else None
    if known is None:
        raise NotAParty("There is no such source.")
    return known


def require_listing(source: Source, user) -> Source:
    """The protected source as it stands now. Raises NotAParty unless the person is a party or keeps the sources."""
    listed = visible_to(user).filter(pk=source.pk).first()
    if listed is None:
        raise NotAParty("There is no such source.")
    return listed
