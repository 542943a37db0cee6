"""The front as readers would see it, now or at a later moment: their own page, made for the desk and kept by nobody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_safe

from articles.admin.story.posted import read_moment
from articles.permissions import may_place_front
from articles.public import front as readers_front
from articles.record import queries


@never_cache
@require_safe
@xframe_options_deny
def preview(request: HttpRequest) -> HttpResponse:
    """Show the front at the moment in the address (`at`, in the newsroom's zone); what is no moment means now.

    What will be published until then is not on it: only the places are planned.
    """
    if not may_place_front(request.user):
        raise Http404
    try:
        moment = read_moment(request.GET.get("at", ""))
    except (ValueError, OverflowError):
        moment = None
    response = readers_front.render(request, queries.site(), moment or timezone.now())
    for header in ("ETag", "Last-Modified", "Surrogate-Key", "Cache-Tag"):
        response.headers.pop(header, None)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
