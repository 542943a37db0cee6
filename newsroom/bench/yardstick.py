"""The yardstick: the least that Django needs for a story. One view, one table, one template; no cache, no compression.

Run by gunicorn as `newsroom.bench.yardstick:application`; run as a program it makes its table.
BENCH_YARDSTICK is the address of its database.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dj_database_url
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import path

ROWS = 1000

if not settings.configured:
    settings.configure(
        SECRET_KEY="the yardstick signs nothing",  # noqa: S106
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": dj_database_url.parse(os.environ["BENCH_YARDSTICK"], conn_max_age=None)},
        MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        USE_TZ=True,
    )
    django.setup()

TEMPLATE = engines["django"].from_string("""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ story.headline }}</title><meta name="description" content="{{ story.standfirst }}"></head>
<body><main><h1>{{ story.headline }}</h1><p>{{ story.standfirst }}</p>
<p>By {{ story.byline }},
<time datetime="{{ story.published_at|date:'c' }}">{{ story.published_at|date:'j F Y, H.i' }}</time></p>
{{ story.body|safe }}</main></body></html>""")


class Story(models.Model):
    slug = models.CharField(max_length=300, unique=True)
    headline = models.CharField(max_length=300)
    standfirst = models.TextField()
    byline = models.CharField(max_length=300)
    published_at = models.DateTimeField()
    body = models.TextField()

    class Meta:
        app_label = "yardstick"
        db_table = "yardstick_story"

    def __str__(self) -> str:
        return self.headline


def story(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(TEMPLATE.render({"story": get_object_or_404(Story, slug=slug)}, request))


urlpatterns = [path("stories/<slug:slug>/", story)]


def fill(page: dict[str, Any]) -> None:
    """Make the table and fill it with `ROWS` copies of ``page`` (headline, standfirst, byline, body)."""
    with connection.schema_editor() as editor:
        editor.create_model(Story)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    Story.objects.bulk_create(Story(slug=f"story-{number}", published_at=moment, **page) for number in range(ROWS))


application = get_wsgi_application()

if __name__ == "__main__":
    import json
    import sys

    fill(json.loads(Path(sys.argv[1]).read_text("utf-8")))
