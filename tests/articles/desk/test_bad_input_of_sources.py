"""Sources that go, and terms that change, while stories lean on them: refused, or said openly, and never a hidden name."""

import threading

import pytest
from django.db import connections
from django.db.models import ProtectedError

from articles.errors import Blocked
from articles.models import Article, Attribution
from articles.publishing import publish
from articles.record.models import PublishedQuotation, PublishedVersion
from sources import vault
from sources.models import Source
from sources.vocabulary import SourceState, Terms
from tests import factories
from tests.articles.desk.drafting import said_by, save
from tests.articles.publishing import stories

NAME = "Ines Calloway"


@pytest.fixture
def story(reporter):
    factories.site()
    return stories.full_story(reporter)


class TestASourceThatIsQuoted:
    pytestmark = pytest.mark.django_db

    def test_is_not_deleted_from_under_its_words(self, story):
        source = Source.objects.get(entity__name=NAME)

        with pytest.raises(ProtectedError):
            source.delete()

        assert Attribution.objects.get(quotation__key=stories.NAMED_KEY).source == source

    def test_is_not_deleted_at_the_desk_by_those_who_keep_sources(self, story, source_desk, client):
        source = Source.objects.get(entity__name=NAME)
        client.force_login(source_desk)

        client.post(f"/desk/sources/source/{source.pk}/delete/", {"post": "yes"})

        assert Source.objects.filter(pk=source.pk).exists()


class TestADestroyedSource:
    pytestmark = pytest.mark.django_db

    @pytest.fixture
    def destroyed(self, story, reporter, source_desk, now):
        source = vault.create_protected(
            reporter, "anonymous_person", {"name": "Mirabel Quennessy"}, stories.DESCRIPTION,
            how_they_know="Saw the file.", default_terms=Terms.NOT_FOR_ATTRIBUTION,
        )  # fmt: skip
        promised = stories.agreement(source, public_reason="It could cost the engineer the job.")
        Attribution.objects.filter(quotation__key=stories.UNNAMED_KEY).update(source=source, agreement=promised)
        vault.destroy(source, by=source_desk, together_with=reporter, now=now)
        source.refresh_from_db()
        return source

    def test_leaves_the_words_and_what_was_promised(self, story, destroyed):
        said = Attribution.objects.get(quotation__key=stories.UNNAMED_KEY)

        assert destroyed.state == SourceState.DESTROYED
        assert said.quotation.text == "“It went in the drawer”"
        assert (said.agreement.description, said.source) == (stories.DESCRIPTION, destroyed)

    def test_stops_what_was_not_yet_published(self, story, destroyed, publisher, now):
        with pytest.raises(Blocked) as caught:
            publish(story, by=publisher, now=now, acknowledge=True)

        assert stories.UNNAMED_KEY in {each.key for each in caught.value.problems if each.is_block}
        assert not PublishedVersion.objects.exists()


class TestTermsThatChangeWhileAPublicationRuns:
    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture
    def story(self, publisher):
        """The publisher's own: a reporter may not touch a story that is ready, and would be refused if first."""
        factories.site()
        return stories.full_story(publisher)

    @pytest.fixture
    def hide(self, story, publisher):
        """A save that gives the named words to a protected source, as somebody at the desk would."""
        hidden = stories.protected_source(publisher, code_name="quiet lantern")
        promised = stories.agreement(hidden, public_reason="It could cost the engineer the job.")
        words = said_by(
            hidden, terms=Terms.NOT_FOR_ATTRIBUTION, agreement_id=promised.pk, name_as_published="", role_as_published=""
        )
        return lambda: save(publisher, article=Article.objects.get(pk=story.pk), quotations={stories.NAMED_KEY: words})

    def test_readers_get_the_old_terms_or_the_new_and_never_a_name_under_the_new(self, story, hide, publisher, now):
        outcomes = at_once(lambda: publish(Article.objects.get(pk=story.pk), by=publisher, now=now, acknowledge=True), hide)

        assert Attribution.objects.get(quotation__key=stories.NAMED_KEY).terms == Terms.NOT_FOR_ATTRIBUTION
        if any(isinstance(each, Blocked) for each in outcomes):
            assert not PublishedVersion.objects.exists()
        else:
            assert told() == (NAME, Terms.ON_RECORD) or (
                NAME not in str(told()[0]) and told()[1] == Terms.NOT_FOR_ATTRIBUTION
            )

    def test_a_promise_that_forbids_the_name_stops_it_or_comes_after_it(self, story, publisher, now):
        said = Attribution.objects.filter(quotation__key=stories.NAMED_KEY)

        def publish_it():
            return publish(Article.objects.get(pk=story.pk), by=publisher, now=now, acknowledge=True)

        outcomes = at_once(publish_it, lambda: said.update(terms=Terms.NOT_FOR_ATTRIBUTION))

        if any(isinstance(each, Blocked) for each in outcomes):
            assert not PublishedVersion.objects.exists()
        else:
            assert told() == (NAME, Terms.ON_RECORD)
        Article.objects.filter(pk=story.pk).update(headline="The ramp again")
        with pytest.raises(Blocked):
            publish_it()

    def test_what_is_published_after_the_change_has_no_name(self, story, hide, publisher, now):
        publish(story, by=publisher, now=now, acknowledge=True)
        assert told() == (NAME, Terms.ON_RECORD)

        hide()
        publish(Article.objects.get(pk=story.pk), by=publisher, now=now, acknowledge=True)

        speaker, terms = told()
        assert terms == Terms.NOT_FOR_ATTRIBUTION
        assert NAME not in speaker
        assert NAME not in str(PublishedQuotation.objects.get(number=1).card)


def told():
    """Return who is said to have said the first quotation, and on what terms, as the live page has it."""
    row = PublishedQuotation.objects.get(number=1)
    return row.speaker, row.card["terms"]["code"]


def at_once(*acts):
    """Run these in threads that start together and return what each gave or raised."""
    gate, outcomes = threading.Barrier(len(acts)), []

    def run(act):
        gate.wait()
        try:
            outcomes.append(act())
        except Blocked as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(acts)
    return outcomes
