"""The record that anyone can check: what it is, its files, its heads (protection.md, section 4)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, pages
from articles.record import chain_files, queries

# A reader's file number has few digits, and the databases' integers an end.
LAST_FILE = 10**9


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Three queries: the newsroom, the head, its day."""
    depends.on(request, "front")
    head = chain_files.newest_head()
    context = {
        "head": head,
        "files": range(1, chain_files.number_of_files(head) + 1),
        "versions_a_file": chain_files.VERSIONS_A_FILE,
        "title": _("The record"),
        "description": _("Everything we ever published, and how anyone can check that none of it was changed in silence."),
    }
    return pages.answer(request, queries.site(), "public/record.html", context, path="/record/")


@require_safe
def chain(request: HttpRequest, number: int) -> HttpResponseBase:
    """A file of the chain, sent as it is read: a thousand versions are too much to hold at once."""
    if not 0 < number < LAST_FILE:
        raise Http404
    last, full = chain_files.state_of_file(number)
    if not last and number > 1:
        raise Http404
    etag = f'"{number}-{last}-{full}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = StreamingHttpResponse(chain_files.lines_of_file(number), content_type="application/jsonl; charset=utf-8")
    response.headers["ETag"] = etag
    return response


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """The head of each day that is over: day, number, hash, with a space between them. Lines are only ever added."""
    depends.on(request, "front")
    lines = "".join(f"{head.day} {head.seq} {head.hash}\n" for head in chain_files.daily_heads())
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")
