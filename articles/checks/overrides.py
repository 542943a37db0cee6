"""Which blocks were set aside by somebody who may, and whether that still speaks of the same thing. Pure.

An override holds for the place as it stood: other words, another source, other terms or another agreement end it at once
(DESIGN, invariant 6; attribution.md, section 3).
"""

import hashlib
import json
from typing import Any

from articles.models import Override
from articles.snapshot import Story, StoryClaim, StoryQuotation

from .problem import Problem

OVERRIDDEN = "overridden"  # beside the severities: a block that somebody answers for


def standing(story: Story, problem: Problem) -> Override | None:
    """Return the override that holds for this problem as it now stands, the newest first, or None."""
    mark = fingerprint(story, problem)
    for each in story.overrides:
        if (each.rule, each.place, each.fingerprint) == (problem.code, problem.place, mark):
            return each
    return None


def fingerprint(story: Story, problem: Problem) -> str:
    """Return what the place is now, as a hash: everything the rules that may be overridden look at."""
    quotation = story.by_key.get(problem.key)
    claim = next((each for each in story.claims if problem.key in (each.key, each.quotation and each.quotation.key)), None)
    facts: Any = _facts_of(quotation) if quotation else str(getattr(story.article, problem.field, story.plain))
    if claim is not None:
        facts = [facts if quotation else "", _facts_of_claim(claim)]
    told = json.dumps([problem.code, problem.place, facts], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _facts_of_claim(claim: StoryClaim) -> list[Any]:
    asked = [[reply.key, reply.party, reply.state, reply.answer, reply.deadline] for reply in claim.replies]
    return [claim.text, claim.row.kind, claim.row.needs_reply, claim.row.evidence_id, asked]


def _facts_of(quotation: StoryQuotation) -> dict[str, Any]:
    said, source, agreement = quotation.attribution, quotation.source, quotation.agreement
    facts: dict[str, Any] = {"text": quotation.text, "nature": quotation.row.nature, "type": quotation.row.type}
    if said is not None:
        facts |= {name: getattr(said, name) for name in ("terms", "evidence_state", "reply_state", "evidence_id")}
    if source is not None:
        facts |= {"source": source.pk, "how": source.how_they_know}
    if agreement is not None:
        named = ("pk", "description", "public_reason", "approver_id", "approver_knows")
        facts["agreement"] = [getattr(agreement, name) for name in named]
    return facts
