"""Setting a block aside: by the role the rule names, with a reason, until its place changes."""

from datetime import timedelta

import pytest

from articles import checks
from articles.desk.overriding import override
from articles.errors import Blocked, Invalid, NotAllowed, WrongStep
from articles.models import Attribution, HousePolicy, Override, Quotation
from articles.publishing import publish
from articles.snapshot import load_story
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
REASON = "The recording was lost in the flood; two of us heard it."


@pytest.fixture
def unproved(reporter):
    """A story under the investigative policy with one quotation that nothing on file proves."""
    HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "investigative"})
    story = stories.full_story(reporter)
    Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(evidence_state="missing")
    return story


def stopping(story):
    found = checks.run(load_story(type(story).objects.get(pk=story.pk)), HousePolicy.load())
    return [problem.code for problem in found if problem.is_block]


def set_aside(story, by, now, code="B7", place=stories.NAMED_KEY, reason=REASON):
    return override(story, code, place, reason=reason, by=by, now=now)


def test_the_story_is_stopped_by_this_alone(unproved):
    assert stopping(unproved) == ["B7"]


@pytest.mark.parametrize("role", ["reporter", "editor", "standards", "source_desk", "administrator"])
def test_whom_the_rule_does_not_name_may_not(unproved, role, request, now):
    with pytest.raises(NotAllowed):
        set_aside(unproved, request.getfixturevalue(role), now)

    assert not Override.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \n", "fine", "All good", "word " * 500])
def test_a_reason_that_says_nothing_or_a_novel_is_refused(unproved, publisher, now, reason):
    with pytest.raises(Invalid):
        set_aside(unproved, publisher, now, reason=reason)


@pytest.mark.parametrize("place", [stories.UNNAMED_KEY, "body", "nonsense"])
def test_what_stops_nothing_cannot_be_set_aside(unproved, publisher, now, place):
    with pytest.raises(WrongStep):
        set_aside(unproved, publisher, now, place=place)


@pytest.mark.parametrize("code", ["B1", "B2", "B3", "B8", "B10", "W3"])
def test_a_rule_that_names_nobody_cannot_be_set_aside(unproved, publisher, standards, now, code):
    for person in (publisher, standards):
        with pytest.raises(NotAllowed):
            set_aside(unproved, person, now, code=code)


def test_a_publisher_sets_missing_evidence_aside_and_the_story_goes_out(unproved, publisher, now):
    with pytest.raises(Blocked):
        publish(unproved, by=publisher, now=now, acknowledge=True)

    done = set_aside(unproved, publisher, now)

    assert (done.by, done.reason, done.at) == (publisher, REASON, now)
    assert stopping(unproved) == []
    assert publish(unproved, by=publisher, now=now, acknowledge=True).article.status == "published"


def test_it_is_no_warning_to_acknowledge_either(unproved, publisher, now):
    set_aside(unproved, publisher, now)

    found = checks.run(load_story(unproved), HousePolicy.load())

    assert [problem.severity for problem in found if problem.code == "B7"] == ["overridden"]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Quotation.objects.filter(key=stories.NAMED_KEY).update(nature="attack"),
        lambda: Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(evidence_state="mismatch"),
        lambda: Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(terms="public_statement"),
    ],
)
def test_a_change_of_the_place_ends_it(unproved, publisher, now, change):
    set_aside(unproved, publisher, now)

    change()

    assert "B7" in stopping(unproved)


def test_other_words_end_it(unproved, publisher, now):
    set_aside(unproved, publisher, now)

    unproved.body = unproved.body.replace("my thumb", "my fist")
    unproved.save()

    assert "B7" in stopping(unproved)


def test_setting_the_changed_place_aside_again_keeps_both_rows_and_ends_the_first(unproved, publisher, now):
    first = set_aside(unproved, publisher, now)
    Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(evidence_state="mismatch")

    second = set_aside(unproved, publisher, now + timedelta(hours=1))

    first.refresh_from_db()
    assert (first.withdrawn_at, second.withdrawn_at) == (now + timedelta(hours=1), None)


def test_publishing_marks_what_no_longer_holds_as_ended(unproved, publisher, now):
    done = set_aside(unproved, publisher, now)
    Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(evidence_state="checked")

    publish(unproved, by=publisher, now=now, acknowledge=True)

    done.refresh_from_db()
    assert done.withdrawn_at == now


class TestScreens:
    @pytest.fixture(autouse=True)
    def _settled(self, unproved):
        factories.site()

    def post(self, client, person, story, **fields):
        client.force_login(person)
        sent = {"code": "B7", "place": stories.NAMED_KEY, "reason": REASON} | fields
        return client.post(f"/desk/articles/article/{story.pk}/override/", sent, headers={"Accept": "application/json"})

    def test_somebody_elses_story_looks_absent(self, client, other_reporter, unproved):
        assert self.post(client, other_reporter, unproved).status_code == 404

    def test_who_may_not_is_told_so(self, client, editor, unproved):
        assert self.post(client, editor, unproved).status_code == 403

    def test_a_missing_reason_is_told_beside_its_field(self, client, publisher, unproved):
        answer = self.post(client, publisher, unproved, reason="")

        assert (answer.status_code, list(answer.json()["fields"])) == (422, ["reason"])

    def test_what_was_set_aside_is_answered_and_stands_on_the_story_and_in_the_list(self, client, publisher, unproved):
        answer = self.post(client, publisher, unproved).json()

        assert [each["reason"] for each in answer["overridden"]] == [REASON]
        assert not [each for each in answer["problems"] if each["severity"] == "block"]
        assert REASON in client.get("/desk/articles/override/").content.decode()
        assert REASON in client.get(f"/desk/articles/article/{unproved.pk}/change/").content.decode()

    def test_only_those_who_may_get_the_button(self, client, publisher, editor, unproved):
        def offered(person):
            client.force_login(person)
            page = client.get(f"/desk/articles/article/{unproved.pk}/change/")
            return [each["may_override"] for each in page.context["facts"]["problems"] if each["severity"] == "block"]

        assert offered(publisher) == [True]
        assert offered(editor) == [False]
