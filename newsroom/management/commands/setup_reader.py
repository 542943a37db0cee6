"""Create PostgreSQL's login for readers, which can read the record and nothing else. Run once, by the database's owner."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from newsroom import record_guard
from newsroom.databases import READER_ROLE


class Command(BaseCommand):
    help = "Creates the readers' login on PostgreSQL and prints RECORD_DATABASE_URL. Needs a login that may create roles."
    requires_system_checks = []  # they would refuse for want of the very login this makes

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--role", default=READER_ROLE, help="name of the login (default: %(default)s)")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        connection = connections["default"]
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL needs this; SQLite readers are guarded inside the process.")
        password = secrets.token_urlsafe(24)
        try:
            _make_role(connection, role, password)
        except DatabaseError as problem:
            raise CommandError(
                f"The login could not be made: {str(problem).strip()}. Use an owner's DATABASE_URL."
            ) from None
        given = connection.settings_dict
        host = f"{given['HOST'] or 'localhost'}:{given['PORT'] or 5432}"
        self.stdout.write(f"RECORD_DATABASE_URL=postgres://{role}:{password}@{host}/{given['NAME']}")


def _make_role(connection: Any, role: str, password: str) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        # NOINHERIT and no membership: SET ROLE has nowhere to go.
        options = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS"
        cursor.execute(f"{verb} ROLE {quote(role)} {options} PASSWORD %s", [password])
        cursor.execute(f"GRANT CONNECT ON DATABASE {quote(connection.settings_dict['NAME'])} TO {quote(role)}")
    record_guard.renew_grants(connection, role)
