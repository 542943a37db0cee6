"""The ninjs export against the schema of its makers."""

import copy
import json

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker

from articles.public.api import ninjs
from articles.public.api.telling import Teller
from articles.record.models import PublishedVersion, Site, StoryPage
from tests.articles.publishing import stories as desk

pytestmark = pytest.mark.django_db
SCHEMA = json.loads((settings.BASE_DIR / "tests" / "vendor" / "ninjs-schema_3.2.json").read_text("utf-8"))


def faults(told: dict) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(told)]


def test_the_schema_refuses_what_it_does_not_know(story, ask) -> None:
    told = ask(f"stories/{story.story_key}/ninjs")

    assert faults({})
    for change in ({"quotations": []}, {"version": 1}, {"type": "story"}, {"headlines": [{"role": "main"}]}):
        assert faults(copy.deepcopy(told) | change)


def test_a_story_is_valid_and_says_what_the_story_says(story, ask) -> None:
    told = ask(f"stories/{story.story_key}/ninjs")

    assert faults(told) == []
    assert told["uri"] == "https://record.example/harbour/2026/11/ramp-closed/"
    assert told["headlines"][0] == {"role": "main", "value": "Ramp closed"}
    assert told["people"][0]["uri"] == "https://record.example/people/ines-calloway/"
    assert {"name": desk.DESCRIPTION, "role": "not_for_attribution"}.items() <= told["infoSources"][1].items()
    assert "uri" not in told["infoSources"][1]
    assert "<button" not in told["bodies"][0]["value"]


def test_a_story_with_everything_is_valid(story, ask) -> None:
    page, version = StoryPage.objects.get(), PublishedVersion.objects.get()
    payload = json.loads(version.payload)
    payload["mentions"] = [
        {"name": kind, "kind": kind, "address": f"/things/{kind}/"}
        for kind in ("person", "organisation", "place", "event", "operation", "work_or_law", "other")
    ]
    payload["corrections"] = [
        {"kind": "correction", "notice": "It was three.", "label": "", "at": "", "wrong": "", "right": ""}
    ]
    page.picture = {"hash": "ab" * 32, "alt": "A ramp", "caption": "The ramp", "credit": "Ada", "width": 1080, "height": 720}
    page.dateline = "Aldermere"
    version.payload = json.dumps(payload)
    page.version = version

    told = ninjs.story(page, Teller(None, Site(name="The Record", address="https://record.example", language="en-GB")))

    assert faults(told) == []
    assert [each["name"] for each in told["objects"]] == ["operation", "work_or_law", "other"]
    assert told["associations"][0]["renditions"][0]["width"] == 1080
    assert {"role": "correction", "value": "It was three."} in told["descriptions"]
