"""The policy `source_desk_reads_identities`: off unless two members of the source desk have decided otherwise.

With it on, a member opens an identity by the same door as whoever knows the source: password, reason, log. Nothing else
changes: they change nothing, let nobody in, and are on no known-to list. No permission and no administrator touches it.
Source of the rule: protection.md, section 1.
"""

from datetime import datetime

from sources.errors import MayNot, NotAParty
from sources.models import DeskReading

from .parties import is_source_desk


def desk_reading() -> DeskReading | None:
    """The decision by which the source desk may open every identity now; None where it may not."""
    return DeskReading.objects.standing()


def stop_desk_reading(by, now: datetime) -> None:
    """Any one member ends it, at once. Raises NotAParty unless `by` keeps the sources, MayNot where it is off."""
    if not is_source_desk(by):
        raise NotAParty("There is no such page.")
    if desk_reading() is None:
        raise MayNot("The source desk opens no identities.")
    DeskReading.objects.create(is_on=False, at=now, by=by)


def start_desk_reading(by, together_with, now: datetime) -> None:
    """The second half of a proposal; who may carry it out is asked there."""
    DeskReading.objects.create(is_on=True, at=now, by=by, together_with=together_with)
