"""How warnings show the words they speak of."""

MOST_SHOWN_CHARS = 60


def shortened(words: str) -> str:
    """Return the words on one line, without outer quotation marks, cut after a word when they are long."""
    on_one_line = " ".join(words.split()).strip("“”„«»\"‘’' ")
    if len(on_one_line) <= MOST_SHOWN_CHARS:
        return on_one_line
    return on_one_line[:MOST_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
