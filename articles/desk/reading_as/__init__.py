"""A story read with somebody else's eyes before it goes out: the source's, the reader's, the lawyer's. Pure."""

from .lawyer import as_the_lawyer
from .reader import as_the_reader
from .reading import Fact, Part, Reading, Row, Seen
from .source import as_the_source, voices_of

__all__ = [
    "Fact",
    "Part",
    "Reading",
    "Row",
    "Seen",
    "as_the_lawyer",
    "as_the_reader",
    "as_the_source",
    "voices_of",
]
