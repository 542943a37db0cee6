"""Addresses under /api/. What leads nowhere is said as JSON too."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from articles.public import depends
from articles.public.api import problems, story_name  # noqa: F401  (its converter is part of addresses)
from articles.public.api.around import around
from articles.public.api.endpoints import api
from articles.public.api.telling import BASE

COLLECTIONS = ("stories", "quotations", "profiles", "topics", "corrections")


def root(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    depends.on(request, depends.SITE)
    links = {each: f"{BASE}/{each}" for each in COLLECTIONS}
    return JsonResponse(links | {"openapi": f"{BASE}/openapi.json", "record": "/record/"})


def openapi(request: HttpRequest) -> HttpResponse:
    depends.on(request, depends.SITE)
    return HttpResponse(_openapi(), content_type="application/json; charset=utf-8")


@cache
def _openapi() -> str:
    return json.dumps(api.get_openapi_schema(path_prefix=f"{BASE}/"), ensure_ascii=False, default=str)


def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    depends.on(request, "addresses")
    return problems.answer(problems.nothing_here())


_operations, _app_name, _namespace = api.urls
urlpatterns = [
    around(each)
    for each in (
        path("v1/", root),
        path("v1/openapi.json", openapi),
        *(
            path(f"v1/{operation.pattern._route}", operation.callback)
            for operation in _operations
            if operation.name != "api-root"
        ),
        path("", nothing),
        path("<path:rest>", nothing),
    )
]
