"""Short ways to save a story in tests: `save(by, "<p>…</p>")`, marks written as ⟦key:words⟧."""

import re
from datetime import UTC, datetime
from typing import Any

from articles.desk.edits import QuotationEdit, StoryEdits
from articles.desk.saving import Saved, save_story
from articles.models import Article
from sources import registry, vault
from sources.models import Source
from sources.vocabulary import EntityType, SourceKind, Terms

NOW = datetime(2026, 11, 12, 12, 48, tzinfo=UTC)
_MARK = re.compile(r"⟦(\w+):([^⟧]*)⟧")


def key(letter: str) -> str:
    """A key of ten equal letters; tests name marks by one letter."""
    return letter * 10


def html(text: str) -> str:
    return _MARK.sub(lambda found: f'<span data-quote="{key(found[1])}">{found[2]}</span>', text)


def save(
    by: Any, text: str | None = None, article: Article | None = None, version: int | None = None, **edits: Any
) -> Saved:
    """Save with the marks in `text` fresh unless `fresh_keys` says otherwise; other keywords are StoryEdits' own."""
    fields = dict(edits.pop("fields", {}))
    if text is not None:
        fields["body"] = html(text)
    edits.setdefault("fresh_keys", {key(letter) for letter, _words in _MARK.findall(text or "")})
    return save_story(article, StoryEdits(fields=fields, **edits), by=by, expected_version=version, now=NOW)


def said_by(source: Source, **facts: Any) -> QuotationEdit:
    return QuotationEdit(source_id=source.pk, **facts)


def open_source(by: Any, name: str = "Ines Calloway") -> Source:
    return registry.open_source_for(registry.make_entity(name, EntityType.PERSON, by), by)


def protected_source(by: Any, description: str = "a crane driver") -> Source:
    return vault.create_protected(
        by, SourceKind.ANONYMOUS_PERSON, {"name": "Somebody"}, description, default_terms=Terms.NOT_FOR_ATTRIBUTION
    )
