"""Whether a new promise allows more than the one before it: then the source must have agreed.

Loosened: name allowed where it was not; an embargo that ends earlier. Not loosened: fewer flags, a later embargo, another
approver, a reason put better.
"""

from sources.models import Agreement
from sources.vocabulary import AgreementScope

_FLAGS = ("allows_use", "allows_quoting", "allows_naming", "allows_describing")
_WIDTH = (AgreementScope.QUOTATION, AgreementScope.STORY, AgreementScope.STANDING)


def loosened(before: Agreement, after: Agreement) -> tuple[str, ...]:
    """Returns the fields of `after` that go beyond `before`, in the order of the model; empty when nothing does."""
    found = [flag for flag in _FLAGS if getattr(after, flag) and not getattr(before, flag)]
    # The description is word for word what the source accepted, so that other words are not covered.
    if after.description and after.description != before.description:
        found.append("description")
    if _WIDTH.index(AgreementScope(after.scope)) > _WIDTH.index(AgreementScope(before.scope)):
        found.append("scope")
    if before.embargo_until and (after.embargo_until is None or after.embargo_until < before.embargo_until):
        found.append("embargo_until")
    if before.expires and (after.expires is None or after.expires > before.expires):
        found.append("expires")
    return tuple(found)
