"""What was said: where the words that begin after a cue end."""

from .breaks import begins_new_clause, breaks_off, ends_aside, ends_lead_in, leaves_quotation
from .line import Line


def content_end(line: Line, first: int, *, is_phrase: bool = False, is_lead_in: bool = False, is_aside: bool = False) -> int:
    """Return the place after the content that begins at `first`: the sentence’s end, or where something else takes over.

    `is_phrase`: the content is a noun phrase or an infinitive (called it a disgrace), which no new clause can belong to.
    `is_lead_in`: the cue stands in a clause that leads in (Although she admitted that …, she …) and ends at a comma.
    `is_aside`: the cue stands in an aside (Hask, who said that …, left) and ends at the comma before the verb.
    """
    tail = line.tail(first)
    if tail and tail in ",.?!" and not line.is_quote(first + 1):
        return first + 1
    for place in range(first, len(line)):
        if place > first + 1 and breaks_off(line, place, first):
            return trim_end(line, first, place)
        if line.tails.get(place) == "," and leaves_quotation(line, place + 1):
            return place + 1
        if (
            place > first + 1
            and line.word(place) == ","
            and ((is_lead_in and ends_lead_in(line, place)) or (is_aside and ends_aside(line, place, first)))
        ):
            return trim_end(line, first, place)
        if is_phrase and place > first and begins_new_clause(line, place):
            return trim_end(line, first, place)
    return trim_end(line, first, len(line))


def trim_end(line: Line, first: int, after: int) -> int:
    """Return the place after the last word, number or quotation of tokens[first:after]."""
    while after > first and _is_closing(line, after - 1):
        after -= 1
    return after


def _is_closing(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return token.kind in ("punct", "mark") and token.text not in (")", "%", "]", "*")
