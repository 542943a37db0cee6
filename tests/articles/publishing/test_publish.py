"""Publishing: refusals first, then what the record holds afterwards."""

import json
from datetime import timedelta
from unittest import mock

import pytest

from articles import errors
from articles.models import Acknowledgement, Correction, HousePolicy, Revision
from articles.publishing import Change, publish
from articles.publishing import chain as publishing_chain
from articles.record.models import (
    ChainHead,
    Profile,
    PublicCorrection,
    PublicPath,
    PublishedMention,
    PublishedQuotation,
    PublishedVersion,
    RecordChange,
    StoryPage,
)
from sources.vault import create_protected
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter):
    factories.site()
    return stories.full_story(reporter)


@pytest.fixture
def published(story, publisher, now):
    return publish(story, by=publisher, now=now, acknowledge=True)


def nothing_is_public():
    return not any(model.objects.exists() for model in (PublishedVersion, StoryPage, PublicPath, RecordChange, Profile))


class TestRefusals:
    def test_a_reporter_may_not_publish(self, story, reporter, now):
        with pytest.raises(errors.NotAllowed):
            publish(story, by=reporter, now=now, acknowledge=True)

        assert nothing_is_public()

    def test_an_editor_may_not_publish_where_house_policy_forbids_it(self, story, editor, now):
        HousePolicy.objects.update_or_create(pk=1, defaults={"editors_may_publish": False})

        with pytest.raises(errors.NotAllowed):
            publish(story, by=editor, now=now, acknowledge=True)

    def test_a_spiked_story_is_not_published(self, story, publisher, now):
        type(story).objects.update(status="spiked")

        with pytest.raises(errors.WrongStep):
            publish(story, by=publisher, now=now, acknowledge=True)

    def test_a_story_saved_in_between_is_not_published(self, story, publisher, now):
        with pytest.raises(errors.Stale):
            publish(story, by=publisher, now=now, expected_version=story.version + 3, acknowledge=True)

    def test_a_blocking_check_stops_it(self, story, publisher, now):
        story.quotations.get(key=stories.NAMED_KEY).attributions.update(source=None)

        with pytest.raises(errors.Blocked) as refused:
            publish(story, by=publisher, now=now, acknowledge=True)

        assert "B1" in {problem.code for problem in refused.value.problems}
        assert nothing_is_public()

    def test_a_warning_nobody_has_read_stops_it(self, story, publisher, now):
        type(story).objects.update(body=story.body + "<p>He said: “It was [in the end] closed … late.”</p>")

        with pytest.raises(errors.Blocked):
            publish(story, by=publisher, now=now)

        publish(story, by=publisher, now=now, acknowledge=True)
        assert Acknowledgement.objects.filter(by=publisher).exists()

    def test_a_story_without_headline_text_or_section_is_named_field_by_field(self, story, publisher, now):
        type(story).objects.update(headline=" ", body="<hr>", section=None)

        with pytest.raises(errors.Invalid) as refused:
            publish(story, by=publisher, now=now, acknowledge=True)

        assert set(refused.value.fields) == {"headline", "body", "section"}

    def test_a_story_under_embargo_waits(self, story, publisher, now):
        type(story).objects.update(embargo_until=now + timedelta(minutes=1))

        with pytest.raises(errors.WrongStep):
            publish(story, by=publisher, now=now, acknowledge=True)

    def test_the_address_of_another_story_is_refused_even_after_that_one_moved(self, published, publisher, reporter, now):
        type(published.article).objects.filter(pk=published.article.pk).update(slug="ramp-shut")
        publish(published.article, by=publisher, now=now)
        other = factories.article(reporter, headline="Another", slug="ramp-closed", status="ready")

        with pytest.raises(errors.AddressTaken):
            publish(other, by=publisher, now=now, acknowledge=True)

    def test_a_correction_without_notice_is_refused(self, published, publisher, now):
        with pytest.raises(errors.Blocked) as refused:
            publish(published.article, by=publisher, now=now, change=Change("correction"), acknowledge=True)

        assert [problem.code for problem in refused.value.problems if problem.is_block] == ["B12"]

    def test_a_double_click_publishes_once(self, published, publisher, now):
        with pytest.raises(errors.NothingNew):
            publish(published.article, by=publisher, now=now + timedelta(seconds=1))

        assert PublishedVersion.objects.count() == 1

    def test_a_double_click_that_names_the_version_it_saw_publishes_once(self, reporter, publisher, now):
        flash = factories.article(reporter, headline="Ramp closed", slug="", status="drafting")
        seen = flash.version
        publish(flash, by=publisher, now=now, expected_version=seen, acknowledge=True)

        with pytest.raises(errors.NothingNew):
            publish(flash, by=publisher, now=now, expected_version=seen, acknowledge=True)

    def test_the_same_correction_twice_is_told_once(self, published, publisher, now):
        change = Change("correction", notice="The ramp is of steel.")
        publish(published.article, by=publisher, now=now, change=change, acknowledge=True)

        with pytest.raises(errors.NothingNew):
            publish(published.article, by=publisher, now=now, change=change, acknowledge=True)

    def test_everything_is_undone_when_the_last_step_fails(self, story, publisher, now):
        broken = mock.patch.object(publishing_chain, "move_head", side_effect=OSError("disk full"))

        with broken, pytest.raises(OSError, match="disk full"):
            publish(story, by=publisher, now=now, acknowledge=True)

        story.refresh_from_db()
        assert story.status == "ready"
        assert nothing_is_public()
        assert not Revision.objects.exists()


class TestWhatReadersGet:
    def test_the_address_has_section_year_month_and_slug(self, published):
        assert published.address == "/harbour/2026/11/ramp-closed/"
        assert PublicPath.objects.get().path == published.address

    def test_year_and_month_are_those_of_the_newsrooms_own_clock(self, story, publisher, now):
        factories.site(zone="Pacific/Auckland")

        done = publish(story, by=publisher, now=now.replace(month=12, day=31, hour=20), acknowledge=True)

        assert done.address.startswith("/harbour/2027/01/")

    def test_the_page_carries_the_words_the_byline_and_the_topics(self, published):
        page = StoryPage.objects.get()

        assert page.version_id == published.version.pk
        assert (page.headline, page.number, page.quotation_count, page.source_count) == ("Ramp closed", 1, 2, 2)
        assert page.byline == [{"name": "Nessa Vantongeren", "address": "/authors/nessa-vantongeren/"}]
        assert page.topics == [{"name": "Pellow crossing", "address": "/topics/pellow-crossing/"}]

    def test_a_quotation_by_name_stands_on_the_speakers_page(self, published):
        profile = Profile.objects.get()

        assert (profile.path, profile.name) == ("/people/ines-calloway/", "Ines Calloway")
        assert [row.text for row in profile.quotations.all()] == ["“I could put my thumb in it”"]
        assert PublishedMention.objects.get().profile == profile

    def test_only_the_quotation_readers_are_told_about_is_numbered(self, published):
        assert [(row.number, row.speaker) for row in PublishedQuotation.objects.order_by("number")] == [
            (1, "Ines Calloway"),
            (2, stories.DESCRIPTION),
        ]

    def test_the_change_log_names_everything_that_shows_the_story(self, published):
        keys = RecordChange.objects.order_by("pk").last().keys

        for word in ("story", "section", "profile", "topic", "author", "quotation"):
            assert any(key.startswith(f"{word}:") for key in keys), word
        assert "front" in keys

    def test_a_flash_fills_its_own_gaps(self, reporter, publisher, now):
        text = "<p>The ramp is shut. Cars must wait.</p>"
        flash = factories.article(reporter, text, headline="Ramp shut at Pellow Slip", slug="", status="drafting")

        done = publish(flash, by=publisher, now=now, acknowledge=True)

        assert done.address == "/harbour/2026/11/ramp-shut-at-pellow-slip/"
        assert (done.article.short_headline, done.article.standfirst) == ("Ramp shut at Pellow Slip", "The ramp is shut.")

    def test_two_stories_of_one_headline_get_two_addresses(self, reporter, publisher, now):
        first, second = (factories.article(reporter, headline="Ramp shut", slug="", status="ready") for _ in "12")

        addresses = [publish(each, by=publisher, now=now, acknowledge=True).address for each in (first, second)]

        assert addresses == ["/harbour/2026/11/ramp-shut/", "/harbour/2026/11/ramp-shut-2/"]

    def test_a_story_brought_from_elsewhere_keeps_its_day(self, story, publisher, now):
        done = publish(story, by=publisher, now=now, acknowledge=True, first_published_at=now.replace(year=2019))

        assert done.address.startswith("/harbour/2019/11/")
        assert done.version.recorded_at == "2026-11-12T12:48:00Z"


class TestPublishedAgain:
    def test_a_changed_slug_keeps_the_old_address_on_file(self, published, publisher, now):
        type(published.article).objects.update(slug="ramp-shut")

        again = publish(published.article, by=publisher, now=now)

        assert again.address == "/harbour/2026/11/ramp-shut/"
        assert set(PublicPath.objects.values_list("path", "story")) == {
            (published.address, published.article.story_key),
            (again.address, published.article.story_key),
        }
        assert StoryPage.objects.get().path == again.address

    def test_the_page_keeps_its_id_and_its_first_hour(self, published, publisher, now):
        before = StoryPage.objects.get()
        type(published.article).objects.update(headline="Ramp closed again")

        publish(published.article, by=publisher, now=now + timedelta(hours=1))

        after = StoryPage.objects.get()
        assert (after.pk, after.first_published_at) == (before.pk, before.first_published_at)
        assert (after.number, after.headline, after.updated_at) == (2, "Ramp closed again", now + timedelta(hours=1))

    def test_one_version_is_live_and_the_earlier_one_stays_on_file(self, published, publisher, now):
        type(published.article).objects.update(headline="Ramp closed again")

        publish(published.article, by=publisher, now=now)

        assert list(PublishedVersion.objects.order_by("seq").values_list("number", "is_live", "kind")) == [
            (1, False, "publish"),
            (2, True, "update"),
        ]

    def test_a_correction_is_told_on_the_story_and_among_the_corrections(self, published, publisher, now):
        change = Change("correction", notice="The ramp is of steel.", wrong="of iron", right="of steel")
        publish(published.article, by=publisher, now=now, change=change, acknowledge=True)

        page, row = StoryPage.objects.get(), PublicCorrection.objects.get()
        assert page.is_corrected
        assert page.corrections[0]["notice"] == row.notice == "The ramp is of steel."
        assert (row.headline, row.path, row.wrong, row.right) == (page.headline, page.path, "of iron", "of steel")
        assert Correction.objects.get().number == 2

    def test_a_later_headline_is_also_that_of_the_earlier_correction(self, published, publisher, now):
        change = Change("correction", notice="The ramp is of steel.")
        publish(published.article, by=publisher, now=now, change=change, acknowledge=True)
        type(published.article).objects.update(headline="Steel ramp closed")

        publish(published.article, by=publisher, now=now + timedelta(hours=1))

        assert PublicCorrection.objects.get().headline == "Steel ramp closed"

    def test_someone_no_longer_named_loses_the_page(self, published, publisher, now):
        type(published.article).objects.update(body="<p>The ramp is closed.</p>")
        published.article.quotations.update(is_orphaned=True)

        publish(published.article, by=publisher, now=now)

        assert not Profile.objects.exists()
        assert not PublishedQuotation.objects.exists()

    def test_a_changed_description_is_news_to_readers(self, published, publisher, now, story):
        attribution = story.quotations.get(key=stories.UNNAMED_KEY).attributions.get()
        type(attribution.agreement).objects.filter(pk=attribution.agreement_id).update(description="a ramp engineer")

        publish(published.article, by=publisher, now=now)

        assert json.loads(PublishedVersion.objects.get(is_live=True).payload)["sources"][1]["name"] == "a ramp engineer"

    def test_the_head_is_the_last_version(self, published, publisher, now):
        type(published.article).objects.update(headline="Ramp closed again")

        again = publish(published.article, by=publisher, now=now)

        head = ChainHead.objects.get()
        assert (head.seq, head.hash) == (2, again.version.hash)
        assert again.version.previous == published.version.hash


def test_nothing_of_the_vault_and_no_desk_id_of_the_source_is_in_any_column_of_the_record(
    story, reporter, publisher, now, monkeypatch
):
    identity = {"name": "Wilhelmina Ferrick", "contact": "020 7946 0112", "notes": "met at the boathouse"}
    source = create_protected(
        reporter, "anonymous_person", identity, public_description="a second engineer", how_they_know="did the night shifts",
        code_name="amber kettle", default_terms="not_for_attribution",
    )  # fmt: skip
    story.quotations.get(key=stories.UNNAMED_KEY).attributions.update(
        source=source, agreement=stories.agreement(source), name_as_published="Wilhelmina", place="the boathouse"
    )
    monkeypatch.setattr("articles.checks.run", lambda *_story, **_hour: [])  # B3 would hold it: readers are safe without

    publish(story, by=publisher, now=now, acknowledge=True)

    on_record = stories.everything_on_record()
    assert stories.DESCRIPTION in on_record
    for secret in (
        *identity.values(),
        "Wilhelmina",
        "boathouse",
        "amber kettle",
        "night shifts",
        str(source.pk),
        source.pk.hex,
    ):
        assert secret not in on_record, secret


@pytest.mark.parametrize("language", ["cy", "zz", "../../etc", "en-GB", "a" * 16])
def test_a_story_in_whatever_language_goes_out(story, publisher, now, language):
    type(story).objects.update(language=language)

    publish(story, by=publisher, now=now, acknowledge=True)

    assert StoryPage.objects.get().language == language
