"""What the text suggests, and what a person does about it: accept, or turn down. Nothing changes a story until then."""

from .accepting import Accepted, Skipped, accept
from .deciding import MAX_WORDS_CHARS, Refusal, decided, take_back, turn_down
from .pending import Pending, PendingMention, pending
from .speakers import source_of

__all__ = [
    "MAX_WORDS_CHARS",
    "Accepted",
    "Pending",
    "PendingMention",
    "Refusal",
    "Skipped",
    "accept",
    "decided",
    "pending",
    "source_of",
    "take_back",
    "turn_down",
]
