"""What a rule decides on: a cue in its sentence, with who speaks there."""

from dataclasses import dataclass

from ..adjuncts import skip_adjuncts
from ..audience import skip_audience
from ..breaks import begins_main_clause
from ..contents import content_end
from ..cues import Cue
from ..line import Line
from ..subjects import Subject
from .statement import Statement, state

_LEAD_IN_WITHIN = 8  # words from the sentence's beginning to a speaker inside a clause that leads in


@dataclass(frozen=True, slots=True)
class Case:
    """A cue and its speaker (None where the speaker goes on). Words before tokens[at] belong to an earlier cue.

    `has_words_before`: words before the cue are already found, as in “It moved,” she said.
    """

    line: Line
    cue: Cue
    at: int
    subject: Subject | None
    has_words_before: bool = False

    def state(self, first: int, after: int, rule: str, confidence: float) -> Statement | None:
        """Return tokens[first:after] as what is said here."""
        return state(self.line, first, after, subject=self.subject, cue=self.cue, rule=rule, confidence=confidence)

    def words_from(self, first: int, rule: str, confidence: float, *, is_phrase: bool = False) -> Statement | None:
        """Return what is said from `first` on, as far as it goes; see `content_end`."""
        line = self.line
        after = content_end(line, first, is_phrase=is_phrase, is_lead_in=self._is_lead_in(), is_aside=self._is_aside())
        while first < after and line.word(first) in (",", ":"):
            first += 1
        if line.word(first) == "to" and line.is_quote(first + 1) and after == first + 2:
            first += 1  # promised to “rip it up”
        return self.state(first, after, rule, confidence)

    def past_when_and_where(self) -> int:
        """Return the place after the cue, who was told, and when and where."""
        place = self.cue.after
        if self.cue.lemma == "tell":
            place = skip_audience(self.line, place)
        return skip_adjuncts(self.line, place)

    def speaker_opens_sentence(self) -> bool:
        """And, he said, the ramp …; After all, she added, the ramp …: the words come after the cue and a comma"""
        subject = self.subject
        return subject is not None and 0 < subject.first <= _LEAD_IN_WITHIN and self.line.word(subject.first - 1) == ","

    def _is_aside(self) -> bool:
        """Brennock, who said the ramp had moved, left."""
        before = self.cue.first - 1
        return self.line.word(before) in ("who", "which") and self.line.word(before - 1) == ","

    def _is_lead_in(self) -> bool:
        """Does the cue stand in a clause that leads in: Although she admitted that the ramp moved, Hask signed?"""
        line, subject = self.line, self.subject
        if subject is None:
            return False
        if line.is_("lead_in", subject.first - 1) and subject.first <= _LEAD_IN_WITHIN:
            return True
        opens = line.is_("lead_in", 0) or line.word(0) in ("following", "despite", "even", "asked", "not")
        if not opens and not line.is_participle(0):
            return False
        return not any(line.word(at) == "," and begins_main_clause(line, at + 1) for at in range(1, subject.first))
