"""Cues that report nothing: did not say, would say, was told, and bare forms that are no verbs.

Finds: Hask did not say whether the ramp had moved. / Hask would say the ramp was safe.
Leaves alone, for the other rules: Hask denied that the ramp moved. / Hask went on to say it had. / Critics say it did.
"""

from ..cues import Cue
from ..line import Line


def reports_nothing(line: Line, cue: Cue) -> bool:
    """Is nothing said by this cue: did not say whether, would tell, let us say, a wish to say, an ask?"""
    if (cue.negated and cue.lemma != "deny") or cue.modal or line.word(cue.first - 1) in ("let", "let's"):
        return True
    if cue.passive and not line.leads_to_quote(cue.after):
        return True
    if cue.infinitive:
        return not _goes_on(line, cue)
    return cue.form == "bare" and not _has_plural_subject(line, cue)


def _goes_on(line: Line, cue: Cue) -> bool:
    """went on to say, continued to insist: an infinitive that still tells of speech"""
    words = (line.word(cue.first - 1), *line.lower[cue.first : cue.at])
    return any(word in ("went", "goes", "continued", "continues") for word in words)


def _has_plural_subject(line: Line, cue: Cue) -> bool:
    """May the word before be the subject of a bare form (they say, critics argue), so that it is no noun or infinitive?"""
    before = cue.first - 1
    word = line.word(before)
    if not word or line.is_("determiner", before) or line.is_("preposition", before) or word in ("'s", "'"):
        return False
    return "say" in cue.frames or word.endswith("s") or line.is_name(before) or line.is_("pronoun", before)
