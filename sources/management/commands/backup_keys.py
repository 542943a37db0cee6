"""Copies the key store to another place than the database's back-up, and puts such a copy back."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.errors import BadCertificate, BadKeyCopy
from sources.vault import key_backup
from sources.vault.destruction import KEYS_KEPT

_NAME = "keys-%Y%m%dT%H%M%SZ.p7m"


class Command(BaseCommand):
    help = (
        "Writes the wrapped data keys, encrypted to a certificate, into a directory of their own, and deletes copies "
        "older than seven days there. With --restore it puts the missing keys of a decrypted copy back."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--encrypt-to", type=Path, metavar="CERTIFICATE.pem", help="an X.509 certificate with an RSA key"
        )
        parser.add_argument("--to", type=Path, metavar="DIRECTORY", help="outside NEWSROOM_VAR and NEWSROOM_KEYS_DIR")
        parser.add_argument("--restore", type=Path, metavar="KEYS.json", help="a copy that openssl has decrypted")

    def handle(self, **options):
        try:
            if options["restore"]:
                self._put_back(options["restore"])
            elif options["encrypt_to"] and options["to"]:
                self._copy(options["encrypt_to"], options["to"])
            else:
                raise CommandError(_("Give --encrypt-to and --to, or --restore."))
        except (BadCertificate, BadKeyCopy) as problem:
            raise CommandError(str(problem)) from problem
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(_("A file could not be read or written (%s).") % type(problem).__name__) from problem

    def _copy(self, certificate: Path, directory: Path):
        place = directory.resolve()
        for ours in (settings.NEWSROOM_VAR, settings.NEWSROOM_KEYS_DIR):
            if place.is_relative_to(Path(ours).resolve()):
                raise CommandError(_("That directory lies beside the data. Keep copies of the keys in another place."))
        now = timezone.now()
        copy = key_backup.encrypted_copy(certificate.read_bytes(), now)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = place / now.astimezone(UTC).strftime(_NAME)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(copy)
            file.flush()
            os.fsync(file.fileno())
        deleted = _delete_old(place, now)
        self.stdout.write(_("Wrote %(name)s.") % {"name": path.name})
        if deleted:
            text = ngettext("Deleted %(count)d older copy.", "Deleted %(count)d older copies.", deleted)
            self.stdout.write(text % {"count": deleted})

    def _put_back(self, path: Path):
        put_back, left = key_backup.put_back(path.read_text("utf-8"))
        self.stdout.write(_("Put back: %(count)d. Left alone: %(left)d.") % {"count": put_back, "left": left})
        self.stdout.write(_("Delete the decrypted file now."))


def _delete_old(place: Path, now: datetime) -> int:
    # By the name and not by the file's own time, which copying changes.
    old = [path for path in place.glob("keys-*.p7m") if (made := _made_at(path.name)) and now - made > KEYS_KEPT]
    for path in old:
        path.unlink()
    return len(old)


def _made_at(name: str) -> datetime | None:
    if not re.fullmatch(r"keys-\d{8}T\d{6}Z\.p7m", name):
        return None
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
