"""The rules that look at rows, and the house's say over all of them."""

from types import SimpleNamespace

import pytest

from articles import checks
from articles.models import Attribution, HousePolicy
from articles.models.vocabulary import CorrectionKind, QuotationState, RuleSeverity
from sources.models import Agreement, Source
from sources.vocabulary import ObtainedBy, SourceKind, Terms
from tests.articles.checks.loaded import on_record, problems, story

KEY = "aaaaaaaaaa"
DIRECT = f'<p>“<span data-quote="{KEY}">The ramp is closed for good</span>,” she said.</p>'
PARTIAL = f'<p>She called it “<span data-quote="{KEY}">a long and ugly ramp</span>”.</p>'
INDIRECT = f'<p><span data-quote="{KEY}">The ramp was closed</span>, she said.</p>'


def keys(html, code, said=None, change=None, **fields):
    return [found.key for found in problems(story(html, said=said, **fields), code, change)]


def protected(terms=Terms.NOT_FOR_ATTRIBUTION, **agreement):
    """An attribution to a protected source with its agreement as it comes loaded: nothing has replaced it."""
    source = Source(kind=SourceKind.ANONYMOUS_PERSON, protected=True)
    on_file = Agreement(source=source, **{"terms": terms, "allows_use": True, "protected": True, **agreement})
    on_file._state.fields_cache["superseded_by"] = None
    return Attribution(source=source, terms=terms, agreement=on_file)


class TestB1:
    @pytest.mark.parametrize("html", [DIRECT, PARTIAL])
    def test_a_source_is_enough(self, html):
        assert keys(html, "B1") == []

    def test_a_paraphrase_without_source_is_left_alone(self):
        assert keys(INDIRECT, "B1", {KEY: Attribution()}) == []

    @pytest.mark.parametrize("html", [DIRECT, PARTIAL])
    def test_quotation_marks_without_source_stop_the_story(self, html):
        assert keys(html, "B1", {KEY: Attribution()}) == [KEY]

    def test_the_kind_nobody_is_no_source(self):
        assert keys(DIRECT, "B1", {KEY: on_record(source=Source(kind=SourceKind.NONE))}) == [KEY]

    def test_the_problem_points_at_the_words(self):
        loaded = story(DIRECT, said={KEY: Attribution()})
        found = problems(loaded, "B1")[0]

        assert loaded.plain[found.start : found.end] == "The ramp is closed for good"


class TestB2:
    def test_words_on_the_record_need_no_paper(self):
        assert keys(DIRECT, "B2") == []

    def test_a_promise_in_force_is_enough(self):
        assert keys(DIRECT, "B2", {KEY: protected()}) == []

    def test_quotation_marks_without_source_are_left_to_b1(self):
        assert keys(DIRECT, "B2", {KEY: Attribution()}) == []

    def test_a_paraphrase_without_source_has_no_terms(self):
        assert keys(INDIRECT, "B2", {KEY: Attribution()}) == [KEY]

    @pytest.mark.parametrize("terms", [Terms.UNSETTLED, Terms.OFF_RECORD])
    def test_open_and_forbidding_terms_stop_the_story(self, terms):
        assert keys(DIRECT, "B2", {KEY: on_record(terms=terms)}) == [KEY]

    def test_off_the_record_stops_even_without_a_source(self):
        assert keys(DIRECT, "B2", {KEY: Attribution(terms=Terms.OFF_RECORD)}) == [KEY]

    def test_a_promise_that_is_not_on_file_stops_the_story(self):
        said = protected()
        said.agreement = None

        assert keys(DIRECT, "B2", {KEY: said}) == [KEY]

    def test_a_protected_source_is_not_put_on_the_record_by_choosing_other_terms(self):
        said = protected()
        said.terms, said.agreement = Terms.ON_RECORD, None

        assert keys(DIRECT, "B2", {KEY: said}) == [KEY]

    def test_a_protected_source_s_consent_on_file_is_enough(self):
        assert keys(DIRECT, "B2", {KEY: protected(terms=Terms.ON_RECORD)}) == []

    def test_a_promise_to_somebody_else_stops_the_story(self):
        said = protected()
        said.source = Source(kind=SourceKind.ANONYMOUS_PERSON, protected=True)

        assert keys(DIRECT, "B2", {KEY: said}) == [KEY]

    def test_a_promise_that_was_replaced_stops_the_story(self):
        said = protected()
        said.agreement._state.fields_cache["superseded_by"] = Agreement()

        assert keys(DIRECT, "B2", {KEY: said}) == [KEY]

    def test_an_open_source_s_replaced_agreement_stops_the_story_too(self):
        said = protected(terms=Terms.ON_RECORD)
        said.source.kind, said.source.protected = SourceKind.ORGANISATION, False
        assert keys(DIRECT, "B2", {KEY: said}) == []

        said.agreement._state.fields_cache["superseded_by"] = Agreement()

        assert keys(DIRECT, "B2", {KEY: said}) == [KEY]

    def test_other_terms_than_those_on_file_stop_the_story(self):
        said = protected(terms=Terms.BACKGROUND)
        said.terms = Terms.NOT_FOR_ATTRIBUTION

        assert keys(DIRECT, "B2", {KEY: said}) == [KEY]

    def test_an_agreement_that_forbids_use_stops_the_story(self):
        assert keys(DIRECT, "B2", {KEY: protected(allows_use=False)}) == [KEY]


class TestB10:
    def test_an_accepted_quotation_is_left_alone(self):
        assert keys(DIRECT, "B10") == []

    @pytest.mark.parametrize("state", [QuotationState.DISPUTED, QuotationState.WITHDRAWN])
    def test_a_contested_quotation_stops_the_story(self, state):
        loaded = story(DIRECT)
        loaded.quotations[0].row.state = state

        assert [found.key for found in problems(loaded, "B10")] == [KEY]

    def test_a_story_on_hold_stops(self):
        assert [found.field for found in problems(story(DIRECT, on_hold=True), "B10")] == ["on_hold"]


class TestB12:
    def test_a_first_publication_needs_no_notice(self):
        assert keys(DIRECT, "B12") == []

    @pytest.mark.parametrize("kind", [CorrectionKind.UPDATE, CorrectionKind.MINOR_REFILE])
    def test_an_update_needs_no_notice(self, kind):
        assert keys(DIRECT, "B12", change=SimpleNamespace(kind=kind, notice="")) == []

    def test_a_correction_that_says_what_was_wrong_is_left_alone(self):
        change = SimpleNamespace(kind="correction", notice="We gave the wrong pier.")

        assert keys(DIRECT, "B12", change=change) == []

    @pytest.mark.parametrize("kind", ["correction", "clarification", "editors_note", "hold", "withdrawal"])
    @pytest.mark.parametrize("notice", ["", "  \n", "—."])
    def test_a_notice_that_says_nothing_stops_it(self, kind, notice):
        assert keys(DIRECT, "B12", change=SimpleNamespace(kind=kind, notice=notice)) == [""]


class TestWarnings:
    def test_w4_leaves_four_words_and_short_sentences_alone(self):
        assert keys(PARTIAL, "W4") == []
        assert keys(f'<p>“<span data-quote="{KEY}">Never,</span>” he said.</p>', "W4") == []

    def test_w4_finds_a_fragment(self):
        assert keys(f'<p>She called it “<span data-quote="{KEY}">a disgrace</span>”.</p>', "W4") == [KEY]

    @pytest.mark.parametrize(("wholes", "parts", "told"), [(3, 2, 0), (1, 3, 0), (2, 3, 1)])
    def test_w4_finds_a_story_told_in_fragments(self, wholes, parts, told):
        keyed = iter("bcdefghij")
        whole = '<p>“<span data-quote="{0}">We shall close the ramp today.</span>” she said.</p>'
        part = '<p>She called it “<span data-quote="{0}">a ramp that nobody ever wanted</span>” on Friday.</p>'
        html = "".join(form.format(next(keyed) * 10) for form in [whole] * wholes + [part] * parts)

        assert len(keys(html, "W4")) == told

    def test_w5_leaves_brackets_of_our_own_alone(self):
        assert keys(f'<p>[Map] <span data-quote="{KEY}">The ramp [sic] was … shut</span>, she said.</p>', "W5") == []

    @pytest.mark.parametrize("words", ["The ramp [at East Quay] is closed.", "The ramp … is closed.", "It. . . is … shut."])
    def test_w5_finds_altered_words(self, words):
        assert keys(f'<p>“<span data-quote="{KEY}">{words}</span>”</p>', "W5") == [KEY]

    def test_w9_leaves_marked_words_titles_and_what_stands_inside_them_alone(self):
        inner = f'<p>“<span data-quote="{KEY}">They told us ‘the ramp will be closed’ today</span>,” she said.</p>'

        assert keys(DIRECT, "W9") == keys(inner, "W9") == keys("<p>The play “A Ramp to Nowhere” opened.</p>", "W9") == []

    def test_w9_finds_what_nobody_marked(self):
        assert keys("<p>“The ramp is closed for good,” she said.</p>", "W9") == [""]

    def test_w11_leaves_what_we_heard_ourselves_alone(self):
        assert keys(DIRECT, "W11", {KEY: on_record(obtained_by=ObtainedBy.INTERVIEW_PHONE)}) == []

    def test_w11_leaves_a_credited_outlet_with_its_link_alone(self):
        said = on_record(obtained_by=ObtainedBy.WIRE, outlet="Tidewire", link="https://tidewire.example/1")

        assert keys(DIRECT + "<p>She spoke to tidewire.</p>", "W11", {KEY: said}) == []

    @pytest.mark.parametrize("facts", [{}, {"outlet": "Tidewire"}, {"outlet": "The Gull", "link": "https://gull.example/1"}])
    def test_w11_finds_what_others_reported_uncredited(self, facts):
        said = on_record(obtained_by=ObtainedBy.OTHER_MEDIA, **facts)

        assert keys(DIRECT + "<p>She spoke to The Tern.</p>", "W11", {KEY: said}) == [KEY]

    def test_w11_asks_for_the_link_of_a_named_outlet(self):
        said = on_record(obtained_by=ObtainedBy.OTHER_MEDIA, outlet="The Tern")

        assert keys(DIRECT + "<p>She spoke to The Tern.</p>", "W11", {KEY: said}) == [KEY]


class TestHousePolicy:
    def test_what_stops_comes_before_what_is_to_be_read(self):
        html = f'<p>She called it “<span data-quote="{KEY}">a disgrace</span>”.</p>'
        found = checks.run(story(html, said={KEY: Attribution()}, on_hold=True), HousePolicy())

        assert [problem.severity for problem in found] == ["block", "block", "warn"]
        assert checks.blocks(found)

    def test_a_house_may_switch_a_rule_off_or_turn_it_into_a_warning(self):
        loaded = story(DIRECT, said={KEY: Attribution()})

        assert checks.run(loaded, HousePolicy(severities={"B1": "off"})) == []
        assert not checks.blocks(checks.run(loaded, HousePolicy(severities={"B1": "warn"})))

    @pytest.mark.parametrize("severity", ["off", "warn", "nonsense"])
    def test_the_rule_on_terms_can_never_be_lowered(self, severity):
        b2 = next(rule for rule in checks.RULES if rule.code == "B2")

        assert checks.severity_of(b2, HousePolicy(severities={"B2": severity})) is RuleSeverity.BLOCK

    def test_a_house_may_raise_a_warning_to_a_block(self):
        found = problems_with({"W9": "block"})

        assert [problem.is_block for problem in found] == [True]

    def test_every_problem_says_how_to_mend_it(self):
        assert all(rule.mend and rule.asks and rule.title for rule in checks.RULES)


def problems_with(severities):
    return checks.run(story("<p>“The ramp is closed for good,” she said.</p>"), HousePolicy(severities=severities))
