"""Who gets quoted, counted from the published pages: of an unnamed source, nothing that a reader could not count there."""

from .choosing import Choice, presets, stories_counted
from .counted import Counted, Said, Voice, count
from .tables import Row, Table, tables_of

__all__ = ["Choice", "Counted", "Row", "Said", "Table", "Voice", "count", "presets", "stories_counted", "tables_of"]
