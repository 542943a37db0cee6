"""As the newsroom's lawyer will read it: what could be held against us, and what we would hold up."""

import difflib
import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.utils.translation import gettext as _

from articles.checks import b01_source, b11_hearsay
from articles.checks.b04_anonymity import is_unnamed_person
from articles.models import Reply
from articles.models.vocabulary import Nature, ReplyState
from articles.snapshot import StoryClaim, StoryQuotation
from sources.vocabulary import EvidenceState

from .reading import Fact, Part, Reading, Row, Seen, facts_of, moment, person, short
from .source import approved

_STATE_TONES = {EvidenceState.CHECKED: "ok", EvidenceState.MISSING: "bad", EvidenceState.MISMATCH: "bad"}
_REPLY_TONES = {ReplyState.NOT_SOUGHT: "bad", ReplyState.SOUGHT: "warn", ReplyState.RECEIVED: "ok"}
_BLOCK_END = re.compile(r"</(?:p|h2|h3|li|blockquote|figcaption|tr)>")
_TAG = re.compile(r"<[^>]+>")
_TEXTS = (("headline", "headline"), ("standfirst", "standfirst"))


def as_the_lawyer(seen: Seen, live: dict[str, Any] | None) -> Reading:
    """Return the reading; ``live`` is the payload readers have now, or None."""
    story = seen.story
    unnamed = [each for each in story.quotations if each.attribution and each.source and is_unnamed_person(each.attribution)]
    return Reading(
        _("Read as the lawyer"),
        _("What is alleged of whom, were they asked, and what could we show?"),
        (
            Part(_("Allegations and replies"), tuple(_allegations(seen)), _("No allegation is on file.")),
            Part(_("Claims from nowhere"), tuple(_from_nowhere(seen)), _("Somebody stands behind every claim we found.")),
            Part(
                _("Evidence"),
                tuple(seen.said(each, *_evidence(seen, each)) for each in story.quotations),
                _("The story has no quotation."),
            ),
            Part(
                _("Who approved that somebody has no name"),
                tuple(_approval(seen, each) for each in unnamed),
                _("Everybody is named."),
            ),
            Part(_("Checks set aside"), tuple(_overrides(seen)), _("None.")),
            Part(_("Children by name"), tuple(_children(seen)), _("Nobody named is on file as under age.")),
            *(
                [Part(_("What differs from what readers have"), tuple(_differing(seen, live)), _("Nothing."))]
                if live
                else []
            ),
        ),
    )


# -- Allegations -------------------------------------------------------------------------------------------------------
def _allegations(seen: Seen) -> Iterable[Row]:
    """Yield the claims on file, then attacks and words for which a reply is spoken of, that are no claim yet."""
    claimed = set()
    for claim in seen.story.claims:
        if claim.stands_in_text:
            claimed.add(claim.quotation.key if claim.quotation else "")
            yield _claim(seen, claim)
    for quotation in seen.story.quotations:
        said = quotation.attribution
        state = ReplyState(said.reply_state) if said else ReplyState.NOT_NEEDED
        is_attack = quotation.row.nature == Nature.ATTACK
        if quotation.key in claimed or not (is_attack or state != ReplyState.NOT_NEEDED):
            continue
        tone = "bad" if is_attack and state == ReplyState.NOT_NEEDED else _REPLY_TONES.get(state, "")
        yield seen.said(
            quotation,
            *facts_of(
                (_("Nature"), str(quotation.row.get_nature_display())),
                (_("Said by"), seen.called(quotation.source)),
                Fact(_("Reply"), str(state.label), tone),
            ),
        )


def _claim(seen: Seen, claim: StoryClaim) -> Row:
    state = claim.state
    said = claim.attribution
    facts = facts_of(
        (_("Claim"), str(claim.row.get_kind_display())),
        (_("Said by"), seen.called(said.source) if said else _("our own words")),
        Fact(_("Reply"), str(state.label), _REPLY_TONES.get(state, "")),
        *(Fact(reply.party, _reply(seen, reply)) for reply in claim.replies),
        (_("Evidence"), str(claim.row.evidence.get_kind_display()) if claim.row.evidence else ""),
    )
    if claim.quotation:
        return seen.said(claim.quotation, *facts)
    start, end = claim.span
    return Row(claim.text, facts, f"at-{start}-{end}")


def _reply(seen: Seen, reply: Reply) -> str:
    answer = seen.story.answer_of(reply)
    said = (
        str(reply.get_state_display()),
        _("asked %(when)s") % {"when": moment(reply.asked_at)} if reply.asked_at else "",
        str(reply.get_how_display()) if reply.how else "",
        person(reply.asked_by),
        _("answer wanted by %(when)s") % {"when": moment(reply.deadline)} if reply.deadline else "",
        _("the answer stands in the story: “%(words)s”") % {"words": short(answer.text)} if answer else "",
        _("the answer stands in the story") if not answer and reply.stands_in_text else "",
        _("not used: %(why)s") % {"why": reply.not_used_because} if reply.not_used_because else "",
    )
    return _("; ").join(filter(None, said))


def _from_nowhere(seen: Seen) -> Iterable[Row]:
    for rule in (b11_hearsay, b01_source):
        yield from map(seen.found, rule.find(seen.story, None))


# -- What we would hold up ---------------------------------------------------------------------------------------------
def _evidence(seen: Seen, quotation: StoryQuotation) -> tuple[Fact, ...]:
    said, evidence = quotation.attribution, quotation.evidence
    if said is None:
        return (Fact(_("Evidence"), _("nothing on file"), "bad"),)
    state = EvidenceState(said.evidence_state)
    is_told = quotation.source is not None and not quotation.source.protected
    return facts_of(
        (_("Said by"), seen.called(quotation.source)),
        Fact(_("Evidence"), str(state.label), _STATE_TONES.get(state, "")),
        # Of a protected source everything but the state is the vault's.
        (_("What"), str(evidence.get_kind_display()) if evidence and is_told else ""),
        (_("Where in it"), said.locator if is_told else ""),
        (_("Link"), (said.link or (evidence.link if evidence else "")) if is_told else ""),
    )


def _approval(seen: Seen, quotation: StoryQuotation) -> Row:
    agreement = quotation.agreement
    who = Fact(_("Source"), seen.called(quotation.source))
    if agreement is None:
        return seen.said(quotation, who, Fact(_("Approved by"), _("nobody; no agreement is on file"), "bad"))
    reason = Fact(_("Why no name, for readers"), agreement.public_reason)
    return seen.said(quotation, *facts_of(who, approved(agreement), reason))


def _overrides(seen: Seen) -> Iterable[Row]:
    for each in seen.story.overrides:
        quotation = seen.story.by_key.get(each.place)
        facts = facts_of((_("Check"), each.rule), (_("By"), person(each.by)), (_("When"), moment(each.at)))
        yield Row(each.reason, facts, f"quotation-{quotation.key}" if quotation else "")


def _children(seen: Seen) -> Iterable[Row]:
    for mention in seen.story.mentions:
        if mention.entity is not None and mention.entity.minor:
            yield Row(mention.row.surface, (), f"at-{mention.row.start}-{mention.row.end}")
    for quotation in seen.story.quotations:
        source = quotation.source
        if source is not None and not source.protected and source.entity is not None and source.entity.current.minor:
            yield seen.said(quotation, Fact(_("Said by"), seen.called(source)))


# -- Against what readers have -----------------------------------------------------------------------------------------
def _against_what_readers_have(seen: Seen, live: dict[str, Any] | None) -> list[Part]:
    if live is None:
        return []
    return [Part(_("What differs from what readers have"), tuple(_differing(seen, live)), _("Nothing."))]


def _differing(seen: Seen, live: dict[str, Any]) -> Iterable[Row]:
    for name, leads_to in _TEXTS:
        if seen.payload[name] != live[name]:
            yield Row(seen.payload[name], facts_of((_("Readers have"), live[name])), f"field-{leads_to}")
    before, after = _paragraphs(live["body"]), _paragraphs(seen.payload["body"])
    for tag, first, last, new_first, new_last in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        had, has = "\n".join(before[first:last]), "\n".join(after[new_first:new_last])
        facts = facts_of((_("Readers have"), had or _("nothing here")))
        yield Row(has or _("Taken out"), facts, _found_at(seen, after[new_first:new_last]))


def _paragraphs(body: str) -> list[str]:
    texts = (unescape(_TAG.sub("", block)).strip() for block in _BLOCK_END.split(body))
    return [text for text in texts if text]


def _found_at(seen: Seen, paragraphs: list[str]) -> str:
    at = seen.story.plain.find(paragraphs[0]) if paragraphs else -1
    return f"at-{at}-{at + len(paragraphs[0])}" if at >= 0 else ""
