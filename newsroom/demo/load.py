"""Fill an empty newsroom with the demo, and put the demo back as it was."""

import shutil
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from articles.models import Article, SiteSettings
from articles.record import triggers as record_triggers
from newsroom.demo import files, paper, stories
from newsroom.demo.logins import USERNAMES, demo_password
from sources import triggers as access_triggers


class NotOnlyDemo(Exception):
    """The newsroom holds something that is not the demo's; it is left as it is."""


def load_on_first_start(say: Callable[[str], object]) -> bool:
    """Fill the demo where nobody has a login yet; return whether it was filled."""
    if get_user_model().objects.exists() or SiteSettings.objects.filter(is_set_up=True).exists():
        return False
    say("Filling the demo newsroom …")
    load()
    return True


@transaction.atomic
def load() -> None:
    """Fill the demo as of now, wholly or not at all."""
    newsroom = paper.fill(timezone.now(), demo_password())
    stories.write(newsroom, files.stories())
    paper.hang_portraits(newsroom)


def reset() -> None:
    """Empty the newsroom and fill the demo again. Raises NotOnlyDemo where a story or a login is not the demo's."""
    if story := Article.objects.filter(is_demo=False).first():
        raise NotOnlyDemo(f"“{story}” is not the demo's. Nothing was changed.")
    if user := get_user_model().objects.exclude(username__in=USERNAMES).first():
        raise NotOnlyDemo(f"The login “{user.get_username()}” is not the demo's. Nothing was changed.")
    # The record refuses deletion, and rightly; this newsroom holds nothing that was ever really published.
    record_triggers.remove(connections["default"])
    access_triggers.remove(connections["default"])
    for alias in ("default", "keys"):
        call_command("flush", database=alias, interactive=False, verbosity=0)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    load()
