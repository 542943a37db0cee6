"""The front as editors place it: put a story in a place, move it, take it off.

Each verb is one transaction under the chain's lock, like a publication; it writes the change log for whoever keeps pages,
and the desk's own log of who did it. ``version`` is the newest `FrontChange` its caller has seen: a front that somebody
changed meanwhile is refused with `Stale`, and nothing is written.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.errors import Invalid, NotAllowed, Stale
from articles.models import FrontAct, FrontChange
from articles.permissions import may_place_front
from articles.record.models import FrontSlot, StoryPage

from . import chain, changes

PLACES = 10  # the lead with three below it, and six in the column beside them (`articles/public/front.py`)


def current_version() -> int:
    """Return the version of the front as it stands: the id of its newest change, 0 before the first."""
    return FrontChange.objects.values_list("pk", flat=True).first() or 0


@transaction.atomic
def place(
    story: str, number: int, *, starts_at: datetime | None, ends_at: datetime | None, by: Any, now: datetime, version: int
) -> FrontSlot:
    """Put a published story (its public key) in the place ``number`` from ``starts_at`` until ``ends_at``.

    None means from now on, or until it is taken off. Raises NotAllowed, Stale, Invalid.
    """
    _open(by, now, version)
    page = StoryPage.objects.filter(story=story).first()
    faults = _faults(page, number, starts_at, ends_at, now)
    if faults:
        raise Invalid(faults)
    # A start is always kept: where several claim one place, the one that began last stands there.
    row = FrontSlot.objects.create(place=number, story=story, starts_at=starts_at or now, ends_at=ends_at)
    _log(FrontAct.PLACED, row, by, now)
    return row


@transaction.atomic
def move(slot: int, number: int, *, by: Any, now: datetime, version: int) -> None:
    """Move what an editor placed to another place; what stands there changes places with it. Raises like `place`."""
    _open(by, now, version)
    row = FrontSlot.objects.filter(pk=slot).first()
    if row is None or not 1 <= number <= PLACES:
        raise Invalid({"place": _("This can stand in places 1 to %d only, and only while it is planned.") % PLACES})
    if row.place == number:
        return
    in_force = Q(starts_at__isnull=True) | Q(starts_at__lte=now)
    if row.starts_at is None or row.starts_at <= now:
        FrontSlot.objects.filter(in_force, place=number).update(place=row.place)
    row.place = number
    row.save(update_fields=["place"])
    _log(FrontAct.MOVED, row, by, now)


@transaction.atomic
def take_off(slot: int, *, by: Any, now: datetime, version: int) -> None:
    """Leave the place to the newest stories, or to what else is planned there. Raises NotAllowed, Stale."""
    _open(by, now, version)
    row = FrontSlot.objects.filter(pk=slot).first()
    if row is None:
        return  # its time ended, or the story was withdrawn: it is off
    _log(FrontAct.TAKEN_OFF, row, by, now)
    row.delete()


def _open(by: Any, now: datetime, version: int) -> None:
    if not may_place_front(by):
        raise NotAllowed
    chain.lock_head()
    if version != current_version():
        raise Stale(current_version())
    FrontSlot.objects.filter(ends_at__lte=now).delete()


def _faults(
    page: StoryPage | None, number: int, starts_at: datetime | None, ends_at: datetime | None, now: datetime
) -> dict[str, str]:
    faults = {}
    if page is None:
        faults["story"] = _("Choose a story that readers can open.")
    if not 1 <= number <= PLACES:
        faults["place"] = _("Choose a place from 1 to %d.") % PLACES
    begins = starts_at or now
    if ends_at is not None and ends_at <= begins:
        faults["ends_at"] = _("This must be later than “From”.")
    elif ends_at is not None and ends_at <= now:
        faults["ends_at"] = _("This moment has passed.")
    if page is not None and (elsewhere := _same_time(page.story, begins, ends_at)):
        faults["story"] = _("It stands in place %d in that time already. Move it, or take it off there.") % elsewhere.place
    return faults


def _same_time(story: str, begins: datetime, ends_at: datetime | None) -> FrontSlot | None:
    overlapping = Q(ends_at__isnull=True) | Q(ends_at__gt=begins)
    if ends_at is not None:
        overlapping &= Q(starts_at__isnull=True) | Q(starts_at__lt=ends_at)
    return FrontSlot.objects.filter(overlapping, story=story).first()


def _log(act: FrontAct, row: FrontSlot, by: Any, now: datetime) -> None:
    seq = StoryPage.objects.values_list("version__seq", flat=True).get(story=row.story)
    FrontChange.objects.create(act=act, place=row.place, seq=seq, at=now, by=by)
    changes.log("front", {"front"}, now)
