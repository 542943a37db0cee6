"""What cannot be answered, said as `application/problem+json` (RFC 9457)."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

TITLES = {400: "Bad request", 404: "Not found", 405: "Method not allowed", 410: "Gone"}


class Problem(Exception):
    """An answer that is no success. `more` is told beside title, status and detail."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


def answer(problem: Problem) -> HttpResponse:
    told = {"type": "about:blank", "title": TITLES[problem.status], "status": problem.status, "detail": problem.detail}
    text = json.dumps(told | problem.more, ensure_ascii=False)
    return HttpResponse(text, status=problem.status, content_type="application/problem+json; charset=utf-8")


def nothing_here(detail: str = "") -> Problem:
    return Problem(404, detail or str(_("There is nothing at this address.")))


def unreadable(errors: list[dict[str, Any]]) -> Problem:
    """What pydantic says of the parameters, as one sentence for each."""
    said = [f"{each['loc'][-1]}: {each['msg'].removeprefix('Value error, ')}" for each in errors]
    return Problem(400, "; ".join(said))
