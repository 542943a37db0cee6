"""The report's page, and each of its tables as a file. A reporter sees the figures of their own stories."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.register.door import for_keepers
from articles.desk.who_is_quoted import Choice, Counted, Table, count, stories_counted, tables_of
from articles.desk.who_is_quoted.people import load_people
from articles.desk.who_is_quoted.tables import speakers, ten_most, unnamed_share
from articles.permissions import counts_every_story
from articles.record.models import PublicAuthor, PublicSection
from sources.models import DescribedAttribute

from .charts import chart_of, percent
from .csv_cells import written
from .filters import chosen, periods, query_of


@for_keepers
@require_safe
def who_gets_quoted(request: HttpRequest) -> HttpResponse:
    """Show the figures of the period, section and author in the address."""
    choice = chosen(request)
    counted = count(stories_counted(choice, request.user), choice)
    tables = tables_of(counted, load_people(_asked())) if counted.said.number else []
    over_time, *others = tables or [None]
    context = {
        **admin.site.each_context(request),
        "title": _("Who gets quoted"),
        "choice": choice,
        "query": query_of(choice),
        "periods": periods(choice),
        "sections": PublicSection.objects.all(),
        "authors": PublicAuthor.objects.order_by("name"),
        "counts_every_story": counts_every_story(request.user),
        "stories": len(counted.pages),
        "stats": _stats(counted) if counted.said.number else [],
        "over_time": _drawn(over_time) if over_time else None,
        "charts": [_drawn(table) for table in others if table.chart],
        "lists": [_drawn(table) for table in others if not table.chart],
        "asks_nothing": not any(table.key.startswith("self-") for table in others),
    }
    return TemplateResponse(request, "desk/report/who_gets_quoted.html", context)


@for_keepers
@require_safe
def as_csv(request: HttpRequest, table: str) -> HttpResponse:
    """Send one whole table of the same figures as a file."""
    choice = chosen(request)
    counted = count(stories_counted(choice, request.user), choice)
    wanted = next((each for each in tables_of(counted, load_people(_asked())) if each.key == table), None)
    if wanted is None:
        raise Http404
    response = HttpResponse(written(_lines(wanted)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(wanted, choice)}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _asked() -> dict[str, tuple[str, ...]]:
    """Return what the newsroom asks people about themselves, with the answers on offer; nothing unless it said so."""
    return {each.name: each.answers for each in DescribedAttribute.objects.filter(is_asked=True)}


def _stats(counted: Counted) -> list[tuple[Any, str]]:
    return [
        (counted.said.number, _("quotations")),
        (speakers(counted.voices), _("named people and organisations")),
        (percent(ten_most(counted)), _("of quoted words from ten of them")),
        (percent(unnamed_share(counted).rows[0].part), _("of quotations from sources we do not name")),
    ]


def _drawn(table: Table) -> dict[str, Any]:
    # Figures stand under each other at their ends, words at their beginnings.
    rows = [(row, percent(row.part)) for row in table.shown]
    are_figures = [any(isinstance(row.values[at], int) for row in table.rows) for at in range(len(table.columns) - 1)]
    return {
        "table": table,
        "columns": [(table.columns[0], False), *zip(table.columns[1:], are_figures, strict=True)],
        "rows": [(row, list(zip(row.values, are_figures, strict=True)), share) for row, share in rows],
        "chart": chart_of(table),
        "has_shares": any(share for _row, share in rows),
    }


def _lines(table: Table) -> list[list[Any]]:
    head = [*table.columns, _("Share")]
    return [head, *([row.label, *row.values, "" if row.part is None else round(row.part, 4)] for row in table.rows)]


def _file_name(table: Table, choice: Choice) -> str:
    return f"who-gets-quoted-{table.key}-{choice.first.isoformat()}-{choice.last.isoformat()}.csv"
