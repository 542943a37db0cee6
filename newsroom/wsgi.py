"""The WSGI application that granian serves: Django behind the page cache, and before both what probes ask."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as problem:
    sys.exit(f"The newsroom cannot start: {problem}")

from newsroom import health, pagecache

application = health.around(pagecache.around(application))
