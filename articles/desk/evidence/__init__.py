"""Evidence beside stories: who may use and open it, whether a quotation says what it holds, what a save leaves of that."""

from .comparing import Comparison, compare, look_in, look_in_selection
from .permitted import evidence_on_file, find_evidence, may_add, may_open, may_use, usable_of

__all__ = [
    "Comparison",
    "compare",
    "evidence_on_file",
    "find_evidence",
    "look_in",
    "look_in_selection",
    "may_add",
    "may_open",
    "may_use",
    "usable_of",
]
