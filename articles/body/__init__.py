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
from .diff import BlockChange, diff_bodies
from .errors import BodyError, BodyTooLong, OverlapError
from .foreign import Foreign, from_foreign_html, from_plain_text
from .marks import MarkedMention, MarkedQuotation, Marks, Span
from .rekeying import KeyCopy
from .render import public_body, render_for_readers, render_public_body
from .schema import MAX_BODY_CHARS, editor_schema, is_key, is_picture_key, new_key
from .smart import smart_quotes
from .snapping import snap_to_quotation_marks

__all__ = [
    "MAX_BODY_CHARS",
    "BlockChange",
    "Body",
    "BodyError",
    "BodyTooLong",
    "Foreign",
    "KeyCopy",
    "MarkedMention",
    "MarkedQuotation",
    "Marks",
    "OverlapError",
    "Rekeyed",
    "Span",
    "blocks",
    "diff_bodies",
    "drop_marks",
    "editor_schema",
    "extract_marks",
    "from_foreign_html",
    "from_plain_text",
    "is_key",
    "is_picture_key",
    "mark",
    "new_key",
    "plain_text",
    "public_body",
    "read",
    "reading_order",
    "rekey",
    "render_for_readers",
    "render_public_body",
    "sanitise",
    "smart_quotes",
    "snap_to_quotation_marks",
]
