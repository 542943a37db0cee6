"""`manage.py publish ID --as USER`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.record.models import PublishedVersion
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter, publisher):
    factories.site()
    return factories.article(reporter, status="ready", authors=[factories.author()])


def run(*args):
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command("publish", *args, stdout=out, stderr=err)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue(), err.getvalue()


def test_an_unknown_user_is_named_in_one_line(story):
    with pytest.raises(CommandError, match="There is no active user “nobody”"):
        run(str(story.pk), "--as", "nobody")


def test_an_unknown_story_looks_like_a_forbidden_one(story, other_reporter):
    with pytest.raises(CommandError) as unknown:
        run("999", "--as", "col")
    with pytest.raises(CommandError) as forbidden:
        run(str(story.pk), "--as", "col")

    assert str(forbidden.value) == str(unknown.value).replace("999", str(story.pk))


def test_a_person_who_may_not_publish_is_told_so(story):
    with pytest.raises(CommandError, match="You may not do this"):
        run(str(story.pk), "--as", "nessa")

    assert not PublishedVersion.objects.exists()


def test_a_check_that_stops_is_listed_and_ends_with_one(story):
    Article.objects.update(on_hold=True)

    code, out, _err = run(str(story.pk), "--as", "ada", "--json")

    told = json.loads(out)
    assert code == 1
    assert told["article"] == story.pk
    assert [problem["code"] for problem in told["problems"]] == ["B10"]
    assert set(told["problems"][0]) == {"code", "severity", "message", "field", "start", "end"}


def test_it_prints_article_version_and_address(story):
    code, out, _err = run(str(story.pk), "--as", "ada", "--json")

    assert code == 0
    assert json.loads(out) == {"article": story.pk, "version": 1, "address": "/harbour/2026/11/ramp-closed/"} | {
        "address": Article.objects.get().first_published_at.strftime("/harbour/%Y/%m/ramp-closed/")
    }


def test_warnings_are_told_and_count_as_read(story):
    Article.objects.update(body="<p>“It was [in the end] … closed … late,” he said.</p>")

    code, _out, err = run(str(story.pk), "--as", "ada")

    assert code == 0
    assert "to read" in err
    assert Article.objects.get().acknowledgements.exists()
