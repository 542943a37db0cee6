"""What can be wrong with a body, and what the caller can do about it."""


class BodyError(ValueError):
    """Something about a body cannot be done; the message says what, in English, for the log."""


class BodyTooLong(BodyError):
    """The body is longer than MAX_BODY_CHARS. Ask for a shorter text, or split the story."""


class OverlapError(BodyError):
    """A mark would cross another mark. Drop the other mark first, or choose other words."""
