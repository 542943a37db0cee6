"""Evidence with its files: received, kept, searched for words, given back.

Of a protected source a file is ciphertext from its first byte on the disk, and opens only through the vault.

A view that receives a file puts `EvidenceUpload(source, by)` first into `request.upload_handlers` before anything has read
`request.POST`. Django's CSRF check reads it, so such a view is `csrf_exempt` outside, sets the handler, and calls a
`csrf_protect`ed function inside. A file that is too large is absent from `request.FILES`; `handler.refused` says so, and
the other fields of the form are there.
"""

from .attaching import attach_file, attach_link, attach_words, keep_page
from .extracted import ExtractedText, Passage
from .finding import ABSENT, Finding, Piece, find_words
from .opening import download_name, open_file
from .receiving import EvidenceUpload, ReceivedFile, receive
from .text import read_passages, text_of

__all__ = [
    "ABSENT",
    "EvidenceUpload",
    "ExtractedText",
    "Finding",
    "Passage",
    "Piece",
    "ReceivedFile",
    "attach_file",
    "attach_link",
    "attach_words",
    "download_name",
    "find_words",
    "keep_page",
    "open_file",
    "read_passages",
    "receive",
    "text_of",
]
