"""Public addresses of stories and the keyed hashes that remember them once the words are gone.

A slug may be a name, so a withdrawn story's address is kept only as a hash under the newsroom's own secret: nobody
who holds the table alone can try names against it (protection.md, section 4).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.crypto import salted_hmac

_PURPOSE = "newsroom.paths"


def path_hash(path: str) -> str:
    """Return the keyed hash under which ``path`` (with both slashes, as `/harbour/2026/11/ramp/`) is remembered."""
    return salted_hmac(_PURPOSE, path, algorithm="sha256").hexdigest()


def path_hashes(path: str) -> list[str]:
    """Return the hashes of ``path`` under this and every earlier secret; look-ups ask for any of them."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(_PURPOSE, path, secret=secret, algorithm="sha256").hexdigest() for secret in secrets]


def story_path(section: str, first_published_at: datetime, slug: str, zone: str) -> str:
    """Return a story's address; year and month are those of its first publication on the newsroom's clock."""
    local = first_published_at.astimezone(ZoneInfo(zone))
    return f"/{section}/{local:%Y}/{local:%m}/{slug}/"
