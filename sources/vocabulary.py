"""The field's own words: kinds of source, terms, evidence. Labels are for people, flags for the code.

Houses differ in what 'background' or 'off the record' mean. The words of an agreement decide, and the flags on it are
what the checks read; `TERMS_FLAGS` only says where each flag starts.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class Terms(models.TextChoices):
    """What was promised to a source, from most open to least."""

    ON_RECORD = "on_record", _("On the record")
    PUBLIC_STATEMENT = "public_statement", _("Public statement")
    NOT_FOR_ATTRIBUTION = "not_for_attribution", _("Not for attribution")
    BACKGROUND = "background", _("On background")
    DEEP_BACKGROUND = "deep_background", _("Deep background")
    OFF_RECORD = "off_record", _("Off the record")
    UNSETTLED = "unsettled", _("Terms not settled yet")


@dataclass(frozen=True)
class Flags:
    """What terms allow: use the substance, quote word for word, print the name, print the agreed description."""

    use: bool
    quote: bool
    name: bool
    describe: bool


TERMS_FLAGS: dict[str, Flags] = {
    Terms.ON_RECORD: Flags(use=True, quote=True, name=True, describe=True),
    Terms.PUBLIC_STATEMENT: Flags(use=True, quote=True, name=True, describe=True),
    Terms.NOT_FOR_ATTRIBUTION: Flags(use=True, quote=True, name=False, describe=True),
    Terms.BACKGROUND: Flags(use=True, quote=False, name=False, describe=True),
    Terms.DEEP_BACKGROUND: Flags(use=True, quote=False, name=False, describe=False),
    Terms.OFF_RECORD: Flags(use=False, quote=False, name=False, describe=False),
    Terms.UNSETTLED: Flags(use=False, quote=False, name=False, describe=False),
}

# Under these two a source may stand in the open; every other promise makes it a protected one.
OPEN_TERMS: tuple[str, ...] = (Terms.ON_RECORD, Terms.PUBLIC_STATEMENT)


def needs_agreement(terms: str) -> bool:
    """True where these terms are a promise that must be on file; speaking openly needs no paper."""
    return terms not in OPEN_TERMS


def reader_sentence(terms: str) -> str:
    """One sentence that tells a reader what the newsroom promised, in the active language."""
    return {
        Terms.ON_RECORD: _now("We may use the words and the name."),
        Terms.PUBLIC_STATEMENT: _now("This was said or published in public, so anyone may use the words and the name."),
        Terms.NOT_FOR_ATTRIBUTION: _now("We may use the words, but not the name. We know who it is."),
        Terms.BACKGROUND: _now("We may use what we were told, in our own words and without the name. We know who it is."),
        Terms.DEEP_BACKGROUND: _now("We may use what we were told, but may not say where it came from."),
        Terms.OFF_RECORD: _now("We may not publish what we were told."),
        Terms.UNSETTLED: _now("We have not yet agreed how we may use these words."),
    }[Terms(terms)]


class SourceKind(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation, no person named")
    DOCUMENT = "document", _("Document")
    DATASET_OR_POLL = "dataset_or_poll", _("Data or poll")
    ANONYMOUS_PERSON = "anonymous_person", _("Unnamed person we know")
    UNNAMED_GROUP = "unnamed_group", _("Unnamed group, such as “officials”")
    OTHER_MEDIA = "other_media", _("Another news organisation")
    REPORTER = "reporter", _("Our reporter, who was there")
    NONE = "none", _("Nobody, such as “reportedly”")


# Behind each of these stands one human being, so terms not settled yet already protect.
PEOPLE: tuple[str, ...] = (SourceKind.PERSON, SourceKind.ANONYMOUS_PERSON)


class SourceState(models.TextChoices):
    ACTIVE = "active", _("In use")
    RETIRED = "retired", _("No longer in use")
    DESTROYED = "destroyed", _("Identity destroyed")


class EntityType(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Place")
    EVENT = "event", _("Event")
    OPERATION = "operation", _("Operation")
    WORK_OR_LAW = "work_or_law", _("Work or law")
    OTHER = "other", _("Something else")


# First word of the public address of each type. Types that share a word share one space of slugs.
ADDRESS_WORDS: dict[str, str] = {
    EntityType.PERSON: "people",
    EntityType.ORGANISATION: "organisations",
    EntityType.PLACE: "places",
    EntityType.EVENT: "things",
    EntityType.OPERATION: "things",
    EntityType.WORK_OR_LAW: "things",
    EntityType.OTHER: "things",
}


class OrganisationKind(models.TextChoices):
    """What an organisation is for; the report counts by it."""

    GOVERNMENT = "government", _("Government and public bodies")
    LAW = "law", _("Police, courts and lawyers")
    PARTY = "party", _("Political parties")
    BUSINESS = "business", _("Business")
    UNION = "union", _("Unions and professional bodies")
    CAMPAIGN = "campaign", _("Charities and campaigns")
    RESEARCH = "research", _("Universities and research")
    SCHOOL = "school", _("Schools")
    HEALTH = "health", _("Hospitals and health services")
    CULTURE = "culture", _("Culture, sport and faith")
    MEDIA = "media", _("Media")
    OTHER = "other", _("Other")


class EntityState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("Active")
    MERGED = "merged", _("Merged into another")


class AliasKind(models.TextChoices):
    FULL = "full", _("Full name")
    SHORT = "short", _("Short name")
    ACRONYM = "acronym", _("Initials")
    FORMER = "former", _("Former name")
    NICKNAME = "nickname", _("Nickname")
    TRANSLITERATION = "transliteration", _("Other spelling of a foreign name")
    MISSPELLING = "misspelling", _("Common misspelling")


class AnonymityReason(models.TextChoices):
    SAFETY = "safety", _("Safety")
    REPRISAL_AT_WORK = "reprisal_at_work", _("Reprisals at work")
    LEGAL_OR_COURT_ORDER = "legal_or_court_order", _("The law or a court order")
    CHILD = "child", _("A child")
    VICTIM = "victim", _("A victim")
    NOT_AUTHORISED = "not_authorised", _("Not authorised to speak")
    ONGOING_INVESTIGATION = "ongoing_investigation", _("An investigation under way")
    OTHER = "other", _("Another reason")


class AskedBy(models.TextChoices):
    """Who asked for the terms: rule books treat an offer from the reporter differently from a request."""

    SOURCE = "source", _("The source asked")
    GO_BETWEEN = "go_between", _("Someone asked for the source")
    NEWSROOM = "newsroom", _("We offered")


class AgreementScope(models.TextChoices):
    QUOTATION = "quotation", _("These quotations only")
    STORY = "story", _("This story")
    STANDING = "standing", _("Until changed")


class HowApproverKnows(models.TextChoices):
    OPENED = "opened", _("Opened the identity")
    TOLD_IN_PERSON = "told_in_person", _("Was told in person")


class EvidenceKind(models.TextChoices):
    RECORDING = "recording", _("Recording")
    TRANSCRIPT = "transcript", _("Transcript")
    NOTES = "notes", _("Notes")
    DOCUMENT_FILE = "document_file", _("Document")
    PAGE_SNAPSHOT = "page_snapshot", _("Saved web page")
    PERMALINK = "permalink", _("Link")
    EMAIL = "email", _("Email")
    MESSAGE = "message", _("Message")
    VIDEO = "video", _("Video")
    PHOTO = "photo", _("Photograph")
    DATA_FILE = "data_file", _("Data file")


class EvidenceState(models.TextChoices):
    ATTACHED = "attached", _("On file, not checked yet")
    CHECKED = "checked", _("Checked against the story")
    MISMATCH = "mismatch", _("Does not match")
    MISSING = "missing", _("Missing")
    WAIVED = "waived", _("Not needed, with a reason")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Readers may open it")
    NEWSROOM = "newsroom", _("The newsroom only")
    RESTRICTED = "restricted", _("People who know the source only")


class ObtainedBy(models.TextChoices):
    INTERVIEW_IN_PERSON = "interview_in_person", _("Interview, face to face")
    INTERVIEW_PHONE = "interview_phone", _("Interview by telephone")
    INTERVIEW_VIDEO = "interview_video", _("Interview by video")
    EMAIL = "email", _("Email")
    MESSAGE = "message", _("Message")
    NEWS_CONFERENCE = "news_conference", _("News conference")
    SPEECH_OR_EVENT = "speech_or_event", _("Speech or event")
    PRESS_RELEASE = "press_release", _("Press release")
    DOCUMENT = "document", _("Document")
    COURT_RECORD = "court_record", _("Court record")
    LEGISLATIVE_RECORD = "legislative_record", _("Record of a parliament or council")
    SOCIAL_POST = "social_post", _("Social media post")
    BROADCAST = "broadcast", _("Broadcast")
    WIRE = "wire", _("News agency")
    OTHER_MEDIA = "other_media", _("Another news organisation")
    DATASET = "dataset", _("Data")
    WITNESSED = "witnessed", _("We were there")
    LEAK = "leak", _("Leak")
    NOT_STATED = "not_stated", _("Not stated")


class CueClass(models.TextChoices):
    """What the verb that attributes does beyond attributing."""

    NEUTRAL = "neutral", _("Neutral (said, told, wrote)")
    ADDITIVE = "additive", _("Goes on (added, continued)")
    PERFORMATIVE = "performative", _("Does something (announced, promised, denied)")
    PRESUMES_TRUE = "presumes_true", _("Takes it as true (noted, admitted, revealed)")
    PRESUMES_DOUBT = "presumes_doubt", _("Casts doubt (claimed, alleged, insisted)")
    EMOTIVE = "emotive", _("Adds feeling (slammed, blasted, quipped)")
    HEARSAY = "hearsay", _("Nobody says it (reportedly, is said to)")


class Opened(models.TextChoices):
    """Which confidential part of a source was opened; one word in the access log."""

    IDENTITY = "identity", _("Identity")
    AGREEMENT = "agreement", _("Internal reason")
    EVIDENCE = "evidence", _("Evidence")
    CHANGE = "change", _("Changed the identity")
    PROTECTED = "protected", _("Protected the source")


class ProposedAct(models.TextChoices):
    """What takes two people in the vault."""

    ADMIT = "admit", _("Let somebody into the source desk")
    DESTROY = "destroy", _("Destroy the identity of a source")
    TAKE_OVER = "take_over", _("Take over a source nobody knows any more")
    DESK_READS = "desk_reads", _("Let the source desk open every identity")


class ProposalOutcome(models.TextChoices):
    CARRIED_OUT = "carried_out", _("Carried out")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
