"""How warnings show the words they speak of."""

MOST_SHOWN_CHARS = 60


def shortened(words: str) -> str:
    """Return the words on one line, without outer quotation marks, cut after a word when they are long."""
    on_one_line = _on_one_line(words)
    if len(on_one_line) <= MOST_SHOWN_CHARS:
        return on_one_line
    return on_one_line[:MOST_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"


def last_words(words: str) -> str:
    """Return the end of the words likewise, cut before a word when they are long."""
    on_one_line = _on_one_line(words)
    if len(on_one_line) <= MOST_SHOWN_CHARS:
        return on_one_line
    return "… " + on_one_line[-MOST_SHOWN_CHARS:].split(" ", 1)[-1]


def _on_one_line(words):
    return " ".join(words.split()).strip("“”„«»\"‘’' ")
