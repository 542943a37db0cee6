"""The vault's keys, from the command line: make them, rotate them, see that every source can still be opened."""

import textwrap

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources import key_file, vault
from sources.errors import MayNot, VaultNotReady, WrongKey
from sources.models import Receipt
from sources.vault import keys


class Command(BaseCommand):
    help = "Makes, rotates and checks the keys of protected sources."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("init", help="Makes the key file where there is none, and prints a recovery sheet for paper.")
        rotate = verbs.add_parser("rotate", help="Makes a new master key and wraps every data key under it.")
        rotate.add_argument(
            "--forget-old",
            action="store_true",
            help="Makes no new key; wraps under the newest and drops the older ones from the key file.",
        )
        rotate.add_argument(
            "--rekey", action="store_true", help="Also gives every source a new data key and encrypts what is sealed again."
        )
        admit = verbs.add_parser("admit", help="Makes somebody one of the first two members of the source desk.")
        admit.add_argument("username")
        verbs.add_parser("scrub", help="Rewrites the files of database and keys, so that nothing removed lingers in them.")
        reopen = verbs.add_parser(
            "reopen", help="Opens a person's vault that a reset password has shut, where no member of the source desk can."
        )
        reopen.add_argument("username")
        verbs.add_parser("status", help="Says how many protected sources there are and whether each key opens.")

    def handle(self, verb, **options):
        try:
            getattr(self, f"_{verb}")(**options)
        except (VaultNotReady, WrongKey, MayNot) as problem:
            raise CommandError(str(problem)) from problem

    def _init(self, **options):
        directory = settings.NEWSROOM_KEYS_DIR
        if settings.NEWSROOM_VAULT_KEYS and not key_file.read(directory):
            master_keys = settings.NEWSROOM_VAULT_KEYS
            self.stdout.write(_("The keys come from NEWSROOM_VAULT_KEYS; no file was made."))
        else:
            if key_file.make_if_missing(directory):
                self.stdout.write(_("Made a new key file in %(directory)s.") % {"directory": directory})
            else:
                self.stdout.write(_("The key file is there already; nothing was changed."))
            master_keys = key_file.read(directory)
        self._print_recovery_sheet(master_keys)

    def _print_recovery_sheet(self, master_keys):
        self.stdout.write(
            "\n" + _("RECOVERY SHEET: print it, close it in an envelope, lock it away from this machine.") + "\n\n"
        )
        for number, key in enumerate(master_keys, start=1):
            self.stdout.write(_("Key %(number)d:") % {"number": number})
            self.stdout.write("  " + "  ".join(textwrap.wrap(key, 4)))
        self.stdout.write(
            "\n" + _("Write the groups without the spaces into NEWSROOM_VAULT_KEYS, newest first, separated by commas.")
        )
        self.stdout.write(_("You also need a copy of the key store. Without both, no identity can be read by anyone, ever."))

    def _rotate(self, forget_old, rekey, **options):
        self._rotate_master_key(forget_old)
        if rekey:
            count = vault.rekey()
            text = ngettext("Encrypted %(count)d source again.", "Encrypted %(count)d sources again.", count)
            self.stdout.write(text % {"count": count})

    def _rotate_master_key(self, forget_old):
        directory = settings.NEWSROOM_KEYS_DIR
        on_file = key_file.read(directory)
        if on_file != list(settings.NEWSROOM_VAULT_KEYS):
            # The environment gives the keys, so only the operator can put a new one first; wrapping is what is left to do.
            self._tell(vault.rotate())
            self.stdout.write(
                _("The keys come from NEWSROOM_VAULT_KEYS. To change them, put a new key first and run this again.")
            )
            return
        if forget_old:
            self._tell(vault.rotate(on_file))
            key_file.keep_newest(directory)
            self.stdout.write(_("The older keys are gone from the key file."))
            return
        # On file before it is used: a crash must not leave data keys wrapped under a key nobody has.
        self._tell(vault.rotate(key_file.put_newest_first(directory)))
        self.stdout.write(_("Now restart the web server and the worker, print a new recovery sheet with “vault init”,"))
        self.stdout.write(_("and then run “vault rotate --forget-old”."))

    def _tell(self, count):
        text = ngettext("Wrapped %(count)d data key again.", "Wrapped %(count)d data keys again.", count)
        self.stdout.write(text % {"count": count})

    def _reopen(self, username, **options):
        vault.reopen_by_command(self._person(username), timezone.now())
        self.stdout.write(_("Opened."))

    def _admit(self, username, **options):
        vault.admit_by_command(self._person(username))
        self.stdout.write(_("Done. From the third member on, two members let people in at the desk."))

    def _scrub(self, **options):
        if not vault.scrub():
            raise CommandError(_("Somebody was reading meanwhile. Stop the web server and the worker, and run this again."))
        Receipt.objects.filter(is_scrubbed=False).update(is_scrubbed=True)
        self.stdout.write(_("The files were rewritten."))

    def _person(self, username):
        person = get_user_model().objects.filter(username=username, is_active=True).first()
        if person is None:
            raise CommandError(_("Nobody who may sign in has this login name."))
        return person

    def _status(self, **options):
        report = keys.status()
        self.stdout.write(_("Protected sources: %(count)d") % {"count": report.sources})
        self.stdout.write(_("Data keys that open: %(count)d") % {"count": report.opening})
        self.stdout.write(_("Data keys no master key opens: %(count)d") % {"count": report.locked})
        self.stdout.write(_("Sources whose key is lost: %(count)d") % {"count": report.lost})
        self.stdout.write(_("Data keys without a source: %(count)d") % {"count": report.spare})
        if report.locked or report.lost:
            raise CommandError(_("Some identities cannot be read. Stories, terms and descriptions remain."))
