import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.articles.desk.drafting import save

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, int]:
    """What the command prints, and its exit status."""
    out = io.StringIO()
    try:
        call_command("check_article", *arguments, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(ended.code or 0)
    return out.getvalue(), 0


@pytest.mark.parametrize("number", ["4711", "ramp", "-1", "9" * 40, "²"])
def test_a_story_that_is_not_there_is_said_in_one_line(number):
    with pytest.raises(CommandError) as caught:
        run("--", number)

    assert number in str(caught.value)


def test_a_clean_story_prints_no_problems_and_ends_well(reporter):
    story = save(reporter, "<p>Closed.</p>").article

    printed, status = run(str(story.pk), "--json")

    assert (json.loads(printed), status) == ({"article": story.pk, "problems": []}, 0)


def test_a_block_is_printed_with_its_six_facts_and_ends_with_1(reporter):
    story = save(reporter, "<p>🚢 “⟦a:The ramp is closed⟧,” she said.</p>").article

    printed, status = run(str(story.pk), "--json")

    (problem,) = json.loads(printed)["problems"]
    assert status == 1
    assert list(problem) == ["code", "severity", "message", "field", "start", "end"]
    assert (problem["code"], problem["severity"], problem["field"]) == ("B1", "block", "body")
    assert (problem["start"], problem["end"]) == (3, 21)


def test_a_warning_alone_ends_well(reporter):
    story = save(reporter, "<p>“The ramp is closed for good,” she said.</p>").article

    printed, status = run(str(story.pk))

    assert "W9" in printed
    assert status == 0
