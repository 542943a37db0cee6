"""The demo's logins and the one password they share."""

import os
import secrets

from django.conf import settings

from newsroom.environment import kept_secret

LOGINS = (
    ("reporter", "writes; opens on 'Try it: five minutes'"),
    ("reporter2", "writes"),
    ("editor", "edits every story"),
    ("publisher", "publishes, corrects, withdraws"),
    ("sourcedesk", "keeps sources and their promises"),
    ("standards", "keeps the house policy"),
    ("admin", "keeps users and settings; sees no identities"),
)
USERNAMES = frozenset(name for name, _what in LOGINS)
_WORDS = "amber anchor barley beacon candle cedar copper ferry harbour heron lantern linen marsh meadow oar quay reed slate"


def demo_password() -> str:
    """Return ``NEWSROOM_DEMO_PASSWORD``, else the words made for this newsroom once and kept in its secrets."""
    given = os.environ.get("NEWSROOM_DEMO_PASSWORD", "").strip()
    return given or kept_secret(settings.NEWSROOM_VAR / "secrets" / "demo_password", _four_words)


def _four_words() -> str:
    return "-".join(secrets.choice(_WORDS.split()) for _ in range(4))
