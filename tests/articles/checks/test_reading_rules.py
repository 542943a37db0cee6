"""The warnings that read the text or compare rows: what they leave alone first."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from articles import checks
from articles.models import Claim, HousePolicy, Mention, Reply
from articles.models.vocabulary import MentionState, ReplyState
from articles.snapshot import StoryMention
from articles.snapshot.replies import StoryClaim
from sources.models import Agreement, Entity, Evidence, Source
from sources.vocabulary import CueClass, ObtainedBy, SourceKind, Terms
from tests.articles.checks.loaded import on_record, story
from tests.articles.checks.test_promises import unnamed
from tests.factories import NOW

A, B, C = "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"
DIRECT = f'<p>“<span data-quote="{A}">The ramp is closed for good</span>,” she said.</p>'


def of(loaded, code):
    return [each.message for each in checks.run(loaded, HousePolicy(), now=NOW) if each.code == code]


def one(code, said, html=DIRECT, **row):
    loaded = story(html, said={A: said})
    for name, value in row.items():
        setattr(loaded.quotations[0].row, name, value)
    return of(loaded, code)


def three(said):
    html = "".join(f'<p>“<span data-quote="{key}">The ramp is closed</span>,” he said.</p>' for key in (A, B, C))
    return story(html, said=dict(zip((A, B, C), said, strict=True)))


class TestW1:
    def test_an_organisation_and_one_person_told_of_as_one_are_left_alone(self):
        assert one("W1", on_record()) == one("W1", unnamed()) == []

    def test_an_unnamed_group_is_told(self):
        assert len(one("W1", on_record(source=Source(kind=SourceKind.UNNAMED_GROUP)))) == 1

    def test_several_people_where_one_is_on_file_are_told(self):
        html = f'<p>“<span data-quote="{A}">The ramp is closed for good</span>,” officials said.</p>'

        assert len(one("W1", unnamed(), html)) == 1


class TestW2:
    def test_two_voices_are_left_alone(self):
        assert of(three([on_record(), on_record(), on_record()]), "W2") == []

    def test_one_voice_behind_three_quotations_is_told_once(self):
        source = Source(kind=SourceKind.PERSON)

        assert len(of(three([on_record(source=source)] * 3), "W2")) == 1

    def test_one_release_behind_several_voices_is_told(self):
        said = [on_record(obtained_by=ObtainedBy.PRESS_RELEASE) for _each in range(3)]

        assert of(three(said), "W2") == ["All 3 quotations on the record come from one release or document."]


class TestW3:
    def test_a_neutral_verb_is_left_alone(self):
        assert one("W3", on_record(cue_text="said", cue_class=CueClass.NEUTRAL)) == []

    @pytest.mark.parametrize("verb", ["admitted", "claimed"])
    def test_a_verb_that_judges_is_told_whether_or_not_it_was_accepted(self, verb):
        html = f'<p>“<span data-quote="{A}">The ramp is closed for good</span>,” Ines Calloway {verb}.</p>'

        assert len(one("W3", on_record(), html)) == 1

    def test_a_cue_that_was_accepted_is_told(self):
        assert len(one("W3", on_record(cue_text="insisted", cue_class=CueClass.PRESUMES_DOUBT))) == 1


class TestW6:
    def test_a_speaker_after_the_first_sentence_is_left_alone(self):
        first, then = f'“<span data-quote="{A}">It is closed,</span>”', f'“<span data-quote="{A}">It is.</span>”'
        html = f"<p>{first} said Ines Calloway. {then}</p>"

        assert one("W6", on_record(), html) == []

    def test_a_speaker_named_after_three_sentences_is_told(self):
        words = "The ramp is closed. It will stay closed. Nobody knows why. It is a shame,"
        html = f'<p>“<span data-quote="{A}">{words}</span>” said Ines Calloway, the harbour master.</p>'

        assert len(one("W6", on_record(), html)) == 1

    def test_two_people_in_one_paragraph_are_told(self):
        his, hers = f'“<span data-quote="{A}">It is closed now</span>,”', f'“<span data-quote="{B}">It is not</span>,”'
        html = f"<p>{his} he said. {hers} she said.</p>"
        same = on_record()

        assert of(story(html, said={A: same, B: same}), "W6") == []
        assert len(of(story(html, said={A: on_record(), B: on_record()}), "W6")) == 1


class TestW7:
    def named(self, html, surface, aliases=()):
        entity = Entity(pk=uuid4(), type="person", name="Ines Calloway")
        loaded = story(html)
        start = loaded.plain.index(surface)
        row = Mention(surface=surface, start=start, end=start + len(surface), state=MentionState.CONFIRMED)
        return of(replace(loaded, mentions=(StoryMention(row, entity),), aliases={entity.pk: tuple(aliases)}), "W7")

    def test_full_name_other_names_on_file_and_a_role_are_left_alone(self):
        assert self.named("<p>Ines Calloway spoke.</p>", "Ines Calloway") == []
        assert self.named("<p>Ines Calloway’s boat.</p>", "Ines Calloway’s") == []
        assert self.named("<p>Ines Rae Calloway spoke.</p>", "Ines Rae Calloway", ["Ines Rae Calloway"]) == []
        assert self.named("<p>Harbour master Calloway spoke.</p>", "Calloway") == []

    def test_a_surname_alone_is_told(self):
        assert len(self.named("<p>Calloway spoke.</p>", "Calloway")) == 1

    def test_a_mark_on_other_words_is_told(self):
        assert len(self.named("<p>Tobias Wren spoke.</p>", "Tobias Wren")) == 1

    @pytest.mark.parametrize(
        ("html", "dateline", "told"),
        [
            ("<p>The council of Portland met.</p>", "", 1),
            ("<p>The council of Portland, in Oregon, met.</p>", "", 0),
            ("<p>The council of Portland met.</p>", "PORTLAND, Oregon", 0),
        ],
    )
    def test_a_place_that_has_a_namesake_is_told_apart_in_the_text(self, html, dateline, told):
        entity = Entity(pk=uuid4(), type="place", name="Portland", disambiguation="Portland, Oregon")
        loaded = story(html, dateline=dateline)
        start = loaded.plain.index("Portland")
        row = Mention(surface="Portland", start=start, end=start + 8, state=MentionState.CONFIRMED)

        assert len(of(replace(loaded, mentions=(StoryMention(row, entity),), aliases={}), "W7")) == told

    def test_a_place_without_a_namesake_is_left_alone(self):
        entity = Entity(pk=uuid4(), type="place", name="Pellow")
        row = Mention(surface="Pellow", start=0, end=6, state=MentionState.CONFIRMED)

        assert of(replace(story("<p>Pellow met.</p>"), mentions=(StoryMention(row, entity),), aliases={}), "W7") == []

    def test_a_name_for_readers_that_the_directory_does_not_have_is_told(self):
        source = Source(kind=SourceKind.PERSON, entity=Entity(name="Ines Calloway"))

        assert one("W7", on_record(source=source, name_as_published="Ines Calloway")) == []
        assert len(one("W7", on_record(source=source, name_as_published="Inez Caloway"))) == 1


class TestW8:
    def test_a_dateline_anchors_the_days(self):
        html = "<p>The ramp was closed yesterday.</p>"

        assert of(story(html, dateline="PELLOW, 12 November 2026"), "W8") == []
        assert len(of(story(html), "W8")) == 1

    def test_figures_that_differ_are_told(self):
        html = "<p>Police arrested 498 people.</p><p>The raid led to 489 arrests.</p>"

        assert of(story("<p>Police arrested 498 people. Twelve went home.</p>"), "W8") == []
        assert of(story(html), "W8")


class TestW10:
    def test_a_real_reason_is_left_alone(self):
        assert one("W10", unnamed()) == []

    @pytest.mark.parametrize(
        "reason", ["She was not authorised to speak publicly.", "He is not allowed to talk to reporters."]
    )
    def test_a_set_phrase_is_told(self, reason):
        assert len(one("W10", unnamed(public_reason=reason))) == 1

    @pytest.mark.parametrize(("state", "told"), [(ReplyState.NO_ANSWER, 0), (ReplyState.DECLINED, 1)])
    def test_somebody_who_declined_on_the_record_is_not_quoted_without_a_name(self, state, told):
        person = Entity(pk=uuid4(), type="person", name="Ines Calloway")
        said = unnamed()
        said.source = said.agreement.source = Source(kind=SourceKind.PERSON, entity=person, how_they_know="Was there.")
        loaded = story(DIRECT, said={A: said})
        claim = StoryClaim(Claim(words="ramp"), None, (Reply(party_entity=person, state=state),))

        assert len(of(replace(loaded, claims=(claim,)), "W10")) == told


class TestW12:
    def evidence(self, **facts):
        return one("W12", on_record(evidence=Evidence(**facts)))

    def test_a_copy_that_stays_is_left_alone(self):
        assert self.evidence(link="https://port.example/1", digest="ab") == []
        assert self.evidence(keep_until=(NOW + timedelta(days=60)).date()) == []

    def test_a_protected_sources_evidence_is_nobodys_to_read_here(self):
        assert self.evidence(protected=True, keep_until=NOW.date()) == []

    def test_a_link_that_is_gone_is_left_alone_where_a_copy_is_kept_for_the_newsroom(self):
        assert self.evidence(link="https://port.example/1", file_name="ab", link_answers=False) == []

    def test_a_link_that_is_gone_is_told_where_it_is_all_there_is_or_readers_are_sent_there(self):
        [alone] = self.evidence(link="https://port.example/1", link_answers=False)
        [public] = self.evidence(link="https://port.example/1", file_name="ab", link_answers=False, visibility="public")

        assert "does not answer" in alone
        assert "does not answer" in public

    def test_a_bare_link_and_an_end_that_is_near_are_told(self):
        assert len(self.evidence(link="https://port.example/1")) == 1
        assert len(self.evidence(keep_until=(NOW + timedelta(days=29)).date())) == 1


class TestW13:
    def test_words_in_the_storys_language_and_a_text_that_says_so_are_left_alone(self):
        assert one("W13", on_record()) == []
        assert one("W13", on_record(), DIRECT + "<p>She spoke in Portuguese.</p>", translator="Ana Duarte") == []

    def test_a_translation_that_readers_are_not_told_of_is_told(self):
        assert len(one("W13", on_record(), alterations=["translated"])) == 1
        assert len(one("W13", on_record(), translator="Ana Duarte")) == 1


def test_an_agreement_replaced_by_another_tells_nothing_here():
    said = on_record(agreement=Agreement(terms=Terms.ON_RECORD))

    assert one("W10", said) == []
