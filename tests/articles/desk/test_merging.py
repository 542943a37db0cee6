"""What a merge does to the stories."""

from typing import Any

import pytest

from articles.desk.merging import effects_of, merge
from articles.errors import NotAllowed
from articles.models import Attribution, Mention
from sources import registry
from sources.models import Entity, Source
from sources.vocabulary import EntityType
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(reporter: Any) -> Entity:
    return registry.make_entity("Inès Calloway", EntityType.PERSON, reporter)


@pytest.mark.parametrize("who", ["reporter", "standards", "administrator"])
def test_not_everybody_reaches_into_everybodys_stories(kept: Entity, request: Any, who: str, reporter: Any) -> None:
    stories.full_story(reporter)

    with pytest.raises(NotAllowed):
        merge(kept, stories.entity(), by=request.getfixturevalue(who))
    assert Mention.objects.get().entity == stories.entity()


def test_names_and_words_follow_whether_or_not_both_had_a_source(kept: Entity, reporter: Any, source_desk: Any) -> None:
    stories.full_story(reporter)
    source = registry.open_source_for(kept, reporter)

    merge(kept, stories.entity(), by=source_desk)

    assert Mention.objects.get().entity == kept
    assert Attribution.objects.get(quotation__key=stories.NAMED_KEY).source == source


def test_words_of_a_protected_source_are_left_alone(kept: Entity, reporter: Any, source_desk: Any) -> None:
    stories.full_story(reporter)
    protected = Source.objects.get(protected=True)

    merge(kept, stories.entity(), by=source_desk)

    assert protected.attributions.count() == 2


def test_the_text_its_version_and_its_revisions_stay_as_they_are(kept: Entity, reporter: Any, editor: Any) -> None:
    story = stories.full_story(reporter)

    merge(kept, stories.entity(), by=editor)

    before = (story.body, story.version, story.updated_at)
    story.refresh_from_db()
    assert (story.body, story.version, story.updated_at) == before
    assert not story.revisions.exists()


def test_a_preview_counts_what_moves_and_moves_nothing(kept: Entity, reporter: Any) -> None:
    stories.full_story(reporter)

    effects = effects_of(stories.entity())

    assert (effects.sources, effects.quotations, effects.mentions, effects.stories, effects.live_stories) == (1, 1, 1, 1, 0)
    assert Mention.objects.get().entity == stories.entity()
