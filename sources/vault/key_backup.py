"""A copy of the key store for another place: wrapped data keys, encrypted once more to a certificate kept elsewhere.

CMS (RFC 5652), so that `openssl cms -decrypt` opens it without this program. It holds no master key: whoever wants to
read an identity needs the recovery sheet and the database as well.
"""

import base64
import json
from datetime import datetime
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from django.db import transaction

from sources.errors import BadCertificate, BadKeyCopy
from sources.models import DataKey, Source
from sources.vocabulary import SourceState

from . import keys


def encrypted_copy(certificate_pem: bytes, now: datetime) -> bytes:
    """Every row of the key store, in DER, for the holder of the certificate's key. Raises BadCertificate."""
    rows = [
        {"source_id": str(row.source_id), "wrapped": _text(row.wrapped), "retired": _text(row.retired)}
        for row in DataKey.objects.using(keys.STORE).order_by("source_id")
    ]
    text = json.dumps({"made_at": now.isoformat(), "keys": rows})
    try:
        recipient = x509.load_pem_x509_certificate(certificate_pem)
        builder = pkcs7.PKCS7EnvelopeBuilder().set_data(text.encode("ascii")).add_recipient(recipient)
    except (ValueError, TypeError):
        raise BadCertificate("That is no certificate with an RSA key, in PEM.") from None
    return builder.set_content_encryption_algorithm(AES256).encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def put_back(text: str) -> tuple[int, int]:
    """Stores the keys of a decrypted copy that are missing here; returns how many were put back and how many left alone.

    The key of a source destroyed since the copy was made is never put back, nor one whose source is unknown.
    Raises BadKeyCopy, and then stores nothing.
    """
    try:
        rows = [_row_of(each) for each in json.loads(text)["keys"]]
    except (ValueError, KeyError, TypeError):
        raise BadKeyCopy("That is no decrypted copy of a key store.") from None
    wanted = set(Source.objects.protected().exclude(state=SourceState.DESTROYED).values_list("pk", flat=True))
    with transaction.atomic(using=keys.STORE):
        here = set(DataKey.objects.using(keys.STORE).values_list("source_id", flat=True))
        missing = [row for row in rows if row.source_id in wanted - here]
        DataKey.objects.using(keys.STORE).bulk_create(missing, batch_size=500)
    return len(missing), len(rows) - len(missing)


def _row_of(given: dict[str, str]) -> DataKey:
    wrapped, retired = (base64.b64decode(given[part], validate=True) for part in ("wrapped", "retired"))
    return DataKey(source_id=UUID(given["source_id"]), wrapped=wrapped, retired=retired)


def _text(token: bytes) -> str:
    return base64.b64encode(bytes(token)).decode("ascii")
