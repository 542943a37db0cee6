"""A small paper published the way the desk does it, and one way to ask for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from articles.models import Article
from articles.publishing import publish
from tests import factories
from tests.articles.publishing import stories

BASE = "/api/v1"
Ask = Callable[..., Any]


@pytest.fixture
def story(reporter: Any, publisher: Any, now: Any) -> Article:
    """Ramp closed: one quotation by name, one unnamed, one only in our words; in the section harbour."""
    factories.site()
    article = stories.full_story(reporter)
    publish(article, by=publisher, now=now)
    article.refresh_from_db()
    return article


@pytest.fixture
def notes(story: Article, reporter: Any, publisher: Any, now: Any) -> Article:
    """Council notes, published a day later by another author, without quotations."""
    article = factories.article(
        reporter, "<p>Notes in full.</p>", headline="Council notes", slug="notes", status="ready",
        section=factories.section("council", "Council"), authors=[factories.author("col-adair", "Col Adair")],
    )  # fmt: skip
    publish(article, by=publisher, now=now + timedelta(days=1))
    article.refresh_from_db()
    return article


@pytest.fixture
def ask(client: Any) -> Ask:
    def get(path: str, status: int = 200, **words: Any) -> Any:
        answer = client.get(f"{BASE}/{path}", words)
        assert answer.status_code == status, answer.content
        return answer.json()

    return get
