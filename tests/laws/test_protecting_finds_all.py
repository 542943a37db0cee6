"""*Protect this source* looks through every column of the desk that can hold a name, whoever adds it and when."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.db import models

from articles.desk.protecting.columns import NOT_LOOKED_AT, tables
from articles.desk.protecting.names import Wanted
from articles.desk.protecting.pen import Pen, rewrite

NAME = "Zuleyka Quennington"
TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField)
COLUMNS = [field for table in tables() for field in table.fields]


def planted(field: models.Field) -> Any:
    if field.model._meta.label == "sessions.Session":
        return SessionStore().encode({"_messages": f'[["{NAME} was merged"]]'})
    if field.model._meta.label == "articles.Revision" and field.name == "snapshot":
        return {
            "body": f"<p>Said Zuleyka <em>Quennington</em>, {NAME}.</p>",
            "headline": NAME,
            "quotations": [],
            "mentions": [],
        }
    if isinstance(field, models.JSONField):
        return {"deep": [{"down": NAME}]}
    if isinstance(field, models.SlugField | models.FileField):
        return "zuleyka-quennington"
    return f"<p>{NAME}</p>" if field.name == "body" else NAME


def read(field: models.Field, value: Any) -> str:
    if field.model._meta.label == "sessions.Session":
        return str(SessionStore().decode(value))
    return str(value)


@pytest.mark.parametrize("field", COLUMNS, ids=lambda field: f"{field.model._meta.label}.{field.name}")
def test_a_name_planted_in_the_column_is_found_and_replaced(field: models.Field, settings: Any) -> None:
    value = planted(field)
    pen = Pen(Wanted((NAME,)), scope="x")
    rewrite(field, value, pen)
    assert pen.spots

    chosen = Pen(Wanted((NAME,)), {spot.key for spot in pen.spots}, scope="x")
    after = read(field, rewrite(field, value, chosen))

    assert "quennington" not in after.casefold()
    assert "protected" in after


def test_every_column_of_text_is_looked_at_or_has_a_reason_not_to_be() -> None:
    looked_at = {f"{field.model._meta.label}.{field.name}" for field in COLUMNS}
    missing = []
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if model._meta.db_table.startswith("record_") or label in NOT_LOOKED_AT:
            continue
        for field in model._meta.concrete_fields:
            name = f"{label}.{field.name}"
            if isinstance(field, TEXT) and not field.choices and name not in looked_at and name not in NOT_LOOKED_AT:
                missing.append(name)
    assert not missing


def test_every_exception_names_something_that_is_there() -> None:
    for name in NOT_LOOKED_AT:
        app, model, *field = name.split(".")
        found = apps.get_model(app, model)
        if field:
            found._meta.get_field(field[0])
