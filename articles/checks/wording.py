"""How checks show the words they speak of."""

MAX_SHOWN_CHARS = 60


def shortened(text: str) -> str:
    """Return the words on one line, without outer quotation marks, cut after a word when they are long."""
    words = " ".join(text.split()).strip('“”„«»"‘’ ')
    if len(words) <= MAX_SHOWN_CHARS:
        return words
    return words[:MAX_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
