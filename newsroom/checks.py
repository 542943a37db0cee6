"""Start-up checks: the newsroom refuses to run when a promise of DESIGN's invariants cannot be kept."""

from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections

from newsroom import record_guard


@register(Tags.database)
def readers_have_a_login_of_their_own(databases: list[str] | None = None, **kwargs: Any) -> list[Error]:
    """Refuse when PostgreSQL's reader is the desk's login, a superuser, or can read any table but the record's."""
    default, record = connections["default"], connections["record"]
    if "default" not in (databases or []) or default.vendor != "postgresql":
        return []
    if default.settings_dict["USER"] == record.settings_dict["USER"]:
        return [Error("Readers use the desk's database login.", hint="Run manage.py setup_reader.", id="newsroom.E001")]
    found = []
    if roles := record_guard.reader_can_become(default):
        found.append(Error(f"The readers' login can become: {', '.join(roles)}.", hint="Revoke it.", id="newsroom.E002"))
    if tables := record_guard.readable_beyond_record(default):
        shown = ", ".join(tables[:5])
        found.append(
            Error(f"The readers' login can read more than the record: {shown}.", hint="Revoke it.", id="newsroom.E003")
        )
    return found
