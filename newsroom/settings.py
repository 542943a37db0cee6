"""Settings, all from the environment; docs/operator.md lists every variable with its default."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from newsroom import databases
from newsroom.environment import read_secret, refuse_unsafe_keys, require

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# -- Where things are ------------------------------------------------------------------------------------------------
NEWSROOM_VAR = Path(env.str("NEWSROOM_VAR", str(BASE_DIR / "var")))
NEWSROOM_KEYS_DIR = Path(env.str("NEWSROOM_KEYS_DIR", str(NEWSROOM_VAR / "keys")))
MEDIA_ROOT = NEWSROOM_VAR / "media"  # originals and renditions; served by our own views only, so there is no MEDIA_URL
STATIC_ROOT = NEWSROOM_VAR / "static"
EVIDENCE_ROOT = NEWSROOM_VAR / "evidence"  # files of sources, under random names; of protected ones ciphertext only

# -- Secrets ---------------------------------------------------------------------------------------------------------
IS_PRODUCTION = env.bool("NEWSROOM_PRODUCTION", False)
DEBUG = env.bool("NEWSROOM_DEBUG", False)
if IS_PRODUCTION:
    SECRET_KEY = require("SECRET_KEY")
    NEWSROOM_VAULT_KEYS = require("NEWSROOM_VAULT_KEYS").split(",")
    ALLOWED_HOSTS = require("ALLOWED_HOSTS").split(",")
    refuse_unsafe_keys(NEWSROOM_KEYS_DIR, NEWSROOM_VAR, SECRET_KEY, NEWSROOM_VAULT_KEYS)
else:
    SECRET_KEY = read_secret("SECRET_KEY", NEWSROOM_VAR / "secrets" / "secret_key")
    NEWSROOM_VAULT_KEYS = read_secret("NEWSROOM_VAULT_KEYS", NEWSROOM_KEYS_DIR / "vault.key").split(",")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

# -- Apps ------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",  # before the admin, or its templates are ignored without a word
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "newsroom.apps.StaticFiles",
    "js_asset",
    "django_prose_editor",
    "taggit",
    "sources.apps.SourcesConfig",
    "articles.apps.ArticlesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.public_guard.PublicGuard",
    "csp.middleware.CSPMiddleware",
    "newsroom.headers.SecurityHeaders",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsroom.desk_zone.DeskZone",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# -- Databases -------------------------------------------------------------------------------------------------------
DATABASES = databases.configure(NEWSROOM_VAR, NEWSROOM_KEYS_DIR)
DATABASE_ROUTERS = ["newsroom.databases.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# -- People ----------------------------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_NAME = "newsroom_desk"
SESSION_COOKIE_PATH = "/desk/"  # readers never get a cookie; the desk's own stays under its address
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_PATH = "/desk/"
CSRF_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "newsroom.errors.csrf_failed"

# -- Language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = env.str("NEWSROOM_LANGUAGE", "en-gb")
LANGUAGES = [("en-gb", _("English"))]
USE_I18N = True
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = "UTC"  # stored; shown in the newsroom's own zone, which is a setting kept in the database
USE_TZ = True

# -- Files -----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "newsroom" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gz", "br", "woff", "woff2", "map"]
FILE_UPLOAD_PERMISSIONS = 0o600
EVIDENCE_MAX_BYTES = 50 * 1024 * 1024
EVIDENCE_FETCH = "newsroom.fetch.fetch"  # by name, since sources/ may not import what lies above it
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a 5 MB draft is answered with a message, not with an empty 400
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# -- Mail ------------------------------------------------------------------------------------------------------------
if env.str("EMAIL_URL", ""):
    vars().update(env.dj_email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = NEWSROOM_VAR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "newsroom@localhost")

# -- Readers' pages in memory, and the CDN before them ---------------------------------------------------------------------
NEWSROOM_PAGE_CACHE_MB = env.int("NEWSROOM_PAGE_CACHE_MB", 64)  # in each web process; 0 switches it off
NEWSROOM_PURGE_URL = env.str("NEWSROOM_PURGE_URL", "")
NEWSROOM_PURGE_TOKEN = env.str("NEWSROOM_PURGE_TOKEN", "")

# -- Security --------------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"  # the desk sends same-origin, see newsroom/headers.py
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if IS_PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.bool("NEWSROOM_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = 31536000
CONTENT_SECURITY_POLICY = {
    # The desk's policy. Public pages carry a fixed one without nonces, set in newsroom/headers.py.
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
PERMISSIONS_POLICY = {name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")}

# Not in a cookie, which would go to readers' pages as well and stay behind in the browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# -- Logs ------------------------------------------------------------------------------------------------------------
DEFAULT_EXCEPTION_REPORTER_FILTER = "newsroom.error_reports.CarefulFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "newsroom.error_reports.PlaceFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Without Django's own handlers, which mail errors whole.
    "loggers": {"django": {"handlers": [], "level": "INFO"}},
    "root": {"handlers": ["console"], "level": env.str("NEWSROOM_LOG_LEVEL", "WARNING")},
}
