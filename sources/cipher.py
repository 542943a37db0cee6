"""The vault's cryptography: data keys, documents, keyed hashes, and the field and the value that carry them.

Every source has a data key of its own; a master key (Fernet, newest first) only wraps data keys. A document is JSON,
carries the name of the row it belongs to, and is padded to whole KiB, because a Fernet token shows its length in steps
of 16 bytes and, unless told otherwise, the second it was written. Files are too long for one token: see `FileCipher`.
Sources: RFC 2104 (HMAC); the Fernet specification, whose timestamp `encrypt_at_time(…, 0)` blanks; NIST SP 800-38D (GCM).
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import FieldError
from django.db import models
from django.views.decorators.debug import sensitive_variables

from .errors import VaultNotReady, WrongDocument, WrongKey

BLOCK_BYTES = 1024
CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16
SALT_BYTES = 32
MASK = "•••"
_TIME_NOT_TOLD = 0


class Secret(str):
    """A confidential value in memory. It is the text `•••` to print, format, JSON and pickle; only `reveal()` opens it.

    A subclass of `str`, so that whatever serialises it without asking writes the mask and does not fail half-way.
    """

    __slots__ = ("__value",)

    def __new__(cls, value: Any):
        secret = super().__new__(cls, MASK)
        secret.__value = value
        return secret

    def reveal(self) -> Any:
        """The value itself. Called in one place, the answer of the reveal view."""
        return self.__value

    def __repr__(self) -> str:
        return MASK

    def __reduce_ex__(self, protocol):
        return (Secret, (MASK,))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class Sealed:
    """Ciphertext as it lies in a column. It never shows its bytes by accident."""

    __slots__ = ("token",)

    def __init__(self, token: bytes):
        self.token = bytes(token)

    def __str__(self) -> str:
        return MASK

    __repr__ = __str__

    def __eq__(self, other) -> bool:
        return isinstance(other, Sealed) and hmac.compare_digest(self.token, other.token)

    def __hash__(self) -> int:
        return hash(self.token)


class SealedField(models.BinaryField):
    """A column that holds only ciphertext: it takes and gives `Sealed`, and can be asked nothing but 'is it empty?'.

    Clear text is refused with TypeError, so a forgotten encryption is a crash and not a leak.
    """

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError("A sealed field can only be asked whether it is empty.")

    def get_transform(self, lookup_name):
        raise FieldError("A sealed field can only be asked whether it is empty.")

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(value)

    def to_python(self, value):
        if value is None or isinstance(value, Sealed):
            return value
        if isinstance(value, str):  # a fixture, as value_to_string wrote it
            return Sealed(base64.b64decode(value))
        raise TypeError("A sealed field takes only ciphertext made by the vault.")

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError("A sealed field takes only ciphertext made by the vault.")
        return connection.Database.Binary(value.token)

    def value_to_string(self, obj) -> str:
        sealed = self.value_from_object(obj)
        return "" if sealed is None else base64.b64encode(sealed.token).decode("ascii")


def new_key() -> bytes:
    """A fresh random key, for a master key or for one source."""
    return Fernet.generate_key()


@sensitive_variables()
def wrap(master_keys: Iterable[str | bytes], data_key: bytes) -> bytes:
    """The data key encrypted under the first master key."""
    return _master(master_keys).encrypt_at_time(data_key, _TIME_NOT_TOLD)


@sensitive_variables()
def unwrap(master_keys: Iterable[str | bytes], wrapped: bytes) -> bytes:
    """The data key again. Raises WrongKey when no master key fits."""
    try:
        return _master(master_keys).decrypt(bytes(wrapped))
    except InvalidToken:
        raise WrongKey("No master key opens this data key.") from None


@sensitive_variables()
def encrypt_document(key: bytes, belongs_to: str, values: dict[str, Any]) -> Sealed:
    """`values` (anything JSON can hold) sealed under `key`; `belongs_to` names the row, for example `source:<uuid>`."""
    text = json.dumps({"belongs_to": belongs_to, "values": values}, separators=(",", ":")).encode("ascii")
    padded = text + b" " * (-len(text) % BLOCK_BYTES)
    return Sealed(Fernet(key).encrypt_at_time(padded, _TIME_NOT_TOLD))


@sensitive_variables()
def decrypt_document(key: bytes, belongs_to: str, sealed: Sealed) -> dict[str, Any]:
    """The values again. Raises WrongKey, or WrongDocument when the ciphertext was made for another row."""
    try:
        document = json.loads(Fernet(key).decrypt(sealed.token))
    except InvalidToken:
        raise WrongKey("This key does not open the document.") from None
    if document["belongs_to"] != belongs_to:
        raise WrongDocument("The document belongs to another row.")
    return document["values"]


@sensitive_variables()
def keyed_hash(key: bytes, content: bytes) -> str:
    """HMAC-SHA-256 in hex (64 characters): says whether two files are the same only to one who holds the key."""
    hasher = keyed_hasher(key)
    hasher.update(content)
    return hasher.hexdigest()


@sensitive_variables()
def keyed_hasher(key: bytes) -> hmac.HMAC:
    """`keyed_hash` of a file that comes piece by piece: feed it with `update`, then ask for `hexdigest`."""
    own_purpose = hmac.digest(base64.urlsafe_b64decode(key), b"newsroom keyed hash", hashlib.sha256)
    return hmac.new(own_purpose, digestmod=hashlib.sha256)


class FileCipher:
    """AES-256-GCM of one file, in chunks of `CHUNK_BYTES`. A chunk opens only in its file, at its place, as last or not.

    Every file has a key of its own, derived from the data key and a random salt, so the number of a chunk is a nonce that
    no other chunk under that key has. What it belongs to and 'last' are authenticated: nothing can be moved, put in another
    order, left out or cut off at the end.
    """

    __slots__ = ("__cipher", "belongs_to")

    @sensitive_variables()
    def __init__(self, key: bytes, salt: bytes, belongs_to: str):
        own = hmac.digest(base64.urlsafe_b64decode(key), b"newsroom evidence file/1" + salt, hashlib.sha256)
        self.__cipher = AESGCM(own)
        self.belongs_to = belongs_to.encode("ascii")

    def seal(self, number: int, is_last: bool, clear: bytes) -> bytes:
        """The chunk and its tag."""
        return self.__cipher.encrypt(number.to_bytes(12), clear, self._place(number, is_last))

    def open(self, number: int, is_last: bool, sealed: bytes) -> bytes:
        """The clear chunk. Raises WrongKey for another key, and for a chunk that was altered or stands elsewhere."""
        try:
            return self.__cipher.decrypt(number.to_bytes(12), sealed, self._place(number, is_last))
        except InvalidTag:
            raise WrongKey("This key does not open the file, or the file was altered.") from None

    def _place(self, number: int, is_last: bool) -> bytes:
        return self.belongs_to + number.to_bytes(8) + bytes([is_last])


def _master(master_keys: Iterable[str | bytes]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in master_keys])
    except (ValueError, binascii.Error):
        raise VaultNotReady("A master key is missing or is not a Fernet key.") from None
