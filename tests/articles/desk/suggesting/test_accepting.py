"""Accepting a stored story's suggestions: what stays as it is, what is stored, and that once is enough."""

import json
from typing import Any

import pytest

from articles import body
from articles.desk.edits import Refusal
from articles.desk.suggesting.accepting import accept
from articles.desk.suggesting.deciding import turn_down
from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Attribution, Mention, Quotation, Revision
from articles.models.suggestion_decision import SuggestionKind
from articles.models.vocabulary import MentionState
from articles.publishing import publish
from sources import registry
from sources.models import Entity, Source
from sources.suggest.directory import EMPTY, Directory
from sources.vocabulary import EntityType, Terms
from tests import factories
from tests.articles.desk.drafting import NOW, key, open_source, said_by, save

from .hand_made import entity, quote
from .hand_made import said_by as by_name

pytestmark = pytest.mark.django_db

STORY = "<p>“The ramp is closed,” said Ana Duarte. “It stays closed.”</p><p>Duarte runs Kell & Dray. It was “safe”.</p>"
CLOSED, STAYS = "“The ramp is closed,”", "“It stays closed.”"


@pytest.fixture
def story(reporter: Any) -> Article:
    return save(reporter, STORY).article


@pytest.fixture
def text() -> str:
    return body.plain_text(STORY)


def accepted(story: Article, by: Any, **facts: Any) -> Any:
    story.refresh_from_db()
    return accept(story, by=by, now=NOW, directory=no_names, **facts)


def no_names() -> Directory:
    return EMPTY


# -- Refusals ----------------------------------------------------------------------------------------------------------
def test_nobody_accepts_in_a_story_of_others(engine, story, text, other_reporter, standards) -> None:
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte"))]

    for person in (other_reporter, standards):
        with pytest.raises(NotAllowed):
            accepted(story, person)
    assert not Quotation.objects.exists()
    assert not Source.objects.exists()


def test_of_a_story_saved_meanwhile_nothing_is_accepted_and_nobody_is_put_on_file(engine, story, text, reporter) -> None:
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte"))]
    stale = Article.objects.get(pk=story.pk)
    save(reporter, "<p>Rewritten.</p>", article=story)

    with pytest.raises(Stale):
        accept(stale, by=reporter, now=NOW, directory=no_names)

    assert not Source.objects.exists()
    assert not Entity.objects.exists()


def test_a_refused_save_puts_nobody_on_file(engine, story, text, reporter, monkeypatch) -> None:
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte"))]

    def refuse(*_args: Any, **_facts: Any) -> None:
        raise Invalid({"body": "No."})

    monkeypatch.setattr("articles.desk.suggesting.accepting.save_story", refuse)

    with pytest.raises(Invalid):
        accepted(story, reporter)
    assert not Source.objects.exists()


def test_marks_a_person_made_stay_as_they_are(engine, reporter) -> None:
    source = open_source(reporter)
    marked = STORY.replace(CLOSED, f"⟦a:{CLOSED}⟧")
    story = save(reporter, marked, quotations={key("a"): said_by(source, cue_text="barked")}).article
    text = body.plain_text(story.body)
    engine.quotes = [quote(text, f"{CLOSED} said", **by_name("Ana Duarte")), quote(text, STAYS, **by_name("Ana Duarte"))]

    done = accepted(story, reporter)

    assert done.quotations == 1
    said = Attribution.objects.get(quotation__key=key("a"))
    assert (said.source, said.cue_text, said.quotation.text) == (source, "barked", CLOSED)


def test_what_was_turned_down_stays_turned_down(engine, story, text, reporter) -> None:
    turn_down(story, [Refusal(SuggestionKind.QUOTATION, CLOSED)], by=reporter, now=NOW)
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte"))]

    assert accepted(story, reporter).quotations == 0
    story.refresh_from_db()
    assert (story.version, Revision.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "facts", [{"confidence": 0.5, "speaker_kind": "person", "speaker": "Ana Duarte"}, {"speaker_kind": "nobody"}]
)
def test_what_is_too_uncertain_or_said_by_nobody_is_left_with_the_reason(engine, story, text, reporter, facts) -> None:
    engine.quotes = [quote(text, CLOSED, **facts)]

    done = accepted(story, reporter, min_confidence=0.6)

    assert done.quotations == 0
    assert [(each.words, bool(each.why)) for each in done.skipped] == [(CLOSED, True)]
    assert not Source.objects.exists()


@pytest.mark.parametrize("kind", ["unnamed_person", "unnamed_group", "unknown"])
def test_whoever_has_no_name_becomes_no_source(engine, story, text, reporter, kind) -> None:
    engine.quotes = [quote(text, CLOSED, speaker_kind=kind, speaker_mention="one official", verb="said")]

    done = accepted(story, reporter)

    assert (done.quotations, done.unnamed) == (1, 1)
    assert Attribution.objects.get().source is None
    assert Attribution.objects.get().terms == Terms.UNSETTLED
    assert not Source.objects.exists()


def test_a_surname_alone_becomes_no_source_unless_it_is_on_file(engine, story, text, reporter) -> None:
    source = open_source(reporter, "Hask")
    engine.quotes = [
        quote(text, CLOSED, **by_name("Duarte")),
        quote(text, STAYS, **by_name("Hask", entity_id=source.entity_id)),
    ]

    accepted(story, reporter)

    assert [said.source for said in Attribution.objects.order_by("quotation__start")] == [None, source]
    assert list(Source.objects.all()) == [source]


def test_an_ambiguous_name_is_left(engine, story, text, reporter) -> None:
    engine.entities = [entity(text, "Kell", ambiguous=True)]

    done = accepted(story, reporter)

    assert (done.mentions, [each.words for each in done.skipped]) == (0, ["Kell"])


# -- What is stored ----------------------------------------------------------------------------------------------------
def test_a_quotation_is_stored_with_its_source_cue_and_origin(engine, story, text, reporter) -> None:
    facts = by_name("Ana Duarte", role="harbour master", cue_class="neutral", confidence=0.8, rule="words, said X")
    engine.quotes = [quote(text, CLOSED, **facts)]

    accepted(story, reporter)

    row, said = Quotation.objects.get(), Attribution.objects.get()
    assert (row.text, row.type, row.state) == (CLOSED, "direct", "accepted")
    assert (row.suggested_by, row.confidence, row.decided_by, row.decided_at) == ("words, said X", 0.8, reporter, NOW)
    assert (str(said.source), said.terms, said.reporter) == ("Ana Duarte", Terms.ON_RECORD, reporter)
    assert (said.cue_text, said.cue_class, said.role_as_published) == ("said", "neutral", "harbour master")


def test_parts_become_one_quotation_and_the_text_stays_the_same(engine, story, text, reporter) -> None:
    engine.quotes = [quote(text, CLOSED, group="a", **by_name("Ana Duarte")), quote(text, STAYS, group="a")]

    accepted(story, reporter)

    story.refresh_from_db()
    assert [text[start:end] for start, end in Quotation.objects.get().spans] == [CLOSED, STAYS]
    assert body.plain_text(story.body) == text


def test_everything_is_one_save_with_one_revision_that_says_why(engine, story, text, reporter) -> None:
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte")), quote(text, STAYS, **by_name("Ana Duarte"))]

    accepted(story, reporter)

    story.refresh_from_db()
    assert story.version == 2
    assert [revision.why for revision in story.revisions.all()] == ["Suggestions accepted", ""]
    assert Source.objects.count() == 1


def test_a_speaker_on_file_is_taken_from_there(engine, story, text, reporter) -> None:
    source = open_source(reporter, "Ana Maria Duarte")
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Maria Duarte", entity_id=source.entity_id))]

    accepted(story, reporter)

    assert Attribution.objects.get().source == source
    assert Source.objects.count() == 1


def test_names_are_tied_to_the_directory_at_all_their_places(engine, story, text, reporter) -> None:
    company = registry.make_entity("Kell & Dray", EntityType.ORGANISATION, reporter)
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte"))]
    engine.entities = [
        entity(text, "Ana Duarte"),
        entity(text, "Duarte", name="Ana Duarte", at=1),
        entity(text, "Kell & Dray", entity_id=company.pk, known=True, type="organisation"),
    ]

    done = accepted(story, reporter)

    assert done.mentions == 2
    duarte = Entity.objects.get(name="Ana Duarte")  # in the directory since she was quoted
    assert list(Mention.objects.values_list("surface", "entity", "state")) == [
        ("Ana Duarte", duarte.pk, MentionState.CONFIRMED),
        ("Duarte", duarte.pk, MentionState.CONFIRMED),
        ("Kell & Dray", company.pk, MentionState.CONFIRMED),
    ]


def test_a_name_new_to_the_directory_is_marked_as_such_and_makes_no_entry(engine, story, text, reporter) -> None:
    engine.entities = [entity(text, "Kell & Dray", type="organisation")]

    accepted(story, reporter)

    mention = Mention.objects.get()
    assert (mention.surface, mention.entity, mention.state) == ("Kell & Dray", None, MentionState.NEW_CANDIDATE)
    assert not Entity.objects.exists()


def test_a_name_that_a_speaker_brings_into_the_directory_is_looked_for_in_the_same_run(
    engine, story, text, reporter
) -> None:
    engine.quotes = [quote(text, CLOSED, **by_name("Ana Duarte"))]
    asked = []

    def names() -> Directory:
        asked.append(list(Entity.objects.values_list("name", flat=True)))
        return EMPTY

    accept(story, by=reporter, now=NOW, directory=names)

    assert asked == [[], ["Ana Duarte"]]


def test_a_second_time_there_is_nothing_left_to_accept(reporter, editor) -> None:
    """With the rules as they are, not made by hand."""
    story = save(reporter, STORY).article
    first = accepted(story, reporter)
    story.refresh_from_db()
    before = (story.version, story.body)

    again = accepted(story, editor)

    story.refresh_from_db()
    assert first.quotations > 0
    assert (again.quotations, again.mentions) == (0, 0)
    assert (story.version, story.body) == before


def test_what_was_accepted_can_be_published_with_its_speaker_and_nothing_of_a_name_that_is_new(publisher) -> None:
    """With the rules as they are: from an archive's plain text to what readers get."""
    factories.site()
    text = "<p>“The ramp is closed until the spring,” said Ana Duarte.</p><p>Kell & Dray Marine Ltd will mend it.</p>"
    story = factories.article(publisher, text, authors=[factories.author()])
    accepted(story, publisher)
    story.refresh_from_db()

    payload = json.loads(publish(story, by=publisher, now=NOW, acknowledge=True).version.payload)

    assert [each["speaker"] for each in payload["quotations"]] == ["Ana Duarte"]
    assert [each["name"] for each in payload["mentions"]] == ["Ana Duarte"]


def test_a_story_without_text_has_nothing_to_accept(reporter) -> None:
    assert accepted(factories.article(reporter, ""), reporter).quotations == 0
