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

from django.urls import get_resolver

from newsroom import health, pagecache

_ = get_resolver().url_patterns  # read now: the first reader shall not wait for every module there is

application = health.around(pagecache.around(application))
