"""“What did Ines Calloway say about the ramp”: a query that names somebody with a page.

`Ines Calloway ramp` is answered as the words it has, with the offer to see what that person said; a question is answered
with what the person said, with the offer to look for the words instead. Must leave alone: a name that is the whole query.
"""

from dataclasses import dataclass, replace

from articles.public.search_wish import Asked, link
from articles.record import search

# Words of a question after what somebody said, in English; they say nothing about the thing asked for.
_SAYING = {"say", "says", "said", "saying", "quote", "quotes", "quoted", "quotation", "quotations", "tell", "told", "think"}
_ASKING = {"what", "did", "does", "do", "has", "have", "had", "about", "on", "of", "by", "from", "the", "to", "s"}


@dataclass(frozen=True)
class Offer:
    """`asked` is the search of what `name` said; `address` leads to it, or back to the mere words where it is applied."""

    name: str
    path: str
    asked: Asked
    is_applied: bool
    address: str


def offer_of(asked: Asked, named: list[search.Named]) -> Offer | None:
    """The person the words name, with the search for what they said; None where the words are a name alone, or none."""
    words = [search.folded(word) for word in asked.typed.words]
    who = _who(words, named)
    if who is None:
        return None
    is_question = bool(_SAYING & set(words))
    taken = set(search.folded_words(who.name)) | (_SAYING | _ASKING if is_question else set())
    rest = search.without(asked.typed, taken)
    if not rest and not is_question:
        return None
    wish = replace(asked.wish, chosen=asked.wish.chosen | {"person": (who.path,), "kind": ("quotation",)})
    theirs = replace(asked, typed=rest, wish=wish, kinds=("quotations",))
    back = link(replace(asked, is_literal=True))
    return Offer(who.name, who.path, theirs, is_question, back if is_question else link(theirs))


def _who(words: list[str], named: list[search.Named]) -> search.Named | None:
    """The one whose whole name stands there, or the only person with this last name."""
    able = [each for each in named if each.kind in ("person", "organisation")]
    names = {each.path: search.folded_words(each.name) for each in able}
    whole = [each for each in able if set(names[each.path]) <= set(words)]
    if whole:
        return max(whole, key=lambda each: len(names[each.path]))
    last = [each for each in able if each.kind == "person" and names[each.path][-1] in words]
    return last[0] if len(last) == 1 else None
