"""An open source becomes a protected one: what stood in clear about it moves into the vault, and its promise changes.

Everything happens in the caller's transaction, but for the data key, which is on file first, and new evidence files, which
are on the disk before their rows name them. A crash leaves a key or a ciphertext that nothing names; `evidence sweep`
takes the files. Source of the steps: protection.md, sections 1 and 2.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from sources import cipher, evidence_store
from sources.errors import Absent, EvidenceMissing, ReasonMissing, VaultIsShut
from sources.models import AccessLog, Agreement, Evidence, Source, SourceParty
from sources.models.evidence import CLEAR_TEXTS
from sources.models.source import CLEAR_PARTS
from sources.vocabulary import PEOPLE, Opened, SourceKind, SourceState, Visibility

from . import evidence as evidence_door
from . import keys
from .agreements import put_on_file
from .code_names import random_code_name
from .evidence_files import SealedWriter
from .identities import row_name
from .readings import access_row_name
from .shutting import is_shut

_PIECE_BYTES = 256 * 1024


@dataclass(frozen=True)
class Emptied:
    """The source as it now is, its new promise, and the random names of files to delete: clear ones on commit."""

    source: Source
    agreement: Agreement
    old_files: tuple[str, ...]
    new_files: tuple[str, ...]


@sensitive_variables()
def seal_open_source(
    source: Source, by, identity: dict[str, Any], terms: str, reason: str, promise: dict[str, Any], how_they_know: str = ""
) -> Emptied:
    """Move what is clear about the source into the vault; `identity` says what else belongs there (names, places, days).

    Call it with the source's row locked, inside a transaction. `promise` are facts of the agreement that now holds; the
    newest open one is replaced by it, the others end. Raises Absent (it is protected already), ReasonMissing, VaultIsShut,
    EvidenceMissing; then nothing was written but a data key.
    """
    if is_shut(by):
        raise VaultIsShut("Your vault is shut.")
    if not reason.strip():
        raise ReasonMissing("Say why the source needs protection.")
    source = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if source.protected or source.state == SourceState.DESTROYED:
        raise Absent("There is no such open source.")
    key = keys.of_or_make(source.pk)
    _turn(source, key, by, identity, terms, promise.get("description", ""), how_they_know)
    _write_log(source, key, by, reason)
    agreement = _promise_anew(source, by, terms, promise)
    old_files, new_files = _seal_evidence(source, key, by)
    return Emptied(source, agreement, tuple(old_files), tuple(new_files))


def close_after_protecting(emptied: Emptied) -> None:
    """Delete the clear files whose content is sealed now. A crash before it leaves them to `evidence sweep`."""
    for name in emptied.old_files:
        evidence_store.delete(name)


@sensitive_variables()
def _turn(source: Source, key: bytes, by, identity: dict[str, Any], terms: str, description: str, how: str) -> None:
    clear = {part: getattr(source, part) for part in CLEAR_PARTS}
    former = {"former_description": source.public_description, "former_how_they_know": source.how_they_know}
    document = {**{part: text for part, text in {**clear, **former}.items() if text}, **identity}
    source.identity = cipher.encrypt_document(key, row_name(source), document)
    for part in CLEAR_PARTS:
        setattr(source, part, "")
    source.protected, source.entity = True, None
    source.kind = SourceKind.ANONYMOUS_PERSON if source.kind in PEOPLE else source.kind
    source.public_description, source.how_they_know, source.default_terms = description, how, terms
    source.code_name = _free_code_name()
    source.save()
    SourceParty.objects.create(source=source, user=by, added_by=by)


def _free_code_name() -> str:
    while True:
        name = random_code_name()
        if not Source.objects.filter(code_name=name).exists():
            return name


@sensitive_variables()
def _write_log(source: Source, key: bytes, by, reason: str) -> None:
    # Nothing sealed is opened here, so the row may stand or fall with the act it tells of.
    row = AccessLog(pk=uuid.uuid4(), source_id=source.pk, user=by, which=Opened.PROTECTED, at=timezone.now())
    row.reason = cipher.encrypt_document(key, access_row_name(row), {"reason": reason.strip()})
    row.save(force_insert=True)


@sensitive_variables()
def _promise_anew(source: Source, by, terms: str, promise: dict[str, Any]) -> Agreement:
    """The open promises lose their words, which described a person who could be named, and stop holding."""
    now: datetime = timezone.now()
    open_ones = list(source.agreements.filter(superseded_by__isnull=True).order_by("-created_at", "pk"))
    source.agreements.update(protected=True, description="", public_reason="")
    for old in open_ones[1:]:
        source.agreements.filter(pk=old.pk).update(expires=now)
    replaced = {"supersedes": source.agreements.get(pk=open_ones[0].pk)} if open_ones else {}
    return put_on_file(source, by, terms, "", {**promise, **replaced})


@sensitive_variables()
def _seal_evidence(source: Source, key: bytes, by) -> tuple[list[str], list[str]]:
    old_files: list[str] = []
    new_files: list[str] = []
    try:
        for row in source.evidence.select_for_update(of=("self",)):
            facts = _clear_facts(row)
            if row.file_name:
                writer = _sealed_copy(source, by, row)
                new_files.append(writer.file.name)
                old_files.append(row.file_name)
                facts |= {
                    "stored_name": writer.file.name, "size_bytes": writer.size,
                    "original_name": row.original_name, "media_type": row.media_type,
                }  # fmt: skip
                row.file_name, row.digest = writer.file.name, writer.digest
            else:
                row.digest = ""
            _empty(row)
            row.source, row.sealed = source, cipher.encrypt_document(key, evidence_door.row_name(row), facts)
            row.save()
    except BaseException:
        discard_files(new_files)
        raise
    return old_files, new_files


def discard_files(names: list[str] | tuple[str, ...]) -> None:
    """Delete sealed copies whose rows were never committed."""
    for name in names:
        evidence_store.delete(name)


def _clear_facts(row: Evidence) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in CLEAR_TEXTS if getattr(row, name)}
    if row.captured_at:
        facts["captured_at"] = row.captured_at.isoformat()
    for name in ("captured_by", "checked_by"):
        if person := getattr(row, name):
            facts[name] = person.get_full_name() or person.get_username()
    return facts


def _empty(row: Evidence) -> None:
    for name in CLEAR_TEXTS:
        setattr(row, name, "")
    row.captured_at = row.captured_by = row.checked_by = row.size_bytes = row.link_looked_at = None
    row.link_answers, row.visibility = True, Visibility.RESTRICTED


@sensitive_variables()
def _sealed_copy(source: Source, by, row: Evidence) -> SealedWriter:
    try:
        clear = evidence_store.open_stored(row.file_name)
    except FileNotFoundError:
        raise EvidenceMissing("A file of this source is not where it was kept.") from None
    writer = SealedWriter(source, by)
    with clear:
        while piece := clear.read(_PIECE_BYTES):
            writer.write(piece)
    writer.finish()
    writer.file.keep()  # from here on whoever fails deletes it by name
    return writer
