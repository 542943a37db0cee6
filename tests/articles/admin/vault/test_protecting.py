"""The page of *Protect this source*: absent for others, the list, the refusals, the act."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from sources.models import Source
from tests import factories
from tests.articles.desk import drafting

pytestmark = pytest.mark.django_db
NAME = "Zuleyka Quennington"
FORM = {
    "confirmed": "1", "reason": "Her employer threatens her.", "terms": "background", "description": "a quay worker",
    "password": factories.PASSWORD,
}  # fmt: skip


@pytest.fixture
def source(reporter: Any) -> Source:
    made = drafting.open_source(reporter, NAME)
    drafting.save(reporter, f"<p>It rained on {NAME}, and Quennington left.</p>")
    return made


def page(source: Source, user: Any, data: dict[str, Any] | None = None) -> Any:
    client = Client()
    client.force_login(user)
    address = f"/desk/vault/protect/{source.pk}/"
    return client.get(address) if data is None else client.post(address, data)


def listed(source: Source, user: Any) -> dict[str, Any]:
    context = page(source, user).context
    return {"seen": context["survey"].fingerprint, "place": sorted(context["chosen"])}


@pytest.mark.parametrize("who", ["editor", "other_reporter", "standards", "administrator"])
def test_for_others_the_page_looks_absent(source: Source, who: str, request: Any) -> None:
    assert page(source, request.getfixturevalue(who)).status_code == 404


def test_a_text_one_may_not_read_is_not_shown(source: Source, source_desk: Any, reporter: Any) -> None:
    assert "It rained" in page(source, reporter).content.decode()
    assert "It rained" not in page(source, source_desk).content.decode()


@pytest.mark.parametrize(
    ("field", "value"), [("password", "wrong"), ("reason", ""), ("terms", "on_record"), ("description", ""), ("seen", "old")]
)
def test_what_is_missing_or_wrong_stops_it(source: Source, reporter: Any, field: str, value: str) -> None:
    answer = page(source, reporter, {**FORM, **listed(source, reporter), field: value})

    assert answer.status_code == 200
    assert "Nothing was done" in answer.content.decode()
    assert factories.PASSWORD not in answer.content.decode()
    assert not Source.objects.get().protected
    assert NAME in Article.objects.get().body


def test_other_spellings_are_looked_for(source: Source, reporter: Any) -> None:
    drafting.save(reporter, "<p>They call her Queenie.</p>")

    answer = page(source, reporter, {"names": "Queenie", "look": "1"})

    assert "Queenie" in [each.spot.name for group in answer.context["survey"].groups for each in group.spots]


def test_it_leads_to_the_protected_source_and_tells_the_count(source: Source, reporter: Any) -> None:
    answer = page(source, reporter, {**FORM, **listed(source, reporter)})

    assert answer.url == f"/desk/vault/{source.pk}/"
    assert Source.objects.get().protected
    assert "It rained on [protected], and Quennington left." in Article.objects.get().body
    assert page(source, reporter).status_code == 404
