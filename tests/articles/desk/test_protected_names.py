"""No protected name goes out with its story, and nobody learns a name by trying."""

import itertools
from datetime import timedelta

import pytest

from articles.desk.protected_names import LOOKS_A_DAY, clear_names, require_no_protected_name
from articles.desk.replying import ClaimEdit, ReplyEdit, put_claim, put_reply
from articles.errors import Blocked, Invalid, NotAllowed
from articles.models import Attribution, NameClearance, Revision
from articles.models.vocabulary import Status
from articles.publishing import publish_due, schedule
from sources import vault
from sources.models import AccessLog
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
HELD = "Held: ask the source desk."


@pytest.fixture
def story(reporter):
    factories.site()
    made = stories.full_story(reporter)
    source = vault.create_protected(
        reporter, "anonymous_person", {"name": "Mirabel Quennessy"}, public_description=stories.DESCRIPTION,
        how_they_know="Saw the file.", default_terms="not_for_attribution",
    )  # fmt: skip
    promise = stories.agreement(source, public_reason="It could cost the engineer the job.")
    Attribution.objects.filter(quotation__key=stories.UNNAMED_KEY).update(source=source, agreement=promise)
    Attribution.objects.filter(quotation__key=stories.DEEP_KEY).delete()
    return made


def deep(story):
    """Keep the third quotation, by the port, so that nothing else stops the story."""
    quotation = story.quotations.get(key=stories.DEEP_KEY)
    Attribution.objects.create(
        quotation=quotation, source=stories.open_source(), terms="on_record", evidence_state="checked"
    )


@pytest.fixture(autouse=True)
def _whole(story):
    deep(story)


def answer(story, person, now, **fields):
    type(story).objects.filter(pk=story.pk).update(**fields)
    fresh = type(story).objects.get(pk=story.pk)
    try:
        require_no_protected_name(fresh, Status.PUBLISHED, by=person, now=now)
    except Blocked as blocked:
        return [(problem.field, str(problem.message)) for problem in blocked.problems]
    return []


def test_a_story_without_the_name_passes_and_says_which_version_it_was(story, publisher, now):
    assert require_no_protected_name(story, Status.PUBLISHED, by=publisher, now=now) == story.version


def test_who_may_not_publish_learns_nothing(story, reporter, now):
    with pytest.raises(NotAllowed):
        answer(story, reporter, now, headline="Quennessy speaks")

    assert not AccessLog.objects.exists()


def test_a_story_that_something_else_stops_is_not_looked_through(story, publisher, now):
    assert answer(story, publisher, now, headline="Quennessy speaks", on_hold=True) == []
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize(
    "field",
    ["headline", "short_headline", "standfirst", "slug", "dateline", "lead_alt", "lead_caption", "lead_credit"],
)
def test_whoever_does_not_know_the_source_learns_one_bit(story, publisher, now, field):
    words = "ramp-quennessy" if field == "slug" else "Quennessy speaks"

    assert answer(story, publisher, now, **{field: words}) == [("", HELD)]


def test_the_text_its_hidden_parts_and_the_topics_are_looked_through(story, publisher, now):
    for body in ("<p>Mirabel Quennessy spoke.</p>", '<p><a href="https://a.example/quennessy">Here</a></p>'):
        assert answer(story, publisher, now, body=story.body + body) == [("", HELD)]
    type(story).objects.filter(pk=story.pk).update(body=story.body)
    story.tags.add("Quennessy")
    assert answer(story, publisher, now) == [("", HELD)]


def test_a_party_learns_where_it_stands(story, reporter, publisher, now):
    source = story.quotations.get(key=stories.UNNAMED_KEY).attributions.get().source
    vault.add_party(source, reporter, publisher)

    [(field, message)] = answer(story, publisher, now, headline="Quennessy speaks")

    assert field == "headline"
    assert "Quennessy" in message


def test_a_sixth_text_in_a_day_is_held_whatever_it_says(story, publisher, now):
    answers = [answer(story, publisher, now, version=number) for number in range(1, LOOKS_A_DAY + 2)]

    assert answers == [[]] * LOOKS_A_DAY + [[("", HELD)]]
    assert answer(story, publisher, now + timedelta(days=1)) == []


def test_the_same_text_again_is_no_further_bit(story, publisher, now):
    assert [answer(story, publisher, now) for _again in range(LOOKS_A_DAY + 3)] == [[]] * (LOOKS_A_DAY + 3)


def test_a_vault_that_cannot_be_asked_holds_the_story(story, publisher, now, settings):
    settings.NEWSROOM_VAULT_KEYS = []

    assert answer(story, publisher, now) == [("", HELD)]


class TestClearing:
    def knowing(self, story, reporter, publisher):
        vault.add_party(story.quotations.get(key=stories.UNNAMED_KEY).attributions.get().source, reporter, publisher)
        vault.add_party(stories.Source.objects.get(code_name="velvet anchor"), reporter, publisher)

    def test_who_does_not_know_the_source_may_not(self, story, publisher, now):
        with pytest.raises(NotAllowed):
            clear_names(story, reason="It is the mayor’s name.", by=publisher, now=now)

        assert not NameClearance.objects.exists()

    def test_it_takes_a_reason(self, story, reporter, publisher, now):
        self.knowing(story, reporter, publisher)

        with pytest.raises(Invalid):
            clear_names(story, reason="fine", by=publisher, now=now)

    def test_a_cleared_text_goes_out_and_another_does_not(self, story, reporter, publisher, now):
        self.knowing(story, reporter, publisher)
        assert answer(story, publisher, now, headline="Quennessy speaks")
        clear_names(type(story).objects.get(pk=story.pk), reason="It is the mayor’s name.", by=publisher, now=now)

        assert answer(story, publisher, now) == []
        assert len(answer(story, publisher, now, headline="Quennessy speaks again")) == 1


class TestDoors:
    def test_the_desk_says_held_and_nothing_is_published(self, client, story, publisher):
        type(story).objects.update(headline="Quennessy speaks")
        client.force_login(publisher)

        told = client.post(f"/desk/articles/article/{story.pk}/move/", {"to": "published", "acknowledge": 1})

        assert [each["message"] for each in told.json()["problems"]] == [HELD]
        assert "Quennessy" not in told.content.decode()
        assert type(story).objects.get(pk=story.pk).live_number is None

    def test_a_story_without_the_name_is_published(self, client, story, publisher):
        client.force_login(publisher)

        told = client.post(f"/desk/articles/article/{story.pk}/move/", {"to": "published", "acknowledge": 1})

        assert told.json()["ok"], told.content

    def test_the_worker_hands_it_back_without_the_name(self, story, reporter, publisher, now):
        for source in stories.Source.objects.filter(protected=True):
            vault.add_party(source, reporter, publisher)
        schedule(story, by=publisher, now=now, at=now + timedelta(hours=1), acknowledge=True)
        type(story).objects.update(headline="Quennessy speaks")

        [due] = publish_due(now + timedelta(hours=2))

        assert HELD in due.why
        assert "Quennessy" not in " ".join(itertools.chain.from_iterable(Revision.objects.values_list("why")))


def test_the_name_of_a_party_we_asked_is_looked_through_like_the_text(story, publisher, reporter, now):
    edit = ClaimEdit(words="The ramp is cracked.")
    claim = put_claim(story, edit, by=publisher, expected_version=0, now=now)
    asked = {"claim_keys": (claim.key,), "asked_at": now, "state": "declined"}
    unnamed = ReplyEdit(is_unnamed=True, party_name="Mirabel Quennessy", **asked)
    reply = put_reply(story, unnamed, by=publisher, expected_version=1, now=now)
    assert answer(story, publisher, now) == []

    named = ReplyEdit(party_name="Mirabel Quennessy", **asked)
    put_reply(story, named, key=reply.key, by=publisher, expected_version=2, now=now)

    assert [message for _field, message in answer(story, publisher, now)] == [HELD]
    vault.add_party(story.quotations.get(key=stories.UNNAMED_KEY).attributions.get().source, reporter, publisher)
    [(_field, message)] = answer(story, publisher, now)
    assert "Mirabel Quennessy" in message
