"""While a reader is served, only the record can be asked (DESIGN, invariants 1 and 8)."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, NoReturn

from django.db import connections
from django.http import HttpRequest, HttpResponse

DESK_PREFIX = "/desk/"


class DeskQueryOnPublicPage(RuntimeError):
    """A public page tried to ask a desk table. Mend the page: readers get what the record holds and nothing else."""


def is_desk(request: HttpRequest) -> bool:
    """Whether the request is for the desk; every other address is public."""
    return request.path_info.startswith(DESK_PREFIX)


def refuse(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> NoReturn:
    # The statement is not repeated: error logs hold no SQL (protection.md, section 2).
    raise DeskQueryOnPublicPage(f"a public page asked the '{context['connection'].alias}' connection")


class PublicGuard:
    """Refuse every statement on the connections other than ``record`` during a public request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_desk(request):
            return self.get_response(request)
        with ExitStack() as guards:
            for alias in connections:
                if alias != "record":
                    guards.enter_context(connections[alias].execute_wrapper(refuse))
            return self.get_response(request)
