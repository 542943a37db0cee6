"""What search engines are told is schema.org's vocabulary: every type is one, every property one of its type's.

`tests/vendor/schema-org.json` holds the types we use with their own properties and the types they are kinds of.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.publishing.structured_data import structured_data
from tests.articles.public import factory
from tests.articles.public.test_structured import PAYLOAD, told

pytestmark = pytest.mark.django_db

TYPES = json.loads((Path(__file__).parents[2] / "vendor" / "schema-org.json").read_text("utf-8"))["types"]


def properties(kind: str) -> set[str]:
    return set(TYPES[kind]["has"]).union(*(properties(each) for each in TYPES[kind]["of"]))


def faults(described: Any) -> Iterator[str]:
    """Types and properties that are not schema.org's; a thing without a type is named by its id alone."""
    if isinstance(described, list):
        for each in described:
            yield from faults(each)
    elif isinstance(described, dict):
        kind = described.get("@type")
        own = {name for name in described if not name.startswith("@")}
        if kind is not None and kind not in TYPES:
            yield kind
        elif kind is None and own:
            yield f"{sorted(own)} of nothing"
        elif kind is not None:
            yield from (f"{kind}.{name}" for name in sorted(own - properties(kind)))
        for value in described.values():
            yield from faults(value)


def graph_of(client: Client, path: str) -> dict[str, Any]:
    described = told(client, path)
    return {each["@type"]: each for each in described.pop("@graph", [described])}


def test_what_is_not_of_the_vocabulary_is_found() -> None:
    wrong = {"@type": "Person", "headline": "x", "name": {"@type": "Human"}, "knows": {"name": "y"}}

    assert list(faults(wrong)) == ["Person.headline", "Human", "['name'] of nothing"]


def test_front_and_story_speak_schema_org(client: Client) -> None:
    factory.site(address="https://record.example/")
    correction = {"kind": "correction", "notice": "A date was wrong.", "at": "2026-11-12T12:00:00+00:00"}
    documents = {"number": 3, "shape": "document", "name": "The report", "address": None}
    quoted = {"type": "direct", "address": "/quotations/d/", "text": "“Progressive.”", "source": 3}
    payload = PAYLOAD | {
        "sources": [*PAYLOAD["sources"], documents],
        "quotations": [*PAYLOAD["quotations"], quoted],
        "corrections": [correction],
        "topics": [{"name": "Ferries"}],
    }
    factory.story("Ramp closed", path=PAYLOAD["path"], structured_data=json.dumps(structured_data(payload)))

    story = graph_of(client, PAYLOAD["path"])

    assert list(faults(list(story.values()))) == []
    assert list(faults(list(graph_of(client, "/").values()))) == []
    assert [each["name"] for each in story["BreadcrumbList"]["itemListElement"]] == ["Harbour", "Ramp closed"]


@pytest.mark.parametrize(
    ("word", "page", "about"),
    [
        ("people", "ProfilePage", "Person"),
        ("organisations", "ProfilePage", "Organization"),
        ("places", "CollectionPage", "Place"),
        ("things", "CollectionPage", "Thing"),
    ],
)
def test_a_profile_says_whom_it_is_about(client: Client, word: str, page: str, about: str) -> None:
    factory.site()
    who = factory.profile(word=word, description="Keeps the ramp.")

    described = graph_of(client, who.path)

    assert list(faults(list(described.values()))) == []
    assert described[page]["mainEntity"]["@type"] == about
    assert described[page]["mainEntity"]["name"] == "Ines Calloway"
    assert ("jobTitle" in described[page]["mainEntity"]) == (about == "Person")


def test_a_name_cannot_end_the_script(client: Client) -> None:
    factory.site()
    who = factory.profile(name="</script><script>alert(1)</script>")

    assert "</script><script>alert" not in client.get(who.path).content.decode()
