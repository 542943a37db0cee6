"""Settings for tests: the real ones, with secrets and files of their own in a throwaway place."""

import os
import tempfile
from pathlib import Path

_PLACE = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
os.environ.setdefault("SECRET_KEY", "tests-only-secret-key-tests-only-secret-key-tests-only")
os.environ.setdefault("NEWSROOM_VAULT_KEYS", "dGVzdHMtb25seS12YXVsdC1rZXktMzItYnl0ZXMtISE=")
os.environ["NEWSROOM_VAR"] = str(_PLACE)
os.environ["NEWSROOM_KEYS_DIR"] = str(_PLACE / "keys")
os.environ.pop("NEWSROOM_PRODUCTION", None)
os.environ["NEWSROOM_PAGE_CACHE_MB"] = "0"  # pages as Django makes them; the cache has its own tests
(_PLACE / "keys").mkdir(mode=0o700)
(_PLACE / "static").mkdir()

from newsroom.settings import *  # noqa: E402, F403

# Files, not memory: `record` is a second connection on the same database and must see it.
for _alias, _file in (("default", "test.sqlite3"), ("record", "test.sqlite3"), ("keys", "test-keys.sqlite3")):
    if DATABASES[_alias]["ENGINE"].endswith("sqlite3"):  # noqa: F405
        DATABASES[_alias]["TEST"] = {"NAME": str(_PLACE / _file)}  # noqa: F405
        DATABASES[_alias]["OPTIONS"]["init_command"] = DATABASES[_alias]["OPTIONS"]["init_command"].replace(  # noqa: F405
            "synchronous=FULL", "synchronous=OFF"
        )

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; no real password is in a test
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
