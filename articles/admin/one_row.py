"""For things of which there is exactly one: their list is their form, and nothing is added or deleted."""

from typing import Any

from django.http import HttpRequest, HttpResponse


class OneRow:
    """Mixin for a ModelAdmin of a model with `load()`: row number 1 is made when it is first asked for."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self.model.load()
        return self.changeform_view(request, "1", request.get_full_path(), extra_context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
