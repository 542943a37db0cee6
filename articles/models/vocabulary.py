"""The words stories are described with (DESIGN, section 5; attribution.md, section 1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where a story stands on its way to readers."""

    ASSIGNED = "assigned", _("Assigned")
    DRAFTING = "drafting", _("Drafting")
    IN_REVIEW = "in_review", _("In review")
    READY = "ready", _("Ready")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SPIKED = "spiked", _("Spiked")


class QuotationType(TextChoices):
    """How the words stand in the text."""

    DIRECT = "direct", _("Direct: wholly inside quotation marks")
    PARTIAL = "partial", _("Partial: marked words inside our own sentence")
    INDIRECT = "indirect", _("Indirect: in our words, without marks")


class Nature(TextChoices):
    """What is being said; an unnamed source may give facts, not opinions (check B5)."""

    FACT = "fact", _("Fact")
    OPINION = "opinion", _("Opinion")
    ATTACK = "attack", _("Attack on someone")
    SPECULATION = "speculation", _("Speculation")


class QuotationState(TextChoices):
    """How far the newsroom stands behind the quotation."""

    SUGGESTED = "suggested", _("Suggested")
    ACCEPTED = "accepted", _("Accepted")
    VERIFIED = "verified", _("Verified")
    DISPUTED = "disputed", _("Disputed")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Alteration(TextChoices):
    """What was done openly to the words of a quotation; any other difference is a silent change (check B6)."""

    ELLIPSIS = "ellipsis", _("Cut, shown by dots")
    BRACKET_INSERT = "bracket_insert", _("Words put in, in brackets")
    BRACKET_CASE = "bracket_case", _("A capital changed, in brackets")
    MASKED_OBSCENITY = "masked_obscenity", _("An obscenity masked")
    TRANSLATED = "translated", _("Translated")
    SIC = "sic", _("Marked with [sic]")
    TRIMMED = "trimmed", _("Cut at the beginning or the end")


class AttributionRole(TextChoices):
    """What a source does for the quotation it is tied to."""

    PRIMARY = "primary", _("Said it")
    CORROBORATES = "corroborates", _("Corroborates it")
    DISPUTES = "disputes", _("Disputes it")


class ReplyState(TextChoices):
    """Whether the party spoken of was asked for an answer."""

    NOT_NEEDED = "not_needed", _("No reply needed")
    SOUGHT = "sought", _("Reply sought")
    RECEIVED = "received", _("Reply received")
    DECLINED = "declined", _("Declined to reply")
    NO_ANSWER = "no_answer", _("No answer")
    NOT_SOUGHT = "not_sought", _("Reply not sought")


class ClaimKind(TextChoices):
    """What a story asserts, where somebody must stand behind it."""

    FIGURE = "figure", _("A figure")
    DATE = "date", _("A date")
    ALLEGATION = "allegation", _("An allegation against somebody")
    CHARACTERISATION = "characterisation", _("What somebody is called")


class AskedBy(TextChoices):
    """How a party was asked for a reply."""

    PHONE = "phone", _("By phone")
    EMAIL = "email", _("By email")
    LETTER = "letter", _("By letter")
    IN_PERSON = "in_person", _("In person")
    MESSAGE = "message", _("By message")


class MentionState(TextChoices):
    """Whether a person has said that these words name this entity."""

    SUGGESTED = "suggested", _("Suggested")
    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")
    NEW_CANDIDATE = "new_candidate", _("Not in the directory yet")


class CorrectionKind(TextChoices):
    """What readers are told about a change after publication."""

    CORRECTION = "correction", _("Correction: we were wrong")
    CLARIFICATION = "clarification", _("Clarification: we were unclear")
    EDITORS_NOTE = "editors_note", _("Editor’s note")
    MINOR_REFILE = "minor_refile", _("Small repair that changes no meaning")
    UPDATE = "update", _("Update: events moved")
    HOLD = "hold", _("On hold while a doubt is checked")
    WITHDRAWAL = "withdrawal", _("Withdrawal")


class RuleSeverity(TextChoices):
    """What a check does to a story under the house policy."""

    OFF = "off", _("Off")
    WARN = "warn", _("To read")
    BLOCK = "block", _("Stops")
