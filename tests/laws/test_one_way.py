"""Dependencies run one way, also where an import checker cannot look: keys by string, look-ups by name, raw SQL."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

ROOT: Path = settings.BASE_DIR
RECORD = [model for model in apps.get_app_config("articles").get_models() if model._meta.db_table.startswith("record_")]
SOURCES = list(apps.get_app_config("sources").get_models())


def relations(model: Any) -> Iterator[tuple[str, Any]]:
    for field in model._meta.get_fields():
        if field.concrete and field.is_relation:
            yield field.name, field.related_model


def python_files(place: str) -> list[Path]:
    return [path for path in sorted((ROOT / place).rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("model", RECORD, ids=lambda model: model.__name__)
def test_the_record_points_to_nothing_but_the_record(model: Any) -> None:
    outside = [name for name, target in relations(model) if not target._meta.db_table.startswith("record_")]

    assert outside == []


@pytest.mark.parametrize("model", SOURCES, ids=lambda model: model.__name__)
def test_sources_point_to_no_story(model: Any) -> None:
    assert [name for name, target in relations(model) if target._meta.app_label == "articles"] == []


def test_every_table_named_record_is_of_the_record_and_every_model_of_it_is_named_so() -> None:
    in_module = [model for model in apps.get_models() if model.__module__.startswith("articles.record")]

    assert set(in_module) == set(RECORD)


@pytest.mark.parametrize(
    ("place", "forbidden"),
    [
        ("sources", r"""["']articles[.\w]*["']|articles_\w+"""),
        ("articles/public", r"""["'](sources|articles)\.(?!record)\w+["']|\b(sources|articles|auth)_\w+\b"""),
        ("articles/record", r"""["']sources\.\w+["']|\bsources_\w+\b"""),
        ("sources/suggest", r"\bdjango\b"),
    ],
)
def test_no_string_names_what_an_import_may_not(place: str, forbidden: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in python_files(place)
        if (match := re.search(forbidden, _code(path)))
    }

    assert found == set()


def test_nobody_looks_a_model_up_by_name() -> None:
    callers = [
        str(path.relative_to(ROOT))
        for place in ("articles", "sources")
        for path in python_files(place)
        if re.search(r"\bget_model\(", path.read_text("utf-8"))
    ]

    assert callers == []


def _code(path: Path) -> str:
    """Return a file's text without docstrings and comments, which may name what they like."""
    text = re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.S)
    return re.sub(r"#.*", "", text)
