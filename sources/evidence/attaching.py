"""Putting evidence on file: a file, a link, typed notes, a copy of a page. Who may, for an open source, the caller asks."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sources import vault
from sources.errors import EvidenceNotTheirs, NeverFetched
from sources.models import Evidence, Source
from sources.vocabulary import EvidenceKind, Visibility

from .receiving import ReceivedFile, receive

_is_web_address = URLValidator(schemes=["http", "https"])


@sensitive_variables()
def attach_file(
    source: Source,
    by,
    kind: str,
    upload: ReceivedFile,
    *,
    captured_at: datetime | None = None,
    locator: str = "",
    link: str = "",
    visibility: str = Visibility.NEWSROOM,
    keep_until: date | None = None,
    now: datetime,
) -> Evidence:
    """New evidence with the file `upload`, which stays once the transaction is committed and goes when it is not.

    Of a protected source everything but the kind is sealed and `visibility` is always restricted. Raises NotAParty there;
    EvidenceNotTheirs where the file was received for another source or before this one was protected; ValidationError for
    a link that is no web address.
    """
    file = {
        "original_name": upload.original_name,
        "media_type": upload.media_type,
        "size_bytes": upload.size,
    }
    with transaction.atomic():
        source = Source.objects.select_for_update().get(pk=source.pk)
        if upload.source_id != source.pk or upload.is_sealed != source.protected:
            raise EvidenceNotTheirs("The file was received for something else. Send it again.")
        facts = {"captured_at": captured_at, "locator": locator, "link": link, **file}
        evidence = _put_on_file(source, by, kind, facts, visibility, keep_until, now, upload)
        upload.is_taken = True
        transaction.on_commit(upload.keep)
    return evidence


@sensitive_variables()
def attach_link(
    source: Source,
    by,
    kind: str,
    link: str,
    *,
    captured_at: datetime | None = None,
    locator: str = "",
    visibility: str = Visibility.NEWSROOM,
    keep_until: date | None = None,
    now: datetime,
) -> Evidence:
    """New evidence that is only a link; nothing is fetched. Raises ValidationError, and NotAParty for a protected source."""
    _is_web_address(link)
    with transaction.atomic():
        source = Source.objects.select_for_update().get(pk=source.pk)
        facts = {"captured_at": captured_at, "locator": locator, "link": link}
        return _put_on_file(source, by, kind, facts, visibility, keep_until, now)


@sensitive_variables()
def attach_words(source: Source, by, kind: str, text: str, *, now: datetime, **facts) -> Evidence:
    """New evidence from notes typed in, kept as a text file; as `attach_file`. Raises EvidenceTooLarge too."""
    name = f"{EvidenceKind(kind).value}-{localtime(now):%Y-%m-%d}.txt"
    return attach_file(source, by, kind, receive(source, by, [text.encode("utf-8")], name), now=now, **facts)


def keep_page(source: Source, by, link: str, *, kind: str = EvidenceKind.PAGE_SNAPSHOT, now: datetime, **facts) -> Evidence:
    """New evidence from a copy of the page behind `link`, fetched now. `facts` as in `attach_file`.

    Raises NeverFetched for a protected source: a request from our address would tell the page's owner. Raises
    PageNotFetched where nothing came, EvidenceTooLarge, ValidationError.
    """
    source.refresh_from_db(fields=["protected"])
    if source.protected:
        raise NeverFetched(_("A link of a protected source is never opened by the newsroom’s server."))
    _is_web_address(link)
    page = import_string(settings.EVIDENCE_FETCH)(link)
    upload = receive(source, by, [page.content], f"page-{localtime(now):%Y-%m-%d}{_ENDINGS.get(page.media_type, '')}")
    facts = {"captured_at": now, **facts, "link": link}
    evidence = attach_file(source, by, kind, upload, now=now, **facts)
    Evidence.objects.filter(pk=evidence.pk).update(link_looked_at=now, link_answers=True)
    evidence.link_looked_at, evidence.link_answers = now, True
    return evidence


_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}


@sensitive_variables()
def _put_on_file(
    source: Source,
    by,
    kind: str,
    facts: dict[str, Any],
    visibility: str,
    keep_until: date | None,
    now: datetime,
    upload: ReceivedFile | None = None,
) -> Evidence:
    if facts["link"]:
        _is_web_address(facts["link"])
    stored = {"file_name": upload.stored_name, "digest": upload.digest} if upload else {}
    if source.protected:
        return vault.add_evidence(source, by, kind, _sealed(facts, by, now, upload), keep_until=keep_until, **stored)
    return Evidence.objects.create(
        source=source,
        kind=kind,
        captured_by=by,
        visibility=visibility,
        keep_until=keep_until,
        created_at=now,
        **facts,
        **stored,
    )


def _sealed(facts: dict[str, Any], by, now: datetime, upload: ReceivedFile | None) -> dict[str, Any]:
    """Return what of `facts` is there, as JSON holds it, with who put it on file and when."""
    sealed = {name: value for name, value in facts.items() if value not in ("", None)}
    if captured_at := sealed.get("captured_at"):
        sealed["captured_at"] = captured_at.isoformat()
    sealed |= {"captured_by": by.get_full_name() or by.get_username(), "on_file_since": now.isoformat()}
    if upload is not None:
        sealed |= {"stored_name": upload.stored_name, "original_name": upload.original_name}
    return sealed
