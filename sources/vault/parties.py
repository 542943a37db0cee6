"""Who knows a protected source, and what that lets them do."""

from django.contrib.auth import get_user_model
from django.db import models, transaction

from sources.errors import LastParty, NotAParty
from sources.models import DeskReading, ShutVault, Source, SourceParty

SOURCE_DESK = "Source desk"
STANDARDS_EDITOR = "Standards editor"


def is_party(source: Source, user) -> bool:
    """True when the person is on the source's known-to list, still works here, and their vault is not shut."""
    return bool(user.is_active and user.pk) and Source.objects.known_to(user).filter(pk=source.pk).exists()


def is_source_desk(user) -> bool:
    """True for a member of the group that keeps the sources, while their vault is not shut."""
    return _is_in(user, SOURCE_DESK)


def is_standards_editor(user) -> bool:
    """True for somebody who may be the second person in the vault, while their own is not shut."""
    return _is_in(user, STANDARDS_EDITOR)


def keepers() -> models.QuerySet:
    """The people who keep the sources now: active members of the source desk whose vault is not shut."""
    shut = ShutVault.objects.standing().values("user")
    return get_user_model().objects.filter(is_active=True, groups__name=SOURCE_DESK).exclude(pk__in=shut)


def may_list(source: Source, user) -> bool:
    """May see code name, agreement history, who knows it and the log: parties and the source desk."""
    return is_party(source, user) or is_source_desk(user)


def may_open(source: Source, user) -> bool:
    """May open what is confidential: parties, and the source desk while its members have decided so together."""
    return is_party(source, user) or _reads_as_desk(user)


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


def leave(source: Source, user) -> None:
    """Takes `user` off the known-to list, by their own act alone. Raises NotAParty, or LastParty for the only one left."""
    with transaction.atomic():
        # The row lock: two people leaving in the same moment must not leave a source nobody knows.
        if not Source.objects.select_for_update().filter(pk=source.pk).exists():
            raise NotAParty("There is no such source.")
        require_party(source, user)
        if not source.parties.filter(user__is_active=True).exclude(user_id=user.pk).exists():
            raise LastParty("Nobody else knows this source.")
        source.parties.filter(user_id=user.pk).delete()


def require_party(source: Source, user) -> Source:
    """The protected source as it stands in the database now. Raises NotAParty for everyone not on its list."""
    known = Source.objects.known_to(user).filter(pk=source.pk).first() if user.is_active and user.pk else None
    if known is None:
        raise NotAParty("There is no such source.")
    return known


def require_reader(source: Source, user) -> Source:
    """The protected source as it stands now. Raises NotAParty unless the person may open it; to change it, see above."""
    return require_listing(source, user) if _reads_as_desk(user) else require_party(source, user)


def require_listing(source: Source, user) -> Source:
    """The protected source as it stands now. Raises NotAParty unless the person is a party or keeps the sources."""
    listed = visible_to(user).filter(pk=source.pk).first()
    if listed is None:
        raise NotAParty("There is no such source.")
    return listed


def _reads_as_desk(user) -> bool:
    return is_source_desk(user) and DeskReading.objects.standing() is not None


def _is_in(user, group: str) -> bool:
    if not (user.is_active and user.pk):
        return False
    return user.groups.filter(~models.Exists(ShutVault.objects.of(user)), name=group).exists()
