"""B3 to B7, B9 to B11: what was promised, who stands behind the words, and how the newsroom knows."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import checks
from articles.checks.silent_changes import are_same_words
from articles.models import Attribution, Author, HousePolicy
from articles.models.vocabulary import Nature, ReplyState, RuleSeverity
from articles.permissions import Role
from sources.models import Agreement, Entity, Evidence, Source
from sources.vocabulary import CueClass, EvidenceState, SourceKind, SourceState, Terms
from tests.articles.checks.loaded import on_record, problems, story
from tests.factories import NOW

KEY = "aaaaaaaaaa"
DIRECT = f'<p>“<span data-quote="{KEY}">The ramp is closed for good</span>,” an engineer said.</p>'
INDIRECT = f'<p><span data-quote="{KEY}">The ramp was closed</span>, an engineer said.</p>'
DEEP = f'<p><span data-quote="{KEY}">The pin was ordered late.</span></p>'


def unnamed(terms=Terms.NOT_FOR_ATTRIBUTION, how_they_know="Read the file.", **facts):
    """An unnamed person with everything B4 asks for."""
    source = Source(kind=SourceKind.ANONYMOUS_PERSON, protected=True, how_they_know=how_they_know)
    usual = {
        "description": "an engineer who worked on the ramp", "public_reason": "It could cost the engineer the job.",
        "approver_id": 7, "approver_knows": True, "granted_by_id": 3,
    }  # fmt: skip
    agreement = Agreement(source=source, terms=terms, protected=True)
    agreement.take_flags_of_terms()
    for name, value in (usual | facts).items():
        setattr(agreement, name, value)
    agreement._state.fields_cache["superseded_by"] = None
    return Attribution(source=source, terms=terms, agreement=agreement, evidence_state=EvidenceState.CHECKED)


def found(html, code, said, *, nature=Nature.FACT, **fields):
    loaded = story(html, said={KEY: said}, **fields)
    for quotation in loaded.quotations:
        quotation.row.nature = nature
    return [each.message for each in checks.run(loaded, HousePolicy(), now=NOW) if each.code == code]


class TestB3:
    def test_words_in_keeping_with_their_terms_are_left_alone(self):
        assert found(DIRECT, "B3", unnamed()) == []
        assert found(DEEP, "B3", unnamed(Terms.DEEP_BACKGROUND)) == []
        assert found(DIRECT, "B3", on_record()) == []

    def test_words_that_may_not_be_used_are_left_to_b2(self):
        assert found(DIRECT, "B3", unnamed(Terms.OFF_RECORD)) == []

    def test_an_agreement_that_allows_quoting_on_background_is_enough(self):
        assert found(DIRECT, "B3", unnamed(Terms.BACKGROUND, allows_quoting=True)) == []

    def test_a_source_without_description_is_left_alone(self):
        assert (
            found(f'<p>“<span data-quote="{KEY}">It is closed for good</span>,” a source said.</p>', "B3", unnamed()) == []
        )

    def test_quotation_marks_where_only_the_substance_was_given_stop_the_story(self):
        assert found(DIRECT, "B3", unnamed(Terms.BACKGROUND)) == [
            "“The ramp is closed for good” may not be quoted word for word."
        ]

    def test_a_name_for_words_that_may_not_carry_one_stops_the_story(self):
        said = on_record(agreement=Agreement(terms=Terms.ON_RECORD, allows_use=True, allows_quoting=True))
        said.name_as_published = "Ines Calloway"

        assert len(found(DIRECT, "B3", said)) == 1

    def test_a_credit_under_deep_background_stops_the_story(self):
        said = unnamed(Terms.DEEP_BACKGROUND)
        said.cue_text = "said"

        assert len(found(DEEP, "B3", said)) == 1

    def test_another_description_than_the_agreed_one_stops_the_story(self):
        html = f'<p>“<span data-quote="{KEY}">The ramp is closed for good</span>,” a senior port official said.</p>'

        assert len(found(html, "B3", unnamed())) == 1

    def test_an_embargo_that_is_over_is_left_alone(self):
        assert found(DIRECT, "B3", unnamed(embargo_until=NOW)) == []

    def test_an_embargo_not_reached_stops_the_story(self):
        assert len(found(DIRECT, "B3", unnamed(embargo_until=NOW + timedelta(minutes=1)))) == 1

    def test_an_agreement_that_has_run_out_stops_the_story(self):
        assert found(DIRECT, "B3", unnamed(expires=NOW + timedelta(minutes=1))) == []
        assert len(found(DIRECT, "B3", unnamed(expires=NOW))) == 1

    @pytest.mark.parametrize("severity", ["off", "warn"])
    def test_it_can_never_be_lowered(self, severity):
        b3 = next(rule for rule in checks.RULES if rule.code == "B3")

        assert checks.severity_of(b3, HousePolicy(severities={"B3": severity})) is RuleSeverity.BLOCK


class TestB4:
    def test_people_on_the_record_documents_and_groups_are_left_alone(self):
        for kind in (SourceKind.PERSON, SourceKind.DOCUMENT, SourceKind.UNNAMED_GROUP):
            assert found(DIRECT, "B4", on_record(source=Source(kind=kind))) == []

    def test_a_reason_a_place_to_know_from_and_an_editor_who_knows_are_enough(self):
        assert found(DIRECT, "B4", unnamed()) == []

    def test_deep_background_gives_readers_no_reason(self):
        assert found(DEEP, "B4", unnamed(Terms.DEEP_BACKGROUND, public_reason="")) == []

    @pytest.mark.parametrize(
        "facts",
        [
            {"public_reason": " "},
            {"how_they_know": ""},
            {"approver_id": None},
            {"approver_knows": False},
            {"approver_id": 3},  # who promised it
            {"approver_id": 5},  # whose story it is
        ],
    )
    def test_each_of_the_three_is_asked_for(self, facts):
        assert len(found(DIRECT, "B4", unnamed(**facts), owner_id=5)) == 1

    def test_a_destroyed_source_is_called_so(self):
        said = unnamed(how_they_know="")
        said.source.state = SourceState.DESTROYED

        assert ["destroyed" in message for message in found(DIRECT, "B4", said)] == [True]

    def test_nothing_on_file_misses_all_three(self):
        said = Attribution(source=Source(kind=SourceKind.ANONYMOUS_PERSON, protected=True), terms=Terms.UNSETTLED)

        assert len(found(DIRECT, "B4", said)) == 3

    def test_somebody_under_the_byline_cannot_approve(self):
        loaded = story(DIRECT, said={KEY: unnamed()})
        object.__setattr__(loaded, "authors", (Author(user_id=7),))

        assert len(problems(loaded, "B4")) == 1


class TestB5:
    def test_facts_and_opinions_with_a_name_are_left_alone(self):
        assert found(DIRECT, "B5", unnamed()) == []
        assert found(DIRECT, "B5", on_record(), nature=Nature.ATTACK) == []

    @pytest.mark.parametrize("nature", [Nature.OPINION, Nature.ATTACK, Nature.SPECULATION])
    def test_what_is_no_fact_needs_a_name(self, nature):
        assert len(found(DIRECT, "B5", unnamed(), nature=nature)) == 1
        assert len(found(DIRECT, "B5", on_record(source=Source(kind=SourceKind.UNNAMED_GROUP)), nature=nature)) == 1


class TestB6:
    def found(self, html, verbatim, *alterations):
        loaded = story(html)
        loaded.quotations[0].row.verbatim, loaded.quotations[0].row.alterations = verbatim, list(alterations)
        return problems(loaded, "B6")

    @pytest.mark.parametrize("verbatim", ["", "The ramp is closed for good.", "the ramp is  closed – for good!"])
    def test_no_words_on_file_and_the_same_words_are_left_alone(self, verbatim):
        assert self.found(DIRECT, verbatim) == []

    def test_a_fragment_is_part_of_what_was_said(self):
        html = f'<p>She called it “<span data-quote="{KEY}">a long and ugly ramp</span>”.</p>'

        assert self.found(html, "It is a long and ugly ramp, that is all.") == []

    @pytest.mark.parametrize(
        ("verbatim", "published", "alteration"),
        [
            ("The ramp, as you know, is closed", "The ramp … is closed", "ellipsis"),
            ("The ramp is closed", "The ramp [at East Quay] is closed", "bracket_insert"),
            ("and the ramp is closed", "[T]he ramp is closed", "trimmed bracket_case"),
            ("The damned ramp is closed", "The d***** ramp is closed", "masked_obscenity"),
            ("The ramp are closed", "The ramp are [sic] closed", "sic"),
            ("A rampa fechou", "The ramp is closed", "translated"),
            ("Well, the ramp is closed, I say", "the ramp is closed", "trimmed"),
        ],
    )
    def test_an_alteration_counts_once_it_is_recorded(self, verbatim, published, alteration):
        assert are_same_words(verbatim, published, set(alteration.split()))
        assert not are_same_words(verbatim, published, set())

    def test_a_silent_change_stops_the_story(self):
        assert len(self.found(DIRECT, "The ramp may be closed for good")) == 1

    def test_a_recorded_cut_does_not_cover_other_words(self):
        assert not are_same_words("The ramp, as you know, is closed", "The ramp … was closed", {"ellipsis"})

    def test_pieces_must_stand_in_the_order_of_speaking(self):
        assert not are_same_words("first this and then that", "then that … first this", {"ellipsis", "trimmed"})

    @given(
        st.lists(st.sampled_from(["ramp", "is", "Closed", "don’t", "4,000"]), min_size=1, max_size=12), st.integers(0, 11)
    )
    def test_leaving_out_a_word_is_always_a_change(self, words, at):
        said = " ".join(words)
        shorter = " ".join(words[: at % len(words)] + words[at % len(words) + 1 :])

        assert are_same_words(said, f"“{said}”", set())
        assert not are_same_words(said, shorter, set())


class TestB7:
    @pytest.mark.parametrize("state", [EvidenceState.ATTACHED, EvidenceState.CHECKED, EvidenceState.WAIVED])
    def test_evidence_on_file_or_waived_is_left_alone(self, state):
        assert found(DIRECT, "B7", on_record(evidence_state=state)) == []

    def test_a_paraphrase_is_left_alone(self):
        assert found(INDIRECT, "B7", on_record(evidence_state=EvidenceState.MISSING)) == []

    @pytest.mark.parametrize("state", [EvidenceState.MISSING, EvidenceState.MISMATCH])
    def test_missing_and_differing_evidence_is_told(self, state):
        assert len(found(DIRECT, "B7", on_record(evidence_state=state))) == 1

    def test_evidence_that_does_not_match_outweighs_what_the_words_claim(self):
        said = on_record(evidence_state=EvidenceState.CHECKED, evidence=Evidence(state=EvidenceState.MISMATCH))

        assert len(found(DIRECT, "B7", said)) == 1


class TestB9:
    @pytest.mark.parametrize("state", [state for state in ReplyState if state is not ReplyState.NOT_SOUGHT])
    def test_a_fact_is_left_alone_unless_somebody_should_have_been_asked(self, state):
        assert found(DIRECT, "B9", on_record(reply_state=state)) == []

    def test_a_reply_not_sought_is_told(self):
        assert len(found(DIRECT, "B9", on_record(reply_state=ReplyState.NOT_SOUGHT))) == 1

    def test_an_attack_needs_a_reply(self):
        assert found(DIRECT, "B9", on_record(reply_state=ReplyState.SOUGHT), nature=Nature.ATTACK) == []
        assert len(found(DIRECT, "B9", on_record(), nature=Nature.ATTACK)) == 1


class TestB11:
    def test_hearsay_without_figure_or_name_is_left_alone(self):
        assert found("<p>The ramp is reportedly to be closed.</p>", "B11", None) == []

    def test_a_figure_somebody_stands_behind_is_left_alone(self):
        assert found("<p>Forty boats were moved, the harbour office said.</p>", "B11", None) == []

    def test_a_figure_from_nowhere_is_told(self):
        assert len(found("<p>The ramp reportedly cost 42 million crowns.</p>", "B11", None)) == 1
        assert len(found("<p>Forty boats were reportedly moved from the quay.</p>", "B11", None)) == 1

    def test_marked_hearsay_is_told_once(self):
        html = f'<p><span data-quote="{KEY}">The ramp reportedly cost 42 million crowns</span>.</p>'
        said = Attribution(source=Source(kind=SourceKind.NONE), cue_class=CueClass.HEARSAY, terms=Terms.PUBLIC_STATEMENT)

        assert len(found(html, "B11", said)) == 1


class TestPresets:
    """Daily: B1–B6, B8, B10, B12 stop; B7, B9, B11 are to be read. Investigative: every B stops."""

    @pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.code)
    def test_every_rule_has_the_severity_of_the_preset(self, rule):
        is_read_daily = rule.code.startswith("W") or rule.code in {"B7", "B9", "B11"}

        assert rule.daily == (RuleSeverity.WARN if is_read_daily else RuleSeverity.BLOCK)
        assert rule.investigative == (RuleSeverity.WARN if rule.code.startswith("W") else RuleSeverity.BLOCK)

    def test_every_rule_of_the_list_is_there_in_order(self):
        wanted = [f"B{number}" for number in range(1, 13)] + [f"W{number}" for number in range(1, 14)]

        assert [rule.code for rule in checks.RULES] == wanted

    def test_only_these_may_be_overridden_and_by_whom(self):
        allowed = {rule.code: set(rule.override_by) for rule in checks.RULES if rule.override_by}

        assert allowed == {
            "B4": {Role.STANDARDS},
            "B5": {Role.STANDARDS},
            "B7": {Role.PUBLISHER},
            "B9": {Role.PUBLISHER, Role.STANDARDS},
        }


def test_a_name_beside_a_promise_is_found_even_where_only_the_entity_carries_it():
    source = Source(kind=SourceKind.ORGANISATION, entity=Entity(name="Port council"))
    agreement = Agreement(source=source, terms=Terms.ON_RECORD, allows_use=True, allows_quoting=True)
    agreement._state.fields_cache["superseded_by"] = None

    assert len(found(DIRECT, "B3", on_record(source=source, agreement=agreement))) == 1
