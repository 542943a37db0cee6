"""Every column of the desk in which a name could stand, found from the models, so that one added later is not forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

# Model, or model and column -> why no name is looked for there. Columns with fixed choices hold no free text.
NOT_LOOKED_AT = {
    "auth.User": "People who work here, under their own names.",
    "auth.Group": "Roles, made by the code.",
    "auth.Permission": "Made by the code.",
    "contenttypes.ContentType": "Made by the code.",
    "sessions.Session.session_key": "A random key.",
    "admin.LogEntry.object_id": "An id.",
    "sources.Evidence.file_name": "A random name.",
    "sources.Evidence.digest": "A hash.",
    "articles.Article.story_key": "A random key.",
    "articles.Quotation.key": "A random key.",
    "articles.Quotation.public_key": "A random key.",
    "articles.Quotation.spans": "Numbers.",
    "articles.Quotation.alterations": "Words of a fixed list.",
    "articles.Mention.key": "A random key.",
    "articles.Claim.key": "A random key.",
    "articles.Reply.key": "A random key.",
    "articles.Picture.content_hash": "A hash.",
    "articles.Override.rule": "The code of a rule.",
    "articles.Override.place": "A field or the random key of a quotation.",
    "articles.Override.fingerprint": "A hash.",
    "articles.Acknowledgement.rule": "The code of a rule.",
    "articles.Acknowledgement.place": "A field or the random key of a quotation.",
    "articles.NameClearance.fingerprint": "A hash.",
    "articles.SuggestionDecision.words_hash": "A keyed hash.",
    "articles.HousePolicy.severities": "Codes of rules.",
    "articles.WithheldVersion": "What readers had, bound by the record's chain: it can be removed, never altered.",
}
_TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField)


@dataclass(frozen=True)
class Table:
    """A model of the desk and those of its columns that hold text."""

    model: type[models.Model]
    fields: tuple[models.Field, ...]

    @property
    def label(self) -> str:
        return self.model._meta.label


def tables() -> list[Table]:
    """Return what is looked through, in the order of the models; the record's tables are the record's matter."""
    found = [Table(model, tuple(_fields(model))) for model in apps.get_models(include_auto_created=True) if _is_desk(model)]
    return [table for table in found if table.fields]


def _is_desk(model: Any) -> bool:
    is_record = model._meta.db_table.startswith("record_")
    return not is_record and model._meta.managed and not model._meta.proxy and model._meta.label not in NOT_LOOKED_AT


def _fields(model: Any) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, _TEXT) and not field.choices
        if is_text and f"{model._meta.label}.{field.name}" not in NOT_LOOKED_AT:
            yield field
