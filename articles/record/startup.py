"""A start-up check: without its triggers the record could be changed silently, so the newsroom does not start."""

from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections

from articles.record import triggers


@register(Tags.database)
def triggers_stand(databases: list[str] | None = None, **kwargs: Any) -> list[Error]:
    """Report every trigger that is missing from an already migrated database."""
    connection = connections["default"]
    if "default" not in (databases or []) or "record_version" not in connection.introspection.table_names():
        return []
    names = triggers.missing(connection)
    if not names:
        return []
    return [
        Error(f"The record is unguarded: {', '.join(names)} missing.", hint="Run manage.py migrate.", id="articles.E001")
    ]
