"""What a terminal passes, as text that can be printed and looked for."""


def as_text(argument: str) -> str:
    """Return the argument with a question mark for every byte that is no UTF-8 (Python keeps it as half a character)."""
    return argument.encode("utf-8", "replace").decode()
