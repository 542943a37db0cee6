"""Step-up: the password once more, before anything confidential (protection.md, section 2)."""

from datetime import datetime, timedelta

from django.db.models import F
from django.views.decorators.debug import sensitive_variables

from sources.errors import TooManyTries, WrongPassword
from sources.models import ProofTries

FRESH = timedelta(minutes=10)
MOST_TRIES = 5
PAUSE = timedelta(minutes=15)


@sensitive_variables()
def prove(user, password: str, now: datetime) -> None:
    """Returns when this is the person's own password. Raises WrongPassword, or TooManyTries without looking at it."""
    _take_a_try(user, now)
    if not user.is_active or not user.check_password(password):
        raise WrongPassword("That is not the password.")
    ProofTries.objects.filter(user=user).update(tries=0)


def is_fresh(proved_at: datetime | None, now: datetime) -> bool:
    """Whether a proof given at `proved_at` still counts; one from the future does not."""
    return proved_at is not None and timedelta(0) <= now - proved_at <= FRESH


def _take_a_try(user, now: datetime) -> None:
    # Taken before the password is looked at and in one statement: ten requests at once get five answers.
    ProofTries.objects.get_or_create(user=user, defaults={"since": now})
    ProofTries.objects.filter(user=user, since__lte=now - PAUSE).update(tries=0, since=now)
    if not ProofTries.objects.filter(user=user, tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise TooManyTries("Too many wrong passwords.")
