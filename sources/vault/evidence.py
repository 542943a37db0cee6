"""Evidence about a protected source: its kind and state stand in clear, everything else is sealed."""

import uuid
from datetime import date
from typing import Any

from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.models import Evidence, Source
from sources.vocabulary import EvidenceState, Opened, Visibility

from . import keys
from .parties import require_party, require_reader
from .readings import open_recorded


@sensitive_variables()
def add_evidence(
    source: Source,
    by,
    kind: str,
    confidential: dict[str, Any],
    state: str = EvidenceState.ATTACHED,
    digest: str = "",
    file_name: str = "",
    keep_until: date | None = None,
) -> Evidence:
    """New evidence; `confidential` (locator, link, words as found, when, by whom, anything JSON holds) is encrypted.

    `digest` is what `fingerprint` gave for the file, `file_name` its random name on the disk. Raises NotAParty.
    """
    source = require_party(source, by)
    evidence = Evidence(
        pk=uuid.uuid4(),
        source=source,
        kind=kind,
        state=state,
        visibility=Visibility.RESTRICTED,
        digest=digest,
        file_name=file_name,
        keep_until=keep_until,
    )
    evidence.sealed = cipher.encrypt_document(keys.of(source.pk), row_name(evidence), confidential)
    evidence.save(force_insert=True)
    return evidence


@sensitive_variables()
def read_evidence(evidence: Evidence, by, reason: str) -> cipher.Secret:
    """The confidential part as a `Secret` holding a dict. The same door as the identity: party, reason, log."""
    source = require_reader(evidence.source, by)
    evidence = source.evidence.get(pk=evidence.pk)
    opened = open_recorded(source.pk, by, Opened.EVIDENCE, reason, row_name(evidence), evidence.sealed)
    return cipher.Secret(opened)


@sensitive_variables()
def fingerprint(source: Source, by, content: bytes) -> str:
    """Keyed hash of a file, 64 hex characters: equal files of one source match, across sources they do not.

    A plain hash would let anyone who holds a copy of the file find out who gave it to us. Raises NotAParty.
    """
    # The first key the source had: a later one must not make an equal file look like another.
    return cipher.keyed_hash(keys.all_of(require_party(source, by).pk)[-1], content)


def row_name(evidence: Evidence) -> str:
    """The name inside the sealed part that ties it to its row."""
    return f"evidence:{evidence.pk}"
