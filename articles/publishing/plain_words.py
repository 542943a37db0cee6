"""Words on their way to readers: how we got a quotation, what we hold of it, in sentences and not in labels.

Characters that only steer the direction of text are taken out of names and headlines.
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.models.vocabulary import ReplyState
from sources.vocabulary import EvidenceKind, EvidenceState, ObtainedBy, Terms, reader_sentence

# A name that turns the text around it is a trick, never a spelling (protection.md, section 3).
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def without_direction_marks(text: str) -> str:
    """Return ``text`` without bidirectional control characters."""
    return _DIRECTION_MARKS.sub("", text)


def how_we_got_it(obtained_by: str) -> str:
    """Return how the words reached us, ready to be followed by a place: "Interview in person", at the port office."""
    how = ObtainedBy(obtained_by)
    spoken = {
        ObtainedBy.NOT_STATED: "",
        ObtainedBy.INTERVIEW_IN_PERSON: _("Interview in person"),
        ObtainedBy.INTERVIEW_PHONE: _("Interview by phone"),
        ObtainedBy.INTERVIEW_VIDEO: _("Interview by video call"),
        ObtainedBy.SPEECH_OR_EVENT: _("Said to an audience"),
        ObtainedBy.PRESS_RELEASE: _("Statement to the press"),
        ObtainedBy.SOCIAL_POST: _("Post on social media"),
    }
    return spoken.get(how, str(how.label))


def what_we_hold(state: str, kind: str = "") -> str:
    """Return one sentence on the evidence: its ``state``, and what it is where readers may know the ``kind``."""
    what = _evidence_noun(kind)
    return {
        EvidenceState.ATTACHED: _("We hold %(what)s."),
        EvidenceState.CHECKED: _("Checked against %(what)s that we hold."),
        EvidenceState.MISMATCH: _("It differs from %(what)s that we hold."),
        EvidenceState.MISSING: _("We hold no evidence of it."),
        EvidenceState.WAIVED: _("No evidence was needed."),
    }[EvidenceState(state)] % {"what": what}


def where_to_look(places: Iterable[str]) -> str:
    """Return the sentence that sends a reader to the pages or minutes of evidence that anyone may open."""
    named = list(dict.fromkeys(place for place in places if place))
    return _("Where to look: %(places)s.") % {"places": _(", ").join(named)} if named else ""


def sentences(texts: Iterable[str]) -> str:
    """Return the sentences one after another, each once, without empty ones."""
    return " ".join(dict.fromkeys(text for text in texts if text))


def terms_for(terms: str, shape: str) -> tuple[str, str]:
    """Return the label readers see and the sentence that explains it; nobody speaks in a public document."""
    if shape == "document" and terms == Terms.PUBLIC_STATEMENT:
        return _("Public document"), _("It is public, so no agreement was needed.")
    return str(Terms(terms).label), reader_sentence(terms)


def reply_told(state: str) -> str:
    """Return what came of asking those the words are about; empty for a state readers are not told."""
    return {
        ReplyState.SOUGHT: _("We have asked those it is about for a reply."),
        ReplyState.RECEIVED: _("We asked those it is about, and they replied."),
        ReplyState.DECLINED: _("We asked those it is about, and they declined to reply."),
        ReplyState.NO_ANSWER: _("We asked those it is about, and had no answer."),
    }.get(ReplyState(state), "")


def asked_told(party: str, day: str, state: str, *, is_body: bool, is_used: bool) -> str:
    """Return whom we asked, when, and what came of it: "We asked the port on 12 November 2026; it declined to reply."

    ``is_body`` is true of an organisation. Empty for a state readers are not told.
    """
    told = {
        (ReplyState.SOUGHT, True): _("We asked %(party)s for a reply on %(day)s."),
        (ReplyState.SOUGHT, False): _("We asked %(party)s for a reply on %(day)s."),
        (ReplyState.DECLINED, True): _("We asked %(party)s on %(day)s; it declined to reply."),
        (ReplyState.DECLINED, False): _("We asked %(party)s on %(day)s; they declined to reply."),
        (ReplyState.NO_ANSWER, True): _("We asked %(party)s on %(day)s, and had no answer."),
        (ReplyState.NO_ANSWER, False): _("We asked %(party)s on %(day)s, and had no answer."),
        (ReplyState.RECEIVED, True): _("We asked %(party)s on %(day)s; it replied."),
        (ReplyState.RECEIVED, False): _("We asked %(party)s on %(day)s; they replied."),
    }.get((ReplyState(state), is_body), "")
    if told and state == ReplyState.RECEIVED and is_used:
        told = _("We asked %(party)s on %(day)s; the reply is in the story.")
    return told % {"party": party, "day": day}


def _evidence_noun(kind: str) -> str:
    nouns = {
        EvidenceKind.RECORDING: _("the recording"),
        EvidenceKind.TRANSCRIPT: _("a transcript"),
        EvidenceKind.NOTES: _("our reporter’s notes"),
        EvidenceKind.DOCUMENT_FILE: _("the document"),
        EvidenceKind.PAGE_SNAPSHOT: _("a copy of the page"),
        EvidenceKind.PERMALINK: _("the address of the page"),
        EvidenceKind.EMAIL: _("the email"),
        EvidenceKind.MESSAGE: _("the message"),
        EvidenceKind.VIDEO: _("the video"),
        EvidenceKind.PHOTO: _("the photograph"),
        EvidenceKind.DATA_FILE: _("the data"),
    }
    return nouns.get(EvidenceKind(kind), "") if kind else _("evidence")
