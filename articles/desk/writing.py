"""What saving an old and storing a new story have in common: their fields, their text with its marks, and the answer."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles import body, snapshot
from articles.errors import Invalid, NotAllowed
from articles.models import Article
from articles.models.vocabulary import Status
from articles.permissions import Action, may

from .edits import StoryEdits
from .fields import body_too_long, clean_fields
from .mentions import save_mentions
from .quotations import save_quotations

_MARK = re.compile("data-(?:quote|mention)=")


@dataclass(frozen=True)
class Saved:
    """What a save did. `copies` is {new key: key it was copied from}; `notes` are sentences for the person who saved.

    The story's body may differ from what was sent (new keys, forbidden tags gone): the form takes it over.
    """

    article: Article
    copies: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def take_fields(story: Article, edits: StoryEdits, *, by: Any) -> body.Rekeyed:
    """Put the fields on the story, in memory, and return its text with the keys it now has. Raises Invalid, NotAllowed."""
    _require_special_rights(story, edits, by)
    fields = clean_fields(edits.fields)
    for name, value in fields.items():
        if name != "body":
            setattr(story, name, value)
    if "body" not in fields:
        return body.Rekeyed(story.body, ())
    rekeyed = _rekey(story, fields["body"], edits)
    if story.status == Status.ASSIGNED and rekeyed.html:
        story.status = Status.DRAFTING
    story.body = rekeyed.html
    return rekeyed


def save_marks(
    story: Article, rekeyed: body.Rekeyed, edits: StoryEdits, *, by: Any, now: datetime, is_new: bool = False
) -> Saved:
    """Make the rows of quotations and mentions say what the stored text marks, and return what the save did."""
    if is_new and not _MARK.search(story.body):
        return Saved(story)  # an archive has thousands without a mark; reading each again would take half the time
    text = snapshot.read_body(story.body)
    notes = save_quotations(story, text, rekeyed.copies, edits.quotations, by=by, now=now, is_new=is_new)
    notes += save_mentions(story, text, rekeyed.copies, edits.mentions, by=by, is_new=is_new)
    return Saved(story, {copy.new_key: copy.from_key for copy in rekeyed.copies}, tuple(dict.fromkeys(notes)))


def author_is_gone() -> Invalid:
    """Return the refusal of a byline that names nobody."""
    return Invalid({"authors": _("An author of the byline does not exist any more. Choose the authors again.")})


def _require_special_rights(story: Article, edits: StoryEdits, by: Any) -> None:
    on_hold, assignee = edits.fields.get("on_hold", story.on_hold), edits.fields.get("assignee", story.assignee)
    if on_hold != story.on_hold and not may(by, Action.HOLD, story):
        raise NotAllowed(_("Only an editor can put a story on hold or take it off."))
    if assignee not in (story.assignee, by) and not may(by, Action.REVIEW, story):
        raise NotAllowed(_("Only an editor can give a story to somebody else."))


def _rekey(story: Article, html: str, edits: StoryEdits) -> body.Rekeyed:
    """Return the text with nothing in it that the format does not know, and every mark under a key of its own."""
    is_new = story.pk is None
    known_quotations = frozenset() if is_new else frozenset(story.quotations.values_list("key", flat=True))
    known_mentions = frozenset() if is_new else frozenset(story.mentions.values_list("key", flat=True))
    try:
        return body.rekey(html or "", known_quotations, known_mentions, frozenset(edits.fresh_keys))
    except body.BodyTooLong as error:
        raise Invalid({"body": body_too_long()}) from error
