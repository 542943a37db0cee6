"""Marks and their sources: copies, orphans, keys of other stories, and who may attach whom."""

import uuid

import pytest

from articles import checks, snapshot
from articles.desk.edits import AgreementEdit, MentionEdit, QuotationEdit
from articles.errors import Invalid
from articles.models import Attribution, HousePolicy, Quotation
from articles.models.vocabulary import QuotationState
from sources import registry, vault
from sources.models import Agreement
from sources.vocabulary import AgreementScope, EntityType, EvidenceState, Terms
from tests.articles.desk.drafting import html, key, open_source, protected_source, said_by, save

RAMP = "<p>“⟦a:The ramp is closed⟧,” she said.</p>"

pytestmark = pytest.mark.django_db


def row(story, letter="a") -> Quotation:
    return story.quotations.get(key=key(letter))


def said(story, letter="a") -> Attribution:
    return row(story, letter).attributions.get()


@pytest.fixture
def ines(reporter):
    return open_source(reporter)


class TestSourcesThatMayNotBeUsed:
    @pytest.mark.parametrize("posted", [uuid.uuid4(), "no id at all", "7"])
    def test_an_id_that_names_nothing_leaves_the_quotation_without_source(self, reporter, posted):
        saved = save(reporter, RAMP, quotations={key("a"): QuotationEdit(source_id=posted)})

        assert said(saved.article).source is None
        assert "could not be found" in saved.notes[0]

    def test_another_s_protected_source_is_answered_exactly_like_an_absent_one(self, reporter, other_reporter):
        theirs = protected_source(other_reporter)

        refused = save(reporter, RAMP, quotations={key("a"): said_by(theirs)})
        absent = save(reporter, RAMP, quotations={key("a"): QuotationEdit(source_id=uuid.uuid4())})

        assert said(refused.article).source is None
        assert refused.notes == absent.notes

    def test_another_s_agreement_is_answered_like_an_absent_one(self, reporter, other_reporter):
        theirs = protected_source(other_reporter)
        agreement = vault.promise(theirs, other_reporter, Terms.BACKGROUND)
        mine = protected_source(reporter)

        saved = save(reporter, RAMP, quotations={key("a"): said_by(mine, agreement_id=agreement.pk)})

        assert said(saved.article).agreement is None
        assert saved.notes

    def test_the_agreement_of_another_source_is_refused(self, reporter):
        one, two = protected_source(reporter), protected_source(reporter)
        agreement = vault.promise(two, reporter, Terms.BACKGROUND)

        saved = save(reporter, RAMP, quotations={key("a"): said_by(one, agreement_id=agreement.pk)})

        assert said(saved.article).agreement is None

    def test_another_agreement_of_an_attached_source_is_absent_for_whoever_does_not_know_it(self, reporter, editor):
        source = protected_source(reporter)
        story = save(reporter, RAMP, quotations={key("a"): said_by(source)}).article
        looser = vault.promise(source, reporter, Terms.ON_RECORD)

        saved = save(editor, article=story, quotations={key("a"): QuotationEdit(agreement_id=looser.pk)})

        assert (said(story).agreement, said(story).terms) == (None, Terms.NOT_FOR_ATTRIBUTION)
        assert saved.notes

    def test_an_editor_who_does_not_know_the_source_may_detach_but_not_attach_it(self, reporter, editor):
        source = protected_source(reporter)
        story = save(reporter, RAMP, quotations={key("a"): said_by(source)}).article

        saved = save(editor, article=story, quotations={key("a"): QuotationEdit(source_id="")})
        assert (said(story).source, said(story).terms) == (None, Terms.UNSETTLED)

        again = save(editor, article=saved.article, quotations={key("a"): said_by(source)})
        assert said(again.article).source is None

    def test_a_save_by_an_editor_who_does_not_know_the_source_keeps_it(self, reporter, editor):
        source = protected_source(reporter)
        story = save(reporter, RAMP, quotations={key("a"): said_by(source)}).article

        save(editor, "<p>“⟦a:The ramp is shut⟧,” she said.</p>", story, fresh_keys=set())

        assert said(story).source == source
        assert row(story).text == "The ramp is shut"


class TestPromises:
    def test_a_promise_is_never_put_down_beside_an_open_name(self, reporter, ines):
        saved = save(reporter, RAMP, quotations={key("a"): said_by(ines, terms=Terms.BACKGROUND)})

        assert (said(saved.article).source, said(saved.article).terms) == (ines, Terms.UNSETTLED)
        assert "Protected source" in saved.notes[0]

    def test_what_could_lead_to_a_protected_source_is_not_stored(self, reporter):
        told = QuotationEdit(
            source_id=protected_source(reporter).pk, name_as_published="Somebody", role_as_published="foreman",
            obtained_on="2026-11-11", place="East Quay", outlet="The Tern", link="https://tern.example/1",
            locator="page 3", verbatim="The ramp's closed",
        )  # fmt: skip
        saved = save(reporter, RAMP, quotations={key("a"): told})

        kept = said(saved.article)
        names = ("name_as_published", "role_as_published", "place", "outlet", "link", "locator")
        assert [getattr(kept, name) for name in names] == [""] * 6
        assert (kept.obtained_on, kept.reporter, row(saved.article).verbatim) == (None, None, "")
        assert saved.notes

    def test_a_quotation_that_moves_to_a_protected_source_forgets_the_open_one_s_facts(self, reporter, ines):
        edit = said_by(ines, name_as_published="Ines Calloway", place="East Quay", verbatim="Closed")
        story = save(reporter, RAMP, quotations={key("a"): edit}).article

        save(reporter, article=story, quotations={key("a"): said_by(protected_source(reporter))})

        assert (said(story).name_as_published, said(story).place, row(story).verbatim) == ("", "", "")

    def test_a_new_promise_is_put_on_file_with_the_words(self, reporter, editor):
        promise = AgreementEdit("a crane driver", "reprisal_at_work", "She fears for her job.", approver_id=editor.pk)
        edit = said_by(protected_source(reporter), terms=Terms.BACKGROUND, new_agreement=promise)
        story = save(reporter, RAMP, quotations={key("a"): edit}).article

        agreement = said(story).agreement
        assert (agreement.terms, agreement.description, agreement.approver) == (Terms.BACKGROUND, "a crane driver", editor)
        assert not agreement.approver_knows

    def test_the_source_desk_s_promise_for_a_source_it_does_not_know_is_refused(self, reporter, editor):
        source = protected_source(reporter)
        story = save(reporter, RAMP, quotations={key("a"): said_by(source)}).article

        saved = save(editor, article=story, quotations={key("a"): QuotationEdit(new_agreement=AgreementEdit("a driver"))})

        assert not Agreement.objects.exists()
        assert "source desk" in saved.notes[0]

    def test_an_editor_who_does_not_know_the_source_cannot_loosen_its_promise(self, reporter, editor):
        first = said_by(protected_source(reporter), new_agreement=AgreementEdit("a crane driver"))
        story = save(reporter, RAMP, quotations={key("a"): first}).article

        save(editor, article=story, quotations={key("a"): QuotationEdit(terms=Terms.ON_RECORD)})

        assert said(story).agreement is None
        found = checks.run(snapshot.load_story(story), HousePolicy.load())
        assert "B2" in {problem.code for problem in found if problem.is_block}

    def test_a_standing_promise_covers_the_next_quotation(self, reporter):
        source = protected_source(reporter)
        standing = vault.promise(source, reporter, Terms.NOT_FOR_ATTRIBUTION, scope=AgreementScope.STANDING)

        story = save(reporter, RAMP, quotations={key("a"): said_by(source)}).article

        assert said(story).agreement == standing

    def test_a_promise_for_another_story_does_not_cover_this_one(self, reporter):
        source = protected_source(reporter)
        vault.promise(source, reporter, Terms.NOT_FOR_ATTRIBUTION)

        story = save(reporter, RAMP, quotations={key("a"): said_by(source)}).article

        assert said(story).agreement is None

    def test_a_promise_used_in_this_story_covers_the_next_quotation(self, reporter):
        source = protected_source(reporter)
        first = said_by(source, new_agreement=AgreementEdit("a crane driver"))
        story = save(reporter, RAMP, quotations={key("a"): first}).article

        save(reporter, RAMP + "<p>“⟦b:Until spring⟧.”</p>", story, quotations={key("b"): said_by(source)})

        assert said(story, "b").agreement == said(story).agreement is not None

    def test_other_terms_leave_the_agreement_behind(self, reporter):
        source = protected_source(reporter)
        first = said_by(source, new_agreement=AgreementEdit("a crane driver"))
        story = save(reporter, RAMP, quotations={key("a"): first}).article

        save(reporter, article=story, quotations={key("a"): QuotationEdit(terms=Terms.OFF_RECORD)})

        assert (said(story).terms, said(story).agreement) == (Terms.OFF_RECORD, None)


class TestValues:
    @pytest.mark.parametrize(
        "edit",
        [
            QuotationEdit(terms="whatever"),
            QuotationEdit(type="loud"),
            QuotationEdit(evidence_state="lost"),
            QuotationEdit(obtained_on="yesterday"),
            QuotationEdit(link="javascript:alert(1)"),
            QuotationEdit(place="x" * 161),
        ],
    )
    def test_what_a_column_cannot_hold_is_refused_and_nothing_is_written(self, reporter, edit):
        with pytest.raises(Invalid):
            save(reporter, RAMP, quotations={key("a"): edit})

        assert not Quotation.objects.exists()

    def test_facts_are_stored_and_none_leaves_them(self, reporter, ines):
        edit = said_by(
            ines, terms=Terms.PUBLIC_STATEMENT, obtained_by="speech_or_event", obtained_on="2026-11-11",
            place="East\x00 Quay", cue_text="said", evidence_state=EvidenceState.CHECKED, state=QuotationState.VERIFIED,
        )  # fmt: skip
        story = save(reporter, RAMP, quotations={key("a"): edit}).article
        save(reporter, article=story, quotations={key("a"): QuotationEdit(cue_text="added")})

        kept = said(story)
        assert (kept.source, kept.terms, kept.place, kept.cue_text) == (ines, Terms.PUBLIC_STATEMENT, "East Quay", "added")
        assert (str(kept.obtained_on), row(story).state) == ("2026-11-11", QuotationState.VERIFIED)

    def test_an_open_person_speaks_on_the_record_unless_said_otherwise(self, reporter, ines):
        assert said(save(reporter, RAMP, quotations={key("a"): said_by(ines)}).article).terms == Terms.ON_RECORD


class TestKeys:
    def test_a_mark_that_goes_leaves_an_orphan_with_its_source(self, reporter, ines):
        story = save(reporter, RAMP, quotations={key("a"): said_by(ines)}).article
        public_key = row(story).public_key

        save(reporter, "<p>Closed.</p>", story)
        assert row(story).is_orphaned
        assert said(story).source == ines

        save(reporter, RAMP, story, fresh_keys=set())
        assert not row(story).is_orphaned
        assert (said(story).source, row(story).public_key) == (ines, public_key)

    def test_an_interrupted_quotation_is_one_row_with_two_spans(self, reporter):
        story = save(reporter, "<p>⟦a:“The ramp is closed,”⟧ she said. ⟦a:“Until spring.”⟧</p>").article

        assert row(story).text == "“The ramp is closed,” “Until spring.”"
        assert len(row(story).spans) == 2

    def test_a_copied_paragraph_gets_a_key_and_a_copy_of_its_source(self, reporter, ines):
        edit = said_by(ines, place="East Quay")
        saved = save(reporter, RAMP + RAMP, quotations={key("a"): edit})

        ((copied, original),) = saved.copies.items()
        assert original == key("a")
        copy = saved.article.quotations.get(key=copied)
        assert (copy.attributions.get().source, copy.attributions.get().place) == (ines, "East Quay")
        assert copy.public_key != row(saved.article).public_key

    def test_the_first_in_reading_order_keeps_the_row(self, reporter, ines):
        story = save(reporter, RAMP, quotations={key("a"): said_by(ines)}).article
        first = row(story).pk

        saved = save(reporter, RAMP + RAMP, story, fresh_keys=set())

        assert saved.article.quotations.order_by("start").first().pk == first

    def test_a_copy_by_somebody_who_does_not_know_the_source_stands_without_it(self, reporter, editor):
        story = save(reporter, RAMP, quotations={key("a"): said_by(protected_source(reporter))}).article

        saved = save(editor, RAMP + RAMP, story, fresh_keys=set())

        copy = saved.article.quotations.exclude(key=key("a")).get()
        assert copy.attributions.get().source is None
        assert "without their source" in saved.notes[0]

    def test_words_pasted_from_an_own_story_bring_their_source(self, reporter, ines):
        save(reporter, RAMP, quotations={key("a"): said_by(ines)})

        saved = save(reporter, RAMP, fresh_keys=set())

        pasted = saved.article.quotations.get()
        assert pasted.key != key("a")
        assert pasted.attributions.get().source == ines

    def test_words_pasted_from_a_story_one_may_not_see_bring_nothing(self, reporter, other_reporter, ines):
        save(other_reporter, RAMP, quotations={key("a"): said_by(ines)})

        saved = save(reporter, RAMP, fresh_keys=set())

        assert saved.article.quotations.get().attributions.get().source is None
        assert saved.notes == ()

    def test_words_pasted_from_a_story_one_may_see_bring_no_source_one_does_not_know(self, reporter, editor):
        save(reporter, RAMP, quotations={key("a"): said_by(protected_source(reporter))})

        saved = save(editor, RAMP, fresh_keys=set())

        assert saved.article.quotations.get().attributions.get().source is None

    def test_a_promise_made_for_one_story_does_not_travel_to_another(self, reporter):
        edit = said_by(protected_source(reporter), new_agreement=AgreementEdit("a crane driver"))
        save(reporter, RAMP, quotations={key("a"): edit})

        pasted = save(reporter, RAMP, fresh_keys=set()).article.quotations.get()

        assert pasted.attributions.get().source is not None
        assert pasted.attributions.get().agreement is None

    def test_an_invented_key_is_a_new_quotation_without_source(self, reporter):
        saved = save(reporter, RAMP, fresh_keys=set())

        assert saved.article.quotations.get().key != key("a")
        assert saved.article.quotations.get().attributions.get().source is None

    def test_another_story_s_key_claimed_as_fresh_takes_nothing_from_it(self, reporter, ines):
        theirs = save(reporter, RAMP, quotations={key("a"): said_by(ines)}).article
        mine = save(reporter, RAMP, fresh_keys={key("a")}).article

        assert said(mine).source is None
        assert said(theirs).source == ines


class TestMentions:
    text = f'<p><span data-mention="{key("m")}">Ines Calloway</span> left.</p>'

    def test_a_mention_of_nobody_known_waits_for_the_directory(self, reporter):
        story = save(reporter, fields={"body": self.text}, fresh_keys={key("m")}).article

        assert (story.mentions.get().entity, story.mentions.get().state) == (None, "new_candidate")

    @pytest.mark.parametrize("posted", [uuid.uuid4(), "nobody"])
    def test_an_entity_that_is_not_there_is_said_so(self, reporter, posted):
        edits = {key("m"): MentionEdit(posted)}
        saved = save(reporter, fields={"body": self.text}, fresh_keys={key("m")}, mentions=edits)

        assert saved.article.mentions.get().entity is None
        assert saved.notes

    def test_a_mention_is_tied_orphaned_and_revived(self, reporter):
        ines = registry.make_entity("Ines Calloway", EntityType.PERSON, reporter)
        edits = {key("m"): MentionEdit(ines.pk)}
        story = save(reporter, fields={"body": self.text}, fresh_keys={key("m")}, mentions=edits).article
        assert (story.mentions.get().entity, story.mentions.get().surface) == (ines, "Ines Calloway")

        save(reporter, "<p>Closed.</p>", story)
        assert story.mentions.get().is_orphaned

        save(reporter, html(self.text), story)
        assert not story.mentions.get().is_orphaned
        assert story.mentions.get().entity == ines

    def test_a_mention_pasted_from_a_story_one_may_not_see_names_nobody(self, reporter, other_reporter):
        ines = registry.make_entity("Ines Calloway", EntityType.PERSON, reporter)
        edits = {key("m"): MentionEdit(ines.pk)}
        save(other_reporter, fields={"body": self.text}, fresh_keys={key("m")}, mentions=edits)

        pasted = save(reporter, fields={"body": self.text}).article

        assert pasted.mentions.get().entity is None

    def test_a_mention_pasted_from_an_own_story_names_the_same_entity(self, reporter):
        ines = registry.make_entity("Ines Calloway", EntityType.PERSON, reporter)
        edits = {key("m"): MentionEdit(ines.pk)}
        save(reporter, fields={"body": self.text}, fresh_keys={key("m")}, mentions=edits)

        pasted = save(reporter, fields={"body": self.text}).article

        assert pasted.mentions.get().entity == ines

    def test_a_copied_mention_names_the_same_entity(self, reporter):
        ines = registry.make_entity("Ines Calloway", EntityType.PERSON, reporter)
        edits = {key("m"): MentionEdit(ines.pk)}
        story = save(reporter, fields={"body": self.text * 2}, fresh_keys={key("m")}, mentions=edits).article

        assert [mention.entity for mention in story.mentions.all()] == [ines, ines]
