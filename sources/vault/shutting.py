"""A person's vault is shut when somebody else sets their password: whoever set it could open everything they may open.

It stays shut, and all protected sources are absent for them, until another keeper of the sources opens it again.
Source of the rule: protection.md, section 1.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.errors import MayNot, NotAParty
from sources.models import ShutVault

from .parties import is_source_desk, keepers

_changing_their_own: ContextVar[int | None] = ContextVar("changing_their_own", default=None)


@contextmanager
def own_password_change(user) -> Iterator[None]:
    """Within it `user` changes their own password, having given the old one, so that their vault stays open."""
    before = _changing_their_own.set(user.pk)
    try:
        yield
    finally:
        _changing_their_own.reset(before)


def shut_after_reset(user, created: bool, update_fields) -> None:
    """Shuts the vault of a saved user whose password somebody else has set.

    `_password` is what Django itself asks to tell a new password from an old one hashed anew.
    """
    is_new = user._password is not None and (update_fields is None or "password" in update_fields)
    if created or not is_new or _changing_their_own.get() == user.pk:
        return
    try:
        with transaction.atomic():
            ShutVault.objects.get_or_create(user=user, reopened_at=None, defaults={"since": timezone.now()})
    except IntegrityError:
        return  # two resets at once: it is shut


def is_shut(user) -> bool:
    return ShutVault.objects.of(user).exists()


def shut_vaults(by) -> list[ShutVault]:
    """All that are shut, longest first. Raises NotAParty unless `by` keeps the sources."""
    if not is_source_desk(by):
        raise NotAParty("There is no such page.")
    return list(ShutVault.objects.standing().select_related("user").order_by("since", "pk"))


def reopen(user, by, now: datetime) -> None:
    """Opens the vault of `user` again. Raises NotAParty unless `by` keeps the sources, MayNot for one's own.

    A keeper whose own vault is shut is none for as long.
    """
    if not is_source_desk(by):
        raise NotAParty("There is no such page.")
    if by.pk == user.pk:
        raise MayNot("Another member of the source desk must open it.")
    ShutVault.objects.of(user).update(reopened_by=by, reopened_at=now)


def reopen_by_command(user, now: datetime) -> None:
    """The way in where no other keeper is left to open it. Raises MayNot where one is."""
    if keepers().exclude(pk=user.pk).exists():
        raise MayNot("A member of the source desk can open it, at the desk.")
    ShutVault.objects.of(user).update(reopened_at=now)
