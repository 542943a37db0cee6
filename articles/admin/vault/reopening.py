"""Opening a colleague's vault again, after somebody else has set their password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sources import vault
from sources.errors import Absent

from .door import at_the_door, back_to, is_proven, refuse


@require_POST
@at_the_door
def reopen(request: HttpRequest, user: int) -> HttpResponse:
    """Open it, by another member of the source desk who has just given their own password."""
    shut = next((each for each in vault.shut_vaults(request.user) if each.user_id == user), None)
    if shut is None:
        raise Absent("There is no such vault.")
    now = timezone.now()
    if not is_proven(request, now):
        return refuse(request, _("Type your own password once more first; then open it again."), None)
    vault.reopen(shut.user, request.user, now)
    messages.success(request, _("Opened. Have you spoken with them, and do they know who set their password?"))
    return back_to(None)
