"""A new data key for every source, and everything sealed encrypted again under it.

The new key is on file before anything is written with it, and the old ones stay readable: a crash at any point leaves every
document open to one key of its source, and running it again finishes the work. The reasons in the access log, which only
grows, keep the key they were written under.
"""

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.models import Source
from sources.vocabulary import SourceState

from . import agreements, evidence, identities, keys


def rekey() -> int:
    """Returns how many sources have a new key. Raises KeyLost or WrongKey at the first that cannot be opened."""
    found = list(Source.objects.protected().exclude(state=SourceState.DESTROYED).values_list("pk", flat=True))
    for source_id in found:
        keys.renew(source_id)
        _encrypt_again(source_id)
    return len(found)


@transaction.atomic
@sensitive_variables()
def _encrypt_again(source_id) -> None:
    source = Source.objects.select_for_update().get(pk=source_id)
    data_keys = keys.all_of(source_id)
    if source.identity is not None:
        source.identity = _under_the_first(data_keys, identities.row_name(source), source.identity)
        source.save(update_fields=["identity"])
    for agreement in source.agreements.filter(internal_reason__isnull=False):
        reason = _under_the_first(data_keys, agreements.row_name(agreement), agreement.internal_reason)
        source.agreements.filter(pk=agreement.pk).update(internal_reason=reason)
    for each in source.evidence.filter(sealed__isnull=False):
        source.evidence.filter(pk=each.pk).update(sealed=_under_the_first(data_keys, evidence.row_name(each), each.sealed))


@sensitive_variables()
def _under_the_first(data_keys: list[bytes], belongs_to: str, sealed) -> cipher.Sealed:
    return cipher.encrypt_document(data_keys[0], belongs_to, keys.open_document(data_keys, belongs_to, sealed))
