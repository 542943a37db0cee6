"""What can go wrong here, and what the caller can do about it.

    SourcesError
    ├── Absent            answer as if it did not exist (404)
    │   └── NotAParty
    ├── MayNot            the person may know of the source but not do this; say no (403)
    │   ├── ConsentMissing  the change loosens a promise; ask the source, and put on file that it agreed
    │   ├── AlreadyReplaced a newer promise stands in its place; start from that one
    │   ├── LastParty     let somebody else in first, or have the identity destroyed
    │   ├── LastKeepers   let another colleague into the source desk first
    │   └── VaultIsShut   somebody else set the password; another keeper of the sources opens the vault again
    ├── WrongPassword     ask for the password again
    ├── TooManyTries      let a quarter of an hour pass
    ├── ReasonMissing     ask for a reason and try again
    ├── CodeNameTaken     choose another code name
    ├── Unreadable        the confidential part cannot be opened; stories and terms remain
    │   ├── KeyLost
    │   ├── WrongKey
    │   └── WrongDocument
    ├── NotRecorded       the access log could not be written, so nothing was opened; try again
    ├── EvidenceError
    │   ├── EvidenceTooLarge    attach the part that matters, or a link
    │   ├── EvidenceUnreadable  `advice` says what to do; the file stays attached and can be downloaded
    │   ├── EvidenceMissing     the file is not where it was kept; look in the back-up
    │   ├── EvidenceNotTheirs   the file was received for another source; send it again
    │   └── PageNotFetched      `status` is what the address answered, if it did; check the link, attach a file
    │       └── NeverFetched    a link of a protected source is not opened by the server; attach a file
    ├── BadCertificate    give a certificate with an RSA key, in PEM
    ├── BadKeyCopy        give a copy of the key store that openssl has decrypted
    └── VaultNotReady     set NEWSROOM_VAULT_KEYS or run `manage.py vault init`

No message here holds a name, a code name or an id: messages end up in error reports.
"""


class SourcesError(Exception):
    """Base of every error of this app."""


class Absent(SourcesError):
    """Answer exactly as for something that does not exist."""


class NotAParty(Absent):
    """The person is not on the source's known-to list, or there is no such protected source."""


class MayNot(SourcesError):
    """The person may know of the source but not do this with it."""


class ConsentMissing(MayNot):
    """The change loosens what was promised, and the source has not agreed to it. `parts` names what it loosens."""

    def __init__(self, parts: tuple[str, ...]):
        super().__init__("The source has not agreed to this.")
        self.parts = parts


class AlreadyReplaced(MayNot):
    """Somebody has put another promise in the place of this one."""


class LastParty(MayNot):
    """Nobody else knows the source, so this person cannot leave it."""


class LastKeepers(MayNot):
    """Without this person fewer than two would keep the sources, and nobody could be let in any more."""


class VaultIsShut(MayNot):
    """Somebody else set the person's password, and no keeper of the sources has opened their vault since."""


class WrongPassword(SourcesError):
    """The password given to prove who it is was not the person's."""


class TooManyTries(SourcesError):
    """So many wrong passwords were given that none is looked at for a while."""


class ReasonMissing(SourcesError):
    """Opening a confidential part needs a written reason."""


class CodeNameTaken(SourcesError):
    """Another protected source has this code name."""


class Unreadable(SourcesError):
    """The confidential part cannot be opened."""


class KeyLost(Unreadable):
    """No data key is on file for the source: destroyed or lost. Nobody can read it any more."""


class WrongKey(Unreadable):
    """The ciphertext was not made with this key, or was altered."""


class WrongDocument(Unreadable):
    """The ciphertext belongs to another row; it was moved or swapped."""


class NotRecorded(SourcesError):
    """The row in the access log could not be committed, so nothing was opened."""


class EvidenceError(SourcesError):
    """Something about a piece of evidence, its file or its link."""


class EvidenceTooLarge(EvidenceError):
    """The file is longer than what is taken; `limit_bytes` says how much that is."""

    def __init__(self, limit_bytes: int):
        super().__init__("The file is too large.")
        self.limit_bytes = limit_bytes


class EvidenceUnreadable(EvidenceError):
    """No text can be taken from the file. `why` is one word for the code, `advice` a sentence for the person."""

    def __init__(self, why: str, advice: str):
        super().__init__(why)
        self.why = why
        self.advice = advice


class EvidenceMissing(EvidenceError):
    """There is no file, or it is not where it was kept."""


class EvidenceNotTheirs(EvidenceError):
    """The file was received for another source, or before this one became protected."""


class PageNotFetched(EvidenceError):
    """The address gave nothing to keep. `status` is the HTTP status where one was answered."""

    status: int | None = None
    is_there = False  # True where something did answer, only more than was wanted


class NeverFetched(PageNotFetched):
    """A link of a protected source: a look from our address would tell its owner that we know of it."""


class BadCertificate(SourcesError):
    """The file to encrypt to is no X.509 certificate with an RSA key."""


class BadKeyCopy(SourcesError):
    """The file is no decrypted copy of a key store."""


class VaultNotReady(SourcesError):
    """There is no usable master key."""
