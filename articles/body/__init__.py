"""The body format: parse, sanitise, mark, count, render, compare. Pure: knows neither Django nor our models."""

from .body import (
    Body,
    Rekeyed,
    blocks,
    drop_marks,
    extract_marks,
    mark,
    plain_text,
    read,
    reading_order,
    rekey,
    sanitise,
)
from .errors import BodyError, BodyTooLong, OverlapError
from .marks import MarkedMention, MarkedQuotation, Marks, Span
from .rekeying import KeyCopy
from .schema import MAX_BODY_CHARS, editor_schema, is_key, is_picture_key, new_key

__all__ = [
    "MAX_BODY_CHARS",
    "Body",
    "BodyError",
    "BodyTooLong",
    "KeyCopy",
    "MarkedMention",
    "MarkedQuotation",
    "Marks",
    "OverlapError",
    "Rekeyed",
    "Span",
    "blocks",
    "drop_marks",
    "editor_schema",
    "extract_marks",
    "is_key",
    "is_picture_key",
    "mark",
    "new_key",
    "plain_text",
    "read",
    "reading_order",
    "rekey",
    "sanitise",
]
