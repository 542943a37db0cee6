"""A story as data: loaded in few queries, written down without what belongs to the vault."""

import json

import pytest

from articles import snapshot
from articles.models import Attribution, Mention, Quotation
from sources.models import Entity, Source, SourceParty
from sources.vocabulary import Terms
from tests import factories

pytestmark = pytest.mark.django_db

BODY = (
    '<p>“<span data-quote="aaaaaaaaaa">The ramp is cracked</span>,” said '
    '<span data-mention="mmmmmmmmmm">Ines Calloway</span>.</p>'
)


@pytest.fixture
def protected(reporter):
    source = Source.objects.create(
        kind="anonymous_person", protected=True, code_name="velvet anchor", default_terms=Terms.NOT_FOR_ATTRIBUTION,
        public_description="an engineer at the yard", created_by=reporter,
    )  # fmt: skip
    SourceParty.objects.create(source=source, user=reporter, added_by=reporter)
    return source


@pytest.fixture
def story(reporter, protected):
    article = factories.article(reporter, BODY, authors=[factories.author()])
    article.tags.add("Pellow crossing")
    quotation = Quotation.objects.create(article=article, key="aaaaaaaaaa", text="The ramp is cracked", start=1, end=20)
    Quotation.objects.create(article=article, key="gone000000", text="Gone", start=0, end=4, is_orphaned=True)
    Attribution.objects.create(quotation=quotation, source=protected, terms=Terms.NOT_FOR_ATTRIBUTION, cue_text="said")
    entity = Entity.objects.create(type="person", name="Ines Calloway", slug="ines-calloway")
    Mention.objects.create(article=article, key="mmmmmmmmmm", entity=entity, surface="Ines Calloway", start=28, end=41)
    return article


def test_a_snapshot_holds_neither_description_nor_terms_nor_code_name(story):
    written = json.dumps(snapshot.take(story))

    for word in ("engineer at the yard", "velvet anchor", Terms.NOT_FOR_ATTRIBUTION.value):
        assert word not in written


def test_a_snapshot_hides_the_source_from_who_is_not_party_to_it(story, publisher, reporter, protected):
    taken = snapshot.take(story)

    hidden = snapshot.as_seen_by(taken, publisher)["quotations"][0]["attributions"][0]
    shown = snapshot.as_seen_by(taken, reporter)["quotations"][0]["attributions"][0]

    assert (hidden["source"], hidden["is_hidden"]) == (None, True)
    assert shown["source"] == str(protected.pk)


def test_an_open_source_is_shown_to_everybody(story, publisher):
    council = Source.objects.create(kind="organisation", name="Port council")
    Attribution.objects.update(source=council, terms=Terms.ON_RECORD)

    seen = snapshot.as_seen_by(snapshot.take(story), publisher)

    assert seen["quotations"][0]["attributions"][0]["source"] == str(council.pk)


def test_a_story_is_loaded_in_at_most_ten_queries(story, django_assert_max_num_queries):
    fresh = type(story).objects.get(pk=story.pk)

    with django_assert_max_num_queries(10):
        loaded = snapshot.load_story(fresh)
        _ = [quotation.source for quotation in loaded.quotations], loaded.section, [each.entity for each in loaded.mentions]


def test_orphaned_quotations_stand_apart(story):
    loaded = snapshot.load_story(story)

    assert [quotation.key for quotation in loaded.quotations] == ["aaaaaaaaaa"]
    assert [quotation.key for quotation in loaded.orphans] == ["gone000000"]


def test_a_mention_of_a_merged_entity_leads_to_the_one_that_stayed(story):
    stayed = Entity.objects.create(type="person", name="Ines M. Calloway", slug="ines-m-calloway")
    Entity.objects.filter(slug="ines-calloway").update(state="merged", merged_into=stayed)

    assert snapshot.load_story(story).mentions[0].entity == stayed


def test_a_figure_that_names_no_picture_of_ours_is_left_out(reporter):
    article = factories.article(reporter, '<figure data-picture="ffff"></figure><p>Text.</p>')

    assert snapshot.load_story(article).pictures == {}
