"""Tables of the public record. Ids here are the record's own; nothing points back to the desk.

`PublishedVersion` is the chain: a row is written once and never changes, but for what a withdrawal takes away
(protection.md, section 4). `StoryPage` and the tables that hang on it hold what pages show of the live versions: every
column of theirs is derived from a payload by `record/display.py`, and `verify_record` derives it again to compare.
"""

from .chain import ChainHead, PublishedVersion, VersionKind
from .front import FrontSlot, PublishedPicture, RecordChange
from .paper import Profile, PublicAuthor, PublicSection, Site, Topic
from .search import EntryKind, SearchEntry, SearchName
from .story import (
    PublicCorrection,
    PublicPath,
    PublishedByline,
    PublishedMention,
    PublishedQuotation,
    PublishedTopic,
    StoryPage,
)
from .worker import WorkerReport

__all__ = [
    "ChainHead",
    "EntryKind",
    "FrontSlot",
    "Profile",
    "PublicAuthor",
    "PublicCorrection",
    "PublicPath",
    "PublicSection",
    "PublishedByline",
    "PublishedMention",
    "PublishedPicture",
    "PublishedQuotation",
    "PublishedTopic",
    "PublishedVersion",
    "RecordChange",
    "SearchEntry",
    "SearchName",
    "Site",
    "StoryPage",
    "Topic",
    "VersionKind",
    "WorkerReport",
]
