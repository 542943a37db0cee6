"""What we hold about a protected source: how much of it is ciphertext, and what stands in clear."""

from dataclasses import dataclass

from sources.models import AccessLog, Source

from .parties import require_listing


@dataclass(frozen=True)
class Holding:
    """One kind of thing: `what` is a word the screens know, `stays` says that destruction leaves it."""

    what: str
    count: int
    is_sealed: bool
    stays: bool = False


def holdings(source: Source, by) -> list[Holding]:
    """Everything this app holds, sealed things first. Raises NotAParty unless `by` may list the source.

    Quotations are the stories' own and are counted there.
    """
    source = require_listing(source, by)
    looks = AccessLog.objects.filter(source_id=source.pk).count()
    return [
        Holding("identity", int(source.identity is not None), is_sealed=True),
        Holding("internal_reasons", _reasons(source), is_sealed=True),
        Holding("evidence", _evidence(source), is_sealed=True),
        Holding("evidence_files", len(evidence_files(source)), is_sealed=True),
        Holding("log_reasons", looks, is_sealed=True),
        Holding("code_name", int(source.code_name is not None), is_sealed=False),
        Holding("how_they_know", int(bool(source.how_they_know)), is_sealed=False),
        Holding("parties", source.parties.count(), is_sealed=False),
        Holding("description", int(bool(source.public_description)), is_sealed=False, stays=True),
        Holding("promises", source.agreements.count(), is_sealed=False, stays=True),
        Holding("looks", looks, is_sealed=False, stays=True),
    ]


def sealed_documents(source: Source) -> int:
    """How many documents and files of the source itself are ciphertext; the log's reasons are counted with the log."""
    return int(source.identity is not None) + _reasons(source) + _evidence(source) + len(evidence_files(source))


def evidence_files(source: Source) -> list[str]:
    """The names on the disk of its files."""
    return list(source.evidence.exclude(file_name="").values_list("file_name", flat=True))


def clear_rows(source: Source) -> int:
    """How many things in clear destruction removes: code name, how they know, each entry of the known-to list."""
    return int(source.code_name is not None) + int(bool(source.how_they_know)) + source.parties.count()


def _reasons(source: Source) -> int:
    return source.agreements.filter(internal_reason__isnull=False).count()


def _evidence(source: Source) -> int:
    return source.evidence.filter(sealed__isnull=False).count()
