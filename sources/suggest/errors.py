"""Why a text cannot be read for suggestions."""


class Unreadable(ValueError):
    """The text cannot be read. The message says why and what to do."""


class NotText(Unreadable):
    def __init__(self) -> None:
        super().__init__("This is not text: give the story as a string of characters.")


class TooLong(Unreadable):
    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"The text has {length:,} characters; {most:,} are the most that can be read. Give it in parts.")
