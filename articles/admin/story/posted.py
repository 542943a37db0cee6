"""What the story form sent, as edits for `articles.desk.saving`; only what stands in the request is changed."""

import json
from collections.abc import Callable
from dataclasses import fields as fields_of
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.body.characters import clean
from articles.desk.edits import MentionEdit, QuotationEdit, StoryEdits
from articles.errors import Invalid
from articles.models import Picture, Section

from .refusals import read_refusals

TEXTS = (
    "headline", "short_headline", "standfirst", "slug", "body", "dateline", "lead_alt", "lead_caption", "lead_credit",
)  # fmt: skip
MOMENTS = ("embargo_until", "due_at")
# A promise is put on file by its own address, so that nothing about a source passes through a save.
_QUOTATION_FACTS = frozenset(field.name for field in fields_of(QuotationEdit)) - {"new_agreement"}
_LONGEST_FACT = 20_000  # characters; the longest is the wording as it stands in the evidence
_MOST_MARKS = 2_000
_YEARS = range(1900, 3000)  # beyond these a moment has no place in every zone, and a page that shows it would break
_LONGEST_ID = 18  # figures; what has more is no row of any database


def read_edits(post: QueryDict, *, only_hold: bool = False) -> StoryEdits:
    """Return the edits of one request. Raises Invalid for what cannot be understood.

    ``only_hold`` leaves out everything but the hold, for somebody who may set that and nothing else.
    """
    held = {"on_hold": "on_hold" in post} if "on_hold_shown" in post else {}
    if only_hold:
        return StoryEdits(fields=held)
    faults: dict[str, Any] = {}
    fields: dict[str, Any] = {name: post[name] for name in TEXTS if name in post} | held
    for name, read in _CHOICES.items():
        if name in post:
            fields[name] = _tried(read, post[name], name, faults)
    author_ids = _tried(_ids, post.getlist("author"), "authors", faults) if "authors_shown" in post else None
    if faults:
        raise Invalid(faults)
    return StoryEdits(
        fields=fields,
        author_ids=author_ids,
        tags=_topics(post["tags"]) if "tags" in post else None,
        quotations={key: _quotation(facts) for key, facts in _marks(post, "quotations").items()},
        mentions={
            key: MentionEdit(entity_id=_word(facts.get("entity_id"))) for key, facts in _marks(post, "mentions").items()
        },
        fresh_keys=_keys(post.get("fresh_keys", "")),
        refusals=read_refusals(post.get("rejected_suggestions", "")),
    )


def read_version(post: QueryDict) -> int:
    """Return the version of the story that the form was opened with. Raises Invalid where it is missing."""
    try:
        return int(post.get("version", ""))
    except ValueError as error:
        raise Invalid({"version": _("The form lost track of the story’s version. Reload the page.")}) from error


def read_moment(text: str) -> datetime | None:
    """Return a moment written in the newsroom's zone, None for an empty text. Raises ValueError."""
    if not text.strip():
        return None
    moment = parse_datetime(text.strip())
    if moment is None or moment.year not in _YEARS:
        raise ValueError(text)
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _section(text: str) -> Section | None:
    return Section.objects.get(pk=int(text)) if text else None


def _picture(text: str) -> Picture | None:
    return Picture.objects.get(pk=text) if text else None


def _person(text: str) -> Any:
    return get_user_model().objects.get(pk=int(text), is_active=True) if text else None


def _ids(texts: list[str]) -> list[int]:
    if any(len(text) > _LONGEST_ID for text in texts):
        raise ValueError("no id has so many figures")
    return [int(text) for text in texts]


_CHOICES: dict[str, Callable[[str], Any]] = {
    "section": _section, "lead_picture": _picture, "assignee": _person, "embargo_until": read_moment, "due_at": read_moment,
}  # fmt: skip


def _tried(read: Callable[[Any], Any], value: Any, name: str, faults: dict[str, Any]) -> Any:
    try:
        return read(value)
    except (ValueError, ValidationError, OverflowError):
        faults[name] = _("This could not be understood. Choose it again.")
    except (Section.DoesNotExist, Picture.DoesNotExist, get_user_model().DoesNotExist):
        faults[name] = _("This does not exist any more. Choose again.")
    return None


def _topics(text: str) -> list[str]:
    return [name for name in (part.strip() for part in text.split(",")) if name]


def _marks(post: QueryDict, name: str) -> dict[str, dict[str, Any]]:
    found = _parsed(post.get(name, ""), name) or {}
    if not isinstance(found, dict) or len(found) > _MOST_MARKS or not all(isinstance(each, dict) for each in found.values()):
        raise _not_understood(name)
    return found


def _keys(text: str) -> frozenset[str]:
    found = _parsed(text, "quotations") or []
    if not isinstance(found, list) or len(found) > _MOST_MARKS:
        raise _not_understood("quotations")
    return frozenset(key for key in found if isinstance(key, str))


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text) if text.strip() else None
    except (ValueError, RecursionError) as error:
        raise _not_understood(name) from error


def _quotation(facts: dict[str, Any]) -> QuotationEdit:
    return QuotationEdit(**{name: _word(value) for name, value in facts.items() if name in _QUOTATION_FACTS})


def _word(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_FACT:
        raise _not_understood("quotations")
    # JSON can spell halves of characters and the zero character, which no database and no page can hold.
    return clean(value)


def _not_understood(name: str) -> Invalid:
    return Invalid({name: _("The quotations could not be understood. Your text is still in the form: reload in a new tab.")})
