"""May the story go out? One file a rule, asked in the order of `RULES`; the answers are for the person at the desk.

Checks never write and never decide what readers see: `publishing.project` shows a name only where the terms allow it,
whatever was answered here.
"""

from dataclasses import replace
from datetime import datetime

from articles.models import HousePolicy
from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story

from . import (
    b01_source,
    b02_terms,
    b03_beyond_promise,
    b04_anonymity,
    b05_anonymous_opinion,
    b06_silent_change,
    b07_evidence,
    b08_marks,
    b09_reply,
    b10_dispute,
    b11_hearsay,
    b12_notice,
    overrides,
    w01_group,
    w02_one_source,
    w03_loaded_cue,
    w04_fragment,
    w05_alteration,
    w06_late_speaker,
    w07_names,
    w08_dates_figures,
    w09_unmarked,
    w10_rote_reason,
    w11_outlet,
    w12_evidence_lasts,
    w13_translated,
)
from .problem import Change, Place, Problem, Rule

__all__ = ["RULES", "Change", "Place", "Problem", "Rule", "blocks", "overrides", "run", "severity_of"]

RULES: tuple[Rule, ...] = (
    b01_source.RULE,
    b02_terms.RULE,
    b03_beyond_promise.RULE,
    b04_anonymity.RULE,
    b05_anonymous_opinion.RULE,
    b06_silent_change.RULE,
    b07_evidence.RULE,
    b08_marks.RULE,
    b09_reply.RULE,
    b10_dispute.RULE,
    b11_hearsay.RULE,
    b12_notice.RULE,
    w01_group.RULE,
    w02_one_source.RULE,
    w03_loaded_cue.RULE,
    w04_fragment.RULE,
    w05_alteration.RULE,
    w06_late_speaker.RULE,
    w07_names.RULE,
    w08_dates_figures.RULE,
    w09_unmarked.RULE,
    w10_rote_reason.RULE,
    w11_outlet.RULE,
    w12_evidence_lasts.RULE,
    w13_translated.RULE,
)
_ORDER = (RuleSeverity.OFF, RuleSeverity.WARN, RuleSeverity.BLOCK)


def run(story: Story, policy: HousePolicy, change: Change | None = None, *, now: datetime | None = None) -> list[Problem]:
    """Return every problem of the story under the house's policy, what stops it first.

    A block that somebody set aside, and that still is what it was, has the severity "overridden" and stops nothing.

    `change` is what readers are to be told where the story is published again. `now` is the hour it would go out; without
    it, the hour it was loaded. Pure, but for words in the person's language.
    """
    if now is not None:
        story = replace(story, read_at=now)
    problems = [
        Problem(
            rule.code,
            (RuleSeverity.WARN if place.only_warns else severity).value,
            place.message,
            place.field,
            place.start,
            place.end,
            place.key,
            str(rule.mend),
        )
        for rule in RULES
        if (severity := severity_of(rule, policy)) is not RuleSeverity.OFF
        for place in rule.find(story, change)
    ]
    problems = [_as_overridden(story, problem) for problem in problems]
    return sorted(problems, key=lambda problem: not problem.is_block)


def _as_overridden(story: Story, problem: Problem) -> Problem:
    if not problem.is_block or overrides.standing(story, problem) is None:
        return problem
    return replace(problem, severity=overrides.OVERRIDDEN)


def blocks(problems: list[Problem]) -> bool:
    """Whether one of these stops the story."""
    return any(problem.is_block for problem in problems)


def severity_of(rule: Rule, policy: HousePolicy) -> RuleSeverity:
    """Return what the rule does in this house: its own setting, else the preset's, never below the rule's floor."""
    preset = rule.investigative if policy.preset == "investigative" else rule.daily
    chosen = policy.severities.get(rule.code, preset)
    severity = RuleSeverity(chosen) if chosen in RuleSeverity.values else preset
    return max(severity, rule.floor, key=_ORDER.index)
