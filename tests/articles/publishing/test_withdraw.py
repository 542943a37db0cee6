"""Withdrawal: a dated notice stays, and nothing else that readers could see or the record could tell."""

import json

import pytest

from articles import errors
from articles.models import Picture, WithheldVersion
from articles.publishing import Change, publish, withdraw
from articles.publishing.verify import verify_record
from articles.record import models as record
from articles.record.paths import path_hash
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
NOTICE = "We took this story back because its first sentence was wrong."


@pytest.fixture
def story(reporter, publisher, now):
    factories.site()
    picture = Picture.objects.create(
        file="originals/x.jpg", content_hash="ab" * 32, width=1080, height=720, uploaded_by=reporter, uploaded_at=now
    )
    article = stories.full_story(reporter, lead_picture=picture, lead_alt="A ramp", status="ready")
    publish(article, by=publisher, now=now, acknowledge=True)
    change = Change("correction", notice="The ramp is of steel.", wrong="Of oakwood.", right="Of steel.")
    return publish(article, by=publisher, now=now, change=change, acknowledge=True).article


def test_a_reporter_may_not_withdraw(story, reporter, now):
    with pytest.raises(errors.NotAllowed):
        withdraw(story, by=reporter, now=now, notice=NOTICE)


def test_a_story_readers_never_had_cannot_be_withdrawn(reporter, publisher, now):
    with pytest.raises(errors.WrongStep):
        withdraw(factories.article(reporter), by=publisher, now=now, notice=NOTICE)


@pytest.mark.parametrize("notice", ["", "  ", "…"])
def test_a_withdrawal_says_why(story, publisher, now, notice):
    with pytest.raises(errors.Blocked) as refused:
        withdraw(story, by=publisher, now=now, notice=notice)

    assert {problem.code for problem in refused.value.problems} == {"B12"}
    assert record.StoryPage.objects.exists()


def test_the_second_of_two_withdrawals_is_refused(story, publisher, now):
    withdraw(story, by=publisher, now=now, notice=NOTICE)

    with pytest.raises(errors.WrongStep):
        withdraw(story, by=publisher, now=now, notice=NOTICE)


def test_nothing_of_the_story_is_left_on_record(story, publisher, now):
    withdraw(story, by=publisher, now=now, notice=NOTICE)

    text = stories.everything_on_record()
    of_the_story = ("Ramp closed", "ramp-closed", "thumb", "Calloway", "Pellow crossing", "drawer", "ab" * 32)
    for word in (*of_the_story, "oakwood", "steel"):
        assert word not in text, word
    for model in (record.StoryPage, record.PublishedQuotation, record.PublishedMention, record.Profile, record.Topic):
        assert not model.objects.exists()


def test_the_notice_and_the_chain_stay(story, publisher, now):
    done = withdraw(story, by=publisher, now=now, notice=NOTICE)

    payload = json.loads(done.version.payload)
    assert payload == {
        "format": "newsroom-story/1",
        "kind": "withdrawal",
        "withdrawn_at": "2026-11-12T12:48:00Z",
        "notice": NOTICE,
        "removes": [1, 2],
    }
    assert record.PublicCorrection.objects.get(kind="withdrawal").notice == NOTICE
    assert verify_record().versions == 3


def test_the_address_is_remembered_by_its_keyed_hash_and_never_given_away(story, publisher, reporter, now):
    withdraw(story, by=publisher, now=now, notice=NOTICE)

    row = record.PublicPath.objects.get(path_hash=path_hash("/harbour/2026/11/ramp-closed/"))
    assert row.path is None
    with pytest.raises(errors.AddressTaken):
        publish(factories.article(reporter, status="ready"), by=publisher, now=now, acknowledge=True)


def test_the_desk_keeps_what_was_withdrawn(story, publisher, now):
    withdraw(story, by=publisher, now=now, notice=NOTICE)

    kept = WithheldVersion.objects.order_by("seq")
    assert [json.loads(each.payload)["kind"] for each in kept] == ["publish", "correction"]
    assert {each.path for each in kept} == {"/harbour/2026/11/ramp-closed/"}


def test_a_person_another_story_names_keeps_the_page(story, publisher, reporter, now):
    other = factories.article(reporter, stories.FIRST_PARAGRAPH, slug="another", status="ready")
    stories.quote(other, stories.NAMED_KEY, stories.open_source())
    publish(other, by=publisher, now=now, acknowledge=True)

    withdraw(story, by=publisher, now=now, notice=NOTICE)

    assert record.Profile.objects.get().quotations.count() == 1


def test_a_picture_another_story_shows_stays(story, publisher, reporter, now):
    other = factories.article(reporter, slug="another", status="ready", lead_picture=Picture.objects.get())
    publish(other, by=publisher, now=now, acknowledge=True)

    withdraw(story, by=publisher, now=now, notice=NOTICE)

    assert record.PublishedPicture.objects.exists()
