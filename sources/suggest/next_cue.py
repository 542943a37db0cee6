"""Another cue further on in a sentence, which takes the words from there: and (later) added; but Brennock said."""

from .cues import verbs
from .line import Line

_FARTHEST = 14  # words from the beginning of a clause to its cue


def cue_within(line: Line, at: int) -> bool:
    """said Mr Ekovich, who (also) noted: does a verb that reports follow, but for helpers?"""
    verb = verbs().get(line.word(_past_helpers(line, at)))
    return verb is not None and verb.is_finite


def cue_follows(line: Line, at: int) -> bool:
    """and (later) added: does a verb that reports follow, which is no name and no noun (and claims of momentum)?"""
    at = _past_helpers(line, at)
    verb = verbs().get(line.word(at))
    if verb is None or not verb.is_finite or line.is_name(at):
        return False
    return verb.form != "present" or line.word(at + 1) not in ("of", "from", "about", "by", "in")


def _past_helpers(line: Line, at: int) -> int:
    while line.is_adverb(at) or line.word(at) in ("has", "have", "had"):
        at += 1
    return at


def _has_verb(line: Line, at: int) -> bool:
    """Is there a verb with a tense that is no helper of a cue: but Brennock had said?"""
    return line.is_finite(at) and line.word(at) not in ("has", "have", "had")


def has_own_cue(line: Line, at: int) -> bool:
    """Is there, before the next break, a subject of its own with a cue: but Brennock said?"""
    if line.is_("coordinator", at):
        at += 1
    if cue_follows(line, at):
        return True
    for place in range(at + 1, min(at + _FARTHEST, len(line))):
        if line.is_quote(place) or line.word(place) in (";", ":"):
            return False
        verb = verbs().get(line.lower[place])
        if verb and verb.is_finite and not verb.frames.isdisjoint(("say", "tell")) and not _has_verb(line, place - 1):
            return True
        if _has_verb(line, place):
            return False
    return False
