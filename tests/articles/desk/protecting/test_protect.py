"""An open source becomes a protected one: who may, what is refused, and that the name is nowhere afterwards."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from articles.desk.edits import MentionEdit
from articles.desk.protecting.protect import ListChanged, protect
from articles.desk.protecting.survey import survey
from articles.errors import NotAllowed
from articles.models import Article, Attribution, Mention, Picture
from sources import registry, vault
from sources.errors import Absent, ReasonMissing
from sources.models import Alias, DescribedAttribute, Entity, SelfDescription, Source
from sources.vocabulary import EntityType, Terms
from tests import factories
from tests.articles.desk import drafting

pytestmark = pytest.mark.django_db

NAME = "Zuleyka Quennington"
REASON = "Her employer threatens everybody who spoke to us."
TEXT = (
    "<p>⟦a:“It was late”⟧, said Zuleyka <em>Quennington</em> of the quay.</p><p>ZULEYKA QUENNINGTON’s boat and"
    " Zuléyka Quennington, again. Quennington left.</p>"
)


@pytest.fixture
def source(reporter: Any) -> Source:
    made = drafting.open_source(reporter, NAME)
    Alias.objects.create(entity=made.entity, text="Zuly Q.")
    Source.objects.filter(pk=made.pk).update(contact="zq@quay.example", created_by=reporter)
    return Source.objects.get(pk=made.pk)


@pytest.fixture
def story(source: Source, reporter: Any) -> Article:
    edits = {drafting.key("a"): drafting.said_by(source, name_as_published=NAME, place="the east quay", terms="on_record")}
    return drafting.save(
        reporter, TEXT, quotations=edits, fields={"headline": f"{NAME} speaks", "slug": "zuleyka-quennington-speaks"}
    ).article


def do(source: Source, by: Any, chosen: Any = None, **facts: Any) -> Any:
    listed = survey(source)
    given = {
        "reason": REASON, "terms": Terms.BACKGROUND, "promise": {"description": "somebody from the quay"},
        "fingerprint": listed.fingerprint, "chosen": listed.ticked if chosen is None else chosen, "now": factories.NOW,
    }  # fmt: skip
    return protect(source, by=by, **(given | facts))


def everything_at_the_desk() -> str:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("record_"):
                cursor.execute(f'SELECT * FROM "{table}"')
                found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found).casefold()


@pytest.mark.parametrize("who", ["other_reporter", "editor", "standards", "administrator"])
def test_not_everybody_protects_a_source(source: Source, who: str, request: Any) -> None:
    with pytest.raises(NotAllowed):
        do(source, request.getfixturevalue(who))
    assert not Source.objects.get().protected


def test_a_list_that_is_no_longer_true_is_refused_and_nothing_is_done(source: Source, story: Article, reporter: Any) -> None:
    old = survey(source).fingerprint
    drafting.save(reporter, article=story, fields={"standfirst": f"What {NAME} saw"})

    with pytest.raises(ListChanged):
        do(source, reporter, fingerprint=old)
    assert not Source.objects.get().protected
    assert NAME in Article.objects.get().headline


def test_without_a_reason_nothing_is_done(source: Source, story: Article, reporter: Any) -> None:
    with pytest.raises(ReasonMissing):
        do(source, reporter, reason=" ")
    assert NAME in Article.objects.get().headline


def test_a_source_is_protected_once(source: Source, reporter: Any) -> None:
    do(source, reporter)

    with pytest.raises(Absent):
        do(source, reporter)


def test_afterwards_the_name_stands_nowhere_at_the_desk(source: Source, story: Article, reporter: Any) -> None:
    surname_too = survey(source).keys

    do(source, reporter, chosen=surname_too)

    held = everything_at_the_desk()
    assert "quennington" not in held
    assert "zuléyka" not in held
    assert "zq@quay" not in held
    assert "east quay" not in held
    assert not Entity.objects.exists()


def test_marks_survive_and_the_version_is_counted_up(source: Source, story: Article, reporter: Any) -> None:
    do(source, reporter)

    after = Article.objects.get()
    assert after.version == story.version + 1
    assert 'data-quote="aaaaaaaaaa"' in after.body
    assert after.body.count("[protected]") == 3
    assert "[protected]’s boat" in after.body
    assert after.headline == "[protected] speaks"
    assert after.slug == "protected-speaks"
    assert all("Quennington speaks" not in str(each.snapshot) for each in after.revisions.all())


def test_the_surname_alone_stays_unless_it_is_ticked(source: Source, story: Article, reporter: Any) -> None:
    done = do(source, reporter)

    assert "Quennington left" in Article.objects.get().body
    assert done.remaining


def test_whoever_confirms_knows_the_source_and_nobody_else(source: Source, story: Article, publisher: Any) -> None:
    do(source, publisher)

    after = Source.objects.get()
    assert [each.user for each in after.parties.all()] == [publisher]
    identity = vault.read(after, publisher, "To see.").reveal()
    assert identity["name"] == NAME
    assert "Zuly Q." in identity["aliases"]
    assert identity["contact"] == "zq@quay.example"
    assert "the east quay" in str(identity["quotations"])


def test_the_words_stand_under_the_new_promise(source: Source, story: Article, reporter: Any) -> None:
    do(source, reporter)

    said = Attribution.objects.get()
    assert (said.terms, said.agreement.description) == (Terms.BACKGROUND, "somebody from the quay")
    assert not said.agreement.allows_naming


def test_a_namesake_keeps_its_entry_and_its_mark(source: Source, reporter: Any) -> None:
    other = registry.make_entity(NAME, EntityType.PERSON, reporter)
    story = drafting.save(
        reporter, f'<p><span data-mention="mmmmmmmmmm">{NAME}</span> rowed.</p>',
        mentions={drafting.key("m"): MentionEdit(entity_id=other.pk)}, fresh_keys={drafting.key("m")},
    ).article  # fmt: skip

    do(source, reporter)

    assert Entity.objects.get() == other
    assert NAME in Article.objects.get(pk=story.pk).body
    assert Mention.objects.get().entity == other


def test_what_the_person_said_of_themselves_goes_even_where_the_entry_stays(source: Source, reporter: Any) -> None:
    asked = DescribedAttribute.objects.create(name="Age group", choices="under 30\n30 or over")
    day = factories.NOW.date()
    SelfDescription.objects.create(
        entity=source.entity, attribute=asked, answer="30 or over", asked_by=reporter, asked_on=day
    )
    Source.objects.create(kind="document", entity=source.entity, created_by=reporter)  # keeps the entry

    do(source, reporter)

    assert Entity.objects.exists()
    assert not SelfDescription.objects.exists()


def test_a_source_without_a_name_is_protected_too(reporter: Any) -> None:
    source = Source.objects.create(kind="unnamed_group", public_description="officials", created_by=reporter)

    assert do(source, reporter).rows == 0
    assert Source.objects.get().protected


def test_a_short_name_is_never_ticked(reporter: Any) -> None:
    source = drafting.open_source(reporter, "Ali")
    drafting.save(reporter, "<p>Ali met Alison and ali.</p>")

    listed = survey(source)

    assert len(listed.keys) == 1
    assert not listed.ticked


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_database_holds_no_trace(source: Source, story: Article, reporter: Any) -> None:
    if connection.vendor != "sqlite":
        pytest.xfail("only SQLite's file is ours to open")
    surname_too = survey(source).keys

    assert do(source, reporter, chosen=surname_too).is_scrubbed

    held = Path(connection.settings_dict["NAME"]).read_bytes()
    assert b"Quennington" not in held
    assert not Picture.objects.exists()
