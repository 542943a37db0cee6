"""Quotations: spans, speakers, cues, types and groups.

Definitions: a found span is a labelled one when their overlap (characters, edges trimmed) reaches `matching.STRICT` or SOFT.
Speakers are asked of soft matches whose labelled speaker is a name or a description; cues, classes and types of strict ones.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sources.suggest.model import Quote
from tests.eval.agreeing import is_named, same_speaker, same_verb
from tests.eval.labelled import Story
from tests.eval.marked import Marked
from tests.eval.matching import SOFT, STRICT, overlap, pair_up, shared, trimmed

_TYPES = ("direct", "partial", "indirect")


def count_quotations(story: Story, quotes: Sequence[Quote]) -> Counter:
    """Return the counts of one story."""
    found = [quote for quote in quotes if _span(story, quote)[0] < _span(story, quote)[1]]
    gold = [quotation for quotation in story.quotations if len(range(*_span(story, quotation))) > 1]
    wanted = [quotation for quotation in gold if not quotation.optional]
    others = [quotation for quotation in gold if quotation.optional]
    counts = Counter(_of_spans("strict", story, found, wanted, others, STRICT))
    counts += _of_spans("soft", story, found, wanted, others, SOFT)
    counts += _of_marked(story, found, gold)
    soft = _matches(story, found, wanted, SOFT)
    strict = _matches(story, found, wanted, STRICT)
    for type_ in _TYPES:
        for name, pairs in (("", strict), ("_soft", soft)):
            counts[f"{type_}{name}.right"] += sum(want.type == type_ for want, _ in pairs)
            counts[f"{type_}{name}.gold"] += sum(want.type == type_ for want in wanted)
    counts += _of_speakers(soft, story, found, wanted, others)
    counts += _of_cues(strict)
    counts += _of_groups(soft, wanted)
    return counts + _of_hearsay(soft, wanted)


def count_rules(story: Story, quotes: Sequence[Quote]) -> Counter:
    """Return, by rule, how many quotations it found and how many of them are right at the strict measure."""
    right = Counter(f"{quote.rule}.right" for _, quote in _matches(story, quotes, story.quotations, STRICT))
    return right + Counter(f"{quote.rule}.found" for quote in quotes)


def misses(story: Story, quotes: Sequence[Quote]) -> list[tuple[str, str]]:
    """Return (what is wrong, words) of each quotation missed, found in vain, cut wrongly or given the wrong speaker."""
    wanted = [quotation for quotation in story.quotations if not quotation.optional]
    others = [quotation for quotation in story.quotations if quotation.optional]
    soft = _matches(story, quotes, wanted, SOFT)
    matched = {id(want) for want, _ in soft}
    wrong = [(f"missed {want.type}", _words(story, want)) for want in wanted if id(want) not in matched]
    for want, quote in soft:
        if overlap(_span(story, want), _span(story, quote)) < STRICT:
            wrong.append((f"edges ({quote.rule})", f"{_words(story, quote)} ≠ {_words(story, want)}"))
        if is_named(want.speaker) and not same_speaker(quote.speaker, want.speaker):
            wrong.append(("speaker", f"{quote.speaker} ≠ {want.speaker}: {_words(story, want)}"))
        if want.verb and not same_verb(quote.verb, want.verb):
            wrong.append(("cue", f"{quote.verb} ≠ {want.verb}: {_words(story, want)}"))
    used = {id(quote) for _, quote in soft}
    spare = [quote for quote in quotes if id(quote) not in used and not _is_optional(story, quote, others)]
    wrong += [(f"false ({quote.rule})", f"{_words(story, quote)} [{quote.speaker}, {quote.verb}]") for quote in spare]
    return wrong


def _words(story, quotation):
    words = " ".join(story.text[quotation.start : quotation.end].split())
    return words if len(words) <= 110 else f"{words[:75]} … {words[-30:]}"


def _span(story, quotation):
    return trimmed(story.text, quotation.start, quotation.end)


def _matches(story, found, wanted, least):
    """Return [(labelled, found), ...]."""
    pairs = pair_up([_span(story, quote) for quote in found], [_span(story, want) for want in wanted], least)
    return [(wanted[j], found[i]) for j, i in sorted(pairs.items())]


def _is_optional(story, quote, others):
    """Neither right nor wrong: it meets something that may be marked or left alone."""
    span = _span(story, quote)
    spans = (_span(story, other) for other in others)
    return any(overlap(span, s) >= SOFT or shared(span, s) >= 0.8 * (span[1] - span[0]) for s in spans)


def _in_vain(story, found, matches, others):
    used = {id(quote) for _, quote in matches}
    return sum(id(quote) not in used and not _is_optional(story, quote, others) for quote in found)


def _of_spans(name, story, found, wanted, others, least):
    matches = _matches(story, found, wanted, least)
    right = len(matches)
    in_vain = _in_vain(story, found, matches, others)
    return Counter({f"{name}.right": right, f"{name}.found": right + in_vain, f"{name}.gold": len(wanted)})


def _of_marked(story, found, gold):
    """Direct and partial quotations alone: what touches no mark is set aside on both sides."""
    marked = Marked(story.text)
    touching = [quote for quote in found if marked.touches(quote.start, quote.end)]
    wanted = [want for want in gold if want.type != "indirect" and not want.optional]
    others = [want for want in gold if want.type == "indirect" or want.optional]
    counts = _of_spans("marked", story, touching, wanted, others, STRICT)
    return counts + _of_spans("marked_soft", story, touching, wanted, others, SOFT)


def _of_speakers(soft, story, found, wanted, others):
    named = [(want, quote) for want, quote in soft if is_named(want.speaker)]
    right = sum(same_speaker(quote.speaker, want.speaker) for want, quote in named)
    by_mention = Counter(f"speaker by {_mention_kind(want)}.gold" for want, _ in named)
    by_mention += Counter(
        f"speaker by {_mention_kind(want)}.right" for want, quote in named if same_speaker(quote.speaker, want.speaker)
    )
    return by_mention + Counter(
        {
            "speaker.right": right,
            "speaker.gold": len(named),
            "attributed.right": right,
            "attributed.found": len(named) + _in_vain(story, found, soft, others),
            "attributed.gold": sum(is_named(want.speaker) for want in wanted),
        }
    )


def _mention_kind(want):
    """How the text says who: by name, by pronoun, by a description of somebody named elsewhere or nowhere, or not at all."""
    if not want.speaker_mention:
        return "nothing"
    if not is_named(want.speaker_mention):
        return "pronoun"
    return "name" if same_speaker(want.speaker_mention, want.speaker) else "description"


def _of_cues(strict):
    cued = [(want, quote) for want, quote in strict if want.verb]
    classed = [(want, quote) for want, quote in cued if want.cue_class]
    return Counter(
        {
            "verb.right": sum(same_verb(quote.verb, want.verb) for want, quote in cued),
            "verb.gold": len(cued),
            "cue_class.right": sum(quote.cue_class == want.cue_class for want, quote in classed),
            "cue_class.gold": len(classed),
            "type.right": sum(quote.type == want.type for want, quote in strict),
            "type.gold": len(strict),
        }
    )


def _of_groups(soft, wanted):
    """Links between one part of a quotation and the next, among the parts that were found."""
    quote_of = {id(want): quote for want, quote in soft}
    next_to = [(one, other) for one, other in pairwise(wanted) if id(one) in quote_of and id(other) in quote_of]
    linked = [bool(one.group) and one.group == other.group for one, other in next_to]
    given = [_is_linked(quote_of[id(one)], quote_of[id(other)]) for one, other in next_to]
    both = sum(want and have for want, have in zip(linked, given, strict=True))
    return Counter({"group.right": both, "group.found": sum(given), "group.gold": sum(linked)})


def _is_linked(one, other):
    return one.group is not None and one.group == other.group


def _of_hearsay(soft, wanted):
    """Hearsay is right when it is called so and has nobody: the nearest name is the worst answer."""
    right = sum(
        want.cue_class == "hearsay" and quote.cue_class == "hearsay" and quote.speaker is None for want, quote in soft
    )
    return Counter({"hearsay.right": right, "hearsay.gold": sum(want.cue_class == "hearsay" for want in wanted)})
