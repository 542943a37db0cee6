"""Bring data and files to the state this code needs: what `make run` does before it serves."""

import hashlib
import shutil
import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader

COPIES_KEPT = 3


class Command(BaseCommand):
    help = "Migrates (after copying a SQLite database), collects static files, fills the demo on the first start only."
    requires_system_checks = []  # they look at tables that may not exist yet; run below, after the migration

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--no-demo", action="store_true", help="start empty, on the set-up page")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        for alias in ("default", "keys"):
            migrate_safely(alias)
        call_command("check", databases=["default"], fail_level="ERROR", stdout=StringIO())
        collect_static_when_changed()
        if not no_demo:
            from newsroom.demo.load import load_on_first_start

            load_on_first_start(self.stdout.write)


def migrate_safely(alias: str) -> None:
    """Migrate one database; copy a SQLite file first, and refuse a database that is newer than the code."""
    connection = connections[alias]
    loader = MigrationLoader(connection)
    unknown = [
        key for key in loader.applied_migrations if key[0] in loader.migrated_apps and key not in loader.disk_migrations
    ]
    if unknown:
        app, name = sorted(unknown)[-1]
        raise CommandError(f"This database is newer than this code (it has {app}.{name}). Start the newer version instead.")
    plan = [key for key in loader.graph.leaf_nodes() if key not in loader.applied_migrations]
    if not plan:
        return
    if loader.applied_migrations and connection.vendor == "sqlite":
        _copy(Path(connection.settings_dict["NAME"]))
    call_command("migrate", database=alias, verbosity=0, interactive=False)


def _copy(path: Path) -> None:
    """Copy a SQLite database beside itself (`…before-N`), through SQLite, so that the log is in it; keep the last three."""
    older = sorted(path.parent.glob(f"{path.name}.before-*"), key=lambda copy: int(copy.name.rsplit("-", 1)[1]))
    number = int(older[-1].name.rsplit("-", 1)[1]) + 1 if older else 1
    target = path.with_name(f"{path.name}.before-{number}")
    with sqlite3.connect(path) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    target.chmod(0o600)
    for old in older[: max(0, len(older) + 1 - COPIES_KEPT)]:
        old.unlink()


def collect_static_when_changed() -> None:
    """Hash and compress static files when one of them or the requirements changed since the last time."""
    stamp = settings.STATIC_ROOT / ".fingerprint"
    now = _fingerprint()
    if stamp.is_file() and stamp.read_text("utf-8") == now:
        return
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now, "utf-8")


def _fingerprint() -> str:
    places = [Path(directory) for directory in settings.STATICFILES_DIRS]
    files = sorted(file for place in places for file in place.rglob("*") if file.is_file())
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for file in files:
        digest.update(str(file).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
