"""What the terminal says once the newsroom is up."""

import secrets
from hashlib import sha256
from pathlib import Path

SET_UP_TOKEN_FILE = "set_up_token"  # noqa: S105  (a file's name)


def print_addresses(port: int) -> None:
    """Print the two addresses, and the demo's logins or the one-time link to the set-up page."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model

    from articles.models import Article
    from newsroom.demo.logins import LOGINS, demo_password

    base = f"http://localhost:{port}"
    lines = ["", "The newsroom is open. Ctrl-C closes it.", "", f"  Readers  {base}/", f"  Desk     {base}/desk/", ""]
    if not get_user_model().objects.exists():
        lines += [f"  Set up   {base}/desk/set-up/{_new_set_up_token()}/", "", "  This link works once.", ""]
    elif Article.objects.filter(is_demo=True).exists():
        lines += [f"  Demo logins, all with the password  {demo_password()}"]
        lines += [f"    {name:<11}{what}" for name, what in LOGINS] + [""]
    print("\n".join(lines), flush=True)


def set_up_token_file() -> Path:
    """Return the file that holds the hash of the one-time link; it goes when the newsroom is set up."""
    from django.conf import settings

    return settings.NEWSROOM_VAR / "secrets" / SET_UP_TOKEN_FILE


def _new_set_up_token() -> str:
    """Make a new one-time link; the file keeps only its hash, so a reader of the disk cannot use it."""
    token = secrets.token_urlsafe(24)
    path = set_up_token_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sha256(token.encode()).hexdigest(), "utf-8")
    path.chmod(0o600)
    return token
