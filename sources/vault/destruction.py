"""Making a protected identity unreadable for ever."""

from django.db import transaction

from sources.errors import MayNot
from sources.models import Source
from sources.vocabulary import SourceState

from . import keys
from .parties import is_party, is_source_desk, is_standards_editor, require_listing


def destroy_key(source: Source, by, together_with) -> Source:
    """Deletes the source's data key, then the ciphertext. It cannot be undone, in no back-up either.

    `by` must keep the sources, and `together_with`, someone else, must know the source or be a standards editor.
    Raises NotAParty or MayNot. Stories, terms and the public description remain.
    """
    source = require_listing(source, by)
    if not is_source_desk(by):
        raise MayNot("Only the source desk destroys an identity; a person who knows the source may ask for it.")
    if together_with.pk == by.pk or not (is_party(source, together_with) or is_standards_editor(together_with)):
        raise MayNot("Destroying an identity takes a second person: one who knows the source, or a standards editor.")
    # The key first: should the rest fail, what is left is already unreadable.
    keys.destroy(source.pk)
    with transaction.atomic():
        source.identity, source.state = None, SourceState.DESTROYED
        source.save(update_fields=["identity", "state"])
        source.agreements.update(internal_reason=None)
        source.evidence.update(sealed=None)
    return source
