"""What readers are told is decided in one projection, whatever the checks said."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Attribution, Quotation
from articles.publishing.disclosure import disclose, flags_of
from articles.publishing.project import VersionFacts, as_text, project
from articles.snapshot import StoryQuotation, load_story
from sources.models import Agreement, Entity, Evidence, Source
from sources.vocabulary import TERMS_FLAGS, Flags, SourceKind, Terms
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 12, 12, 48, tzinfo=UTC)
FACTS = VersionFacts("publish", "/harbour/2026/11/ramp-closed/", NOON, NOON, "en-GB")
ONE_QUOTATION = f'<p><span data-quote="{stories.NAMED_KEY}">“It went in the drawer”</span>, she said.</p>'


def payload_of(article):
    return project(load_story(article), FACTS)


@pytest.fixture
def story(reporter):
    return stories.full_story(reporter)


@pytest.fixture
def one(reporter):
    return factories.article(reporter, ONE_QUOTATION, authors=[factories.author()])


class TestWhatIsHidden:
    @pytest.mark.parametrize("terms", [each for each in Terms if not TERMS_FLAGS[each].name])
    def test_no_name_is_shown_under_terms_that_forbid_it(self, one, terms):
        stories.quote(one, stories.NAMED_KEY, stories.open_source(), terms, name_as_published="Ines Calloway")

        assert "Calloway" not in as_text(payload_of(one))

    def test_no_name_is_shown_where_an_agreement_forbids_it(self, one):
        source = stories.open_source()
        silent = Agreement.objects.create(source=source, terms=Terms.ON_RECORD, allows_use=True, allows_describing=True)
        stories.quote(one, stories.NAMED_KEY, source, agreement=silent)

        assert "Calloway" not in as_text(payload_of(one))

    @pytest.mark.parametrize("kind", ["person", "anonymous_person", "organisation", "document"])
    def test_a_protected_source_is_never_named_even_on_the_record(self, one, reporter, kind):
        source = stories.protected_source(reporter)
        Source.objects.filter(pk=source.pk).update(kind=kind)
        stories.quote(one, stories.NAMED_KEY, source, Terms.ON_RECORD, name_as_published="Ines Calloway")

        told = payload_of(one)

        assert "Calloway" not in as_text(told)
        assert told["sources"][0]["shape"] == "unnamed"

    def test_of_an_unnamed_source_neither_day_place_role_nor_evidence_is_told(self, one, reporter):
        source = stories.protected_source(reporter)
        stories.quote(
            one, stories.NAMED_KEY, source, Terms.NOT_FOR_ATTRIBUTION, agreement=stories.agreement(source),
            obtained_on="2026-11-09", place="the depot", role_as_published="night foreman", outlet="Depot News",
            link="https://depot.example/rota", locator="page 4",
            evidence=Evidence.objects.create(source=source, kind="notes", visibility="restricted"),
        )  # fmt: skip

        text = as_text(payload_of(one))

        for word in ("2026-11-09", "the depot", "night foreman", "Depot News", "depot.example", "page 4", "Notes"):
            assert word not in text, word

    def test_deep_background_leaves_the_words_without_a_mark(self, story):
        told = payload_of(story)

        assert "The pin was ordered late." in told["body"]
        assert told["body"].count("data-quotation") == len(told["quotations"]) == 2
        assert stories.DEEP_KEY not in as_text(told)

    @pytest.mark.parametrize("state", ["suggested", "rejected"])
    def test_a_quotation_nobody_stands_behind_is_no_quotation(self, one, state):
        stories.quote(one, stories.NAMED_KEY, stories.open_source())
        Quotation.objects.update(state=state)

        assert payload_of(one)["quotations"] == []

    def test_no_key_of_the_desk_and_no_source_id_reaches_the_record(self, story):
        text = as_text(payload_of(story))

        for key in (stories.NAMED_KEY, stories.UNNAMED_KEY, stories.MENTION_KEY, "velvet anchor"):
            assert key not in text
        for source in Source.objects.all():
            assert str(source.pk) not in text

    def test_evidence_for_the_newsroom_only_is_not_linked(self, one):
        source = stories.open_source()
        evidence = Evidence.objects.create(source=source, kind="notes", link="https://notes.example/", visibility="newsroom")
        stories.quote(one, stories.NAMED_KEY, source, evidence=evidence)

        assert payload_of(one)["quotations"][0]["evidence"]["link"] is None

    def test_an_agreement_with_somebody_else_opens_nothing(self, one, reporter):
        other = stories.protected_source(reporter, code_name="other", public_description="other")
        source = stories.protected_source(reporter)
        stories.quote(
            one, stories.NAMED_KEY, source, Terms.NOT_FOR_ATTRIBUTION,
            agreement=stories.agreement(other, public_reason="Somebody else’s reason."),
        )  # fmt: skip

        assert payload_of(one)["quotations"][0]["reason"] == ""

    def test_a_name_cannot_turn_the_text_around_it(self, one):
        stories.quote(one, stories.NAMED_KEY, stories.open_source(), name_as_published="Ines \u202eCalloway")

        assert payload_of(one)["quotations"][0]["speaker"] == "Ines Calloway"


class TestByteEqual:
    def test_protected_and_unrecorded_give_the_same_bytes(self, reporter):
        """One text, once with a protected source, once with an unnamed one of whom nothing else is on file."""
        texts = []
        for is_protected in (True, False):
            article = factories.article(reporter, ONE_QUOTATION, slug="ramp-closed", authors=[factories.author()])
            if is_protected:
                source = stories.protected_source(reporter)
                promise = stories.agreement(source)
            else:
                source = Source.objects.create(kind="unnamed_group", public_description=stories.DESCRIPTION)
                promise = None
            row = stories.quote(article, stories.NAMED_KEY, source, Terms.NOT_FOR_ATTRIBUTION, agreement=promise)
            Quotation.objects.filter(pk=row.pk).update(public_key="cafecafecafe")
            texts.append(as_text(payload_of(article)))
            article.quotations.all().delete()

        assert texts[0] == texts[1]

    def test_two_unnamed_sources_described_alike_are_one_to_a_reader(self, story, reporter):
        second = stories.protected_source(reporter, code_name="paper lantern")
        Attribution.objects.filter(quotation__key=stories.DEEP_KEY).update(
            source=second, terms=Terms.NOT_FOR_ATTRIBUTION, agreement=None, obtained_by="interview_phone"
        )
        Agreement.objects.update(public_reason="")

        assert [source["quotations"] for source in payload_of(story)["sources"]] == [[1], [2, 3]]


class TestWhatIsTold:
    def test_the_keys_stand_in_the_order_of_the_format(self, story):
        told = payload_of(story)

        assert list(told) == [
            "format", "kind", "path", "headline", "short_headline", "standfirst", "language", "dateline", "section",
            "byline", "published_at", "updated_at", "topics", "picture", "pictures", "body", "quotations", "sources",
            "replies", "mentions", "corrections",
        ]  # fmt: skip
        assert json.loads(as_text(told)) == told

    def test_a_named_source_is_told_in_full(self, story):
        said = payload_of(story)["quotations"][0]

        assert (said["speaker"], said["place"], said["when"]) == ("Ines Calloway", "the port office", "2026-11-10")
        assert said["terms"]["sentence"] == "We may use the words and the name."
        assert said["how"] == {"code": "interview_in_person", "text": "Interview in person"}

    def test_an_unnamed_source_has_the_agreed_description_and_the_reason(self, story):
        said = payload_of(story)["quotations"][1]

        assert said["speaker"] == stories.DESCRIPTION
        assert said["reason"] == "Speaking could cost the engineer the job."

    def test_a_mention_links_to_the_page_of_the_entity(self, story):
        told = payload_of(story)

        assert '<a href="/people/ines-calloway/">Ines Calloway</a>' in told["body"]
        assert told["mentions"] == [{"name": "Ines Calloway", "kind": "person", "address": "/people/ines-calloway/"}]

    def test_quotations_of_one_source_on_different_days_share_an_entry_without_a_day(self, story):
        Attribution.objects.filter(quotation__key=stories.DEEP_KEY).update(
            source=stories.open_source(), terms=Terms.ON_RECORD, agreement=None, obtained_on="2026-11-01",
            obtained_by="email",
        )  # fmt: skip

        first = payload_of(story)["sources"][0]

        assert (first["quotations"], first["when"]) == ([1, 3], None)
        assert first["how"]["text"] == "Interview in person; Email"


flags = st.builds(Flags, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(terms=st.sampled_from(list(Terms)), agreed=flags)
@settings(max_examples=200)
def test_an_agreement_never_opens_what_its_terms_close(terms, agreed):
    agreement = Agreement(terms=terms)
    agreement.flags = agreed

    allowed = flags_of(terms, agreement)

    usual = TERMS_FLAGS[terms]
    for name in ("use", "name", "describe"):
        assert getattr(allowed, name) == (getattr(usual, name) and getattr(agreed, name))


# -- Against an oracle that knows one thing: the three yeses ------------------------------------------------------------
_WHEN = st.sampled_from([None, NOON.replace(year=2020), NOON.replace(year=2040)])
_PROMISES = st.fixed_dictionaries(
    {
        "terms": st.sampled_from(Terms),
        "allows_quoting": st.booleans(),
        "allows_naming": st.booleans(),
        "allows_describing": st.booleans(),
        "embargo_until": _WHEN,
        "expires": _WHEN,
    }
)


@settings(max_examples=150, deadline=None)
@given(
    said_on=st.sampled_from(Terms),
    kind=st.sampled_from(SourceKind),
    is_protected=st.booleans(),
    promise=st.none() | _PROMISES,
    is_replaced=st.booleans(),
    is_used=st.booleans(),
)
def test_a_name_is_printed_only_with_three_yeses(said_on, kind, is_protected, promise, is_replaced, is_used):
    """Rows are built in memory, past every constraint: the projection must hold even over a broken database."""
    name = "officials" if kind == "unnamed_group" else "Mirabel Quennessy"  # a group is called by what it is
    source = Source(kind=kind, protected=is_protected, name=name, code_name="saffron lantern")
    source.contact, source.interest, source.how_they_know = "Tallowby", "Tallowby", "Tallowby"
    source.entity = Entity(type="person", name="Mirabel Quennessy", slug="mirabel-quennessy")
    agreement = None
    if promise is not None:
        agreement = Agreement(source=source, protected=is_protected, allows_use=is_used, description="a worker", **promise)
        if is_replaced:
            Agreement(source=source, terms=said_on, supersedes=agreement)
    said = Attribution(source=source, terms=said_on, agreement=agreement, name_as_published="Mirabel Quennessy")
    said.role_as_published = said.place = said.outlet = said.locator = "Mirabel’s Tallowby"
    said.link, said.obtained_on, said.obtained_by = "https://tallowby.example/", date(2026, 11, 10), "other_media"
    said.evidence = Evidence(kind="email", link="https://tallowby.example/", visibility="public", protected=is_protected)
    quotation = StoryQuotation(Quotation(state="accepted"), None, said)

    told = disclose(quotation)

    text = "" if told is None else json.dumps(asdict(told), default=str)
    is_open = said_on in ("on_record", "public_statement") and not is_protected
    if promise is not None:
        is_open = is_open and is_used and promise["allows_naming"] and promise["terms"] in ("on_record", "public_statement")
    may_name = is_open and kind not in ("none", "anonymous_person", "unnamed_group")
    assert ("Mirabel" in text) == may_name
    assert may_name or "Tallowby" not in text.title()
    assert may_name or "2026" not in text
    assert "saffron" not in text
    assert told is None or TERMS_FLAGS[said_on].describe
