"""What is written down when something breaks: the class, the place, the name of a constraint, and never a value.

A database's error quotes the row it refused, and a page of Django's shows every variable of every frame: either could hold
who a source is. Source of the rule: protection.md, section 2.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.views.debug import SafeExceptionReporterFilter

# SQLite names constraints and columns in its messages; PostgreSQL has a field for them beside the row it quotes.
_NAMED_BY_SQLITE = re.compile(r"(?:CHECK|UNIQUE|NOT NULL|FOREIGN KEY) constraint failed(?:: [\w., ]+)?")


class PlaceFormatter(logging.Formatter):
    """Formats an error as its classes and places, the last cause first."""

    def formatException(self, exc_info: Any) -> str:
        return "\n".join(line for error in _with_causes(exc_info[1]) for line in _lines(error))


class CarefulFilter(SafeExceptionReporterFilter):
    """Django's filter for error pages and mails, made to work under DEBUG too, and to show nothing that was posted."""

    def is_active(self, request: HttpRequest) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest) -> dict[str, str]:
        posted = getattr(request, "POST", {}) if request is not None else {}
        return dict.fromkeys(posted, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request: HttpRequest, tb_frame: Any) -> Any:
        return super().get_traceback_frame_variables(request, tb_frame) if settings.DEBUG else []

    def cleanse_special_types(self, request: HttpRequest, value: Any) -> Any:
        # Django's own leaves these alone where a view has marked all it gets as sensitive.
        return self.cleansed_substitute if isinstance(value, QueryDict) else super().cleanse_special_types(request, value)


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    if error is not None:
        yield from _with_causes(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
        yield error


def _lines(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}{_constraint_of(error)}"
    for place in traceback.extract_tb(error.__traceback__):
        yield f"  {place.filename}:{place.lineno} in {place.name}"


def _constraint_of(error: BaseException) -> str:
    name = getattr(getattr(error, "diag", None), "constraint_name", None)
    if name:
        return f" ({name})"
    said = _NAMED_BY_SQLITE.fullmatch(str(error))
    return f" ({said[0]})" if said else ""
