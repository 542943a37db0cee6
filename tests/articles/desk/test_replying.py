"""Claims and replies: who may put them on file, where they stand, what checks and readers make of them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import checks
from articles.desk import replying
from articles.desk.anchoring import Anchor, anchor, find_again, find_words
from articles.desk.edits import StoryEdits
from articles.desk.replying import ClaimEdit, ReplyEdit, Standing
from articles.desk.saving import save_story
from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Attribution, Claim, HousePolicy, Reply, Revision
from articles.permissions import Role
from articles.publishing.project import VersionFacts, project
from articles.snapshot import load_story, take
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
NOW = factories.NOW
OURS = "The ramp is cracked."
# As it was written before claims and replies were on file; nothing here writes this any more.
SCHEMA_1 = (Path(__file__).parent.parent / "snapshots" / "schema_1.json").read_text("utf-8")


@pytest.fixture
def story(reporter):
    return stories.full_story(reporter, status="drafting")


def fresh(story):
    return Article.objects.get(pk=story.pk)


def claim(story, by, key="", **facts):
    facts = facts or {"words": OURS}
    version = fresh(story).version
    return replying.put_claim(story, ClaimEdit(**facts), key=key, by=by, expected_version=version, now=NOW)


def ask(story, by, *claims, key="", **facts):
    asked = {"party_name": "The port authority", "asked_at": NOW - timedelta(hours=5), "how": "email"} | facts
    edit = ReplyEdit(claim_keys=tuple(each.key for each in claims), **asked)
    return replying.put_reply(story, edit, key=key, by=by, expected_version=fresh(story).version, now=NOW)


def stands(story, by, reply, **where):
    version = fresh(story).version
    return replying.mark_answer(story, reply.key, Standing(**where), by=by, expected_version=version, now=NOW)


def b9(story, now=NOW):
    found = checks.run(load_story(fresh(story)), HousePolicy.load(), now=now)
    return [problem.message for problem in found if problem.code == "B9"]


def told(story):
    facts = VersionFacts("publish", "/harbour/2026/11/ramp-closed/", NOW, NOW, "en")
    return project(load_story(fresh(story)), facts)


class TestRefusals:
    def test_a_stranger_and_a_reader_put_nothing_on_file(self, story):
        for who in (factories.person("other", Role.REPORTER), factories.person("rules", Role.STANDARDS)):
            with pytest.raises(NotAllowed):
                claim(story, who)

        assert not Claim.objects.exists()

    def test_a_stale_page_writes_nothing(self, story, reporter):
        with pytest.raises(Stale):
            replying.put_claim(story, ClaimEdit(words=OURS), by=reporter, expected_version=99, now=NOW)

    @pytest.mark.parametrize("facts", [{"words": "not there"}, {"words": " "}, {"words": OURS, "kind": "rumour"},
                                       {"quotation_key": "zzzz"}, {"words": OURS, "evidence_id": "x"}])  # fmt: skip
    def test_what_does_not_stand_in_the_story_is_no_claim(self, story, reporter, facts):
        with pytest.raises(Invalid):
            claim(story, reporter, **facts)

    def test_evidence_of_a_protected_source_is_absent(self, story, reporter):
        protected = story.quotations.get(key=stories.UNNAMED_KEY).attributions.get().source
        evidence = protected.evidence.create(kind="notes", protected=True, visibility="restricted")

        with pytest.raises(Invalid):
            claim(story, reporter, words=OURS, evidence_id=str(evidence.pk))

    def test_a_request_needs_a_claim_a_party_and_a_moment_that_has_been(self, story, reporter):
        on_file = claim(story, reporter)
        for claims, facts in [((), {}), ((on_file,), {"party_name": ""}), ((on_file,), {"asked_at": None}),
                              ((on_file,), {"asked_at": NOW + timedelta(days=1)})]:  # fmt: skip
            with pytest.raises(Invalid):
                ask(story, reporter, *claims, **facts)

    def test_a_claim_of_another_story_is_absent(self, story, reporter):
        other = factories.article(reporter, slug="other")

        with pytest.raises(Invalid):
            ask(other, reporter, claim(story, reporter))

    def test_of_an_unnamed_party_only_day_and_state_are_kept(self, story, reporter):
        reply = ask(story, reporter, claim(story, reporter), is_unnamed=True, answer="It was me.", state="received")

        row = Reply.objects.get(pk=reply.pk)
        assert (row.party_name, row.party_entity, row.how, row.answer, row.asked_at.hour) == ("", None, "", "", 0)
        assert "port authority" not in str(take(fresh(story)))
        assert "It was me" not in str(take(fresh(story)))


class TestB9:
    def test_nothing_on_file_asks_nothing(self, story):
        assert b9(story) == []

    def test_a_claim_that_needs_no_reply_or_is_gone_asks_nothing(self, story, reporter):
        claim(story, reporter, words=OURS, needs_reply=False)

        assert b9(story) == []

    def test_nobody_asked_then_just_asked_then_awaited_then_over(self, story, reporter):
        on_file = claim(story, reporter)
        assert b9(story) == [f"Nobody has been asked about “{OURS}”."]

        reply = ask(story, reporter, on_file, asked_at=NOW - timedelta(minutes=10))
        assert "less than an hour ago" in b9(story)[0]

        ask(story, reporter, on_file, key=reply.key, deadline=NOW + timedelta(hours=2))
        assert "has until" in b9(story)[0]
        assert b9(story, now=NOW + timedelta(hours=3)) == []

    def test_an_answer_must_stand_somewhere_or_be_left_out_for_a_reason(self, story, reporter):
        reply = ask(story, reporter, claim(story, reporter), state="received", answer="We mended it.")
        assert "nowhere in the text" in b9(story)[0]

        stands(story, reporter, reply, quotation_key=stories.NAMED_KEY)
        assert b9(story) == []

        stands(story, reporter, reply)
        ask(story, reporter, *reply.claims.all(), key=reply.key, state="received", not_used_because="it says nothing")
        assert b9(story) == []

    def test_each_party_is_asked(self, story, reporter):
        on_file = claim(story, reporter)
        ask(story, reporter, on_file, state="declined")
        ask(story, reporter, on_file, party_name="The builder", state="not_sought", asked_at=None)

        assert b9(story) == [f"The builder has not been asked about “{OURS}”."]

    def test_setting_one_allegation_aside_leaves_the_other_standing(self, story, reporter):
        from articles.desk.overriding import override

        HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "investigative"})
        first = claim(story, reporter)
        claim(story, reporter, words="an engineer said")
        publisher = factories.person("prints", Role.PUBLISHER)
        override(fresh(story), "B9", first.key, reason="They cannot be reached today.", by=publisher, now=NOW)

        found = checks.run(load_story(fresh(story)), HousePolicy.load(), now=NOW)
        assert [each.severity for each in found if each.code == "B9"] == ["block", "overridden"]


def test_a_quotation_s_own_state_follows_its_claim(story, reporter):
    on_file = claim(story, reporter, quotation_key=stories.NAMED_KEY)
    said = story.quotations.get(key=stories.NAMED_KEY).attributions.get()
    assert said.reply_state == "not_sought"

    ask(story, reporter, on_file, state="declined")
    said.refresh_from_db()
    assert said.reply_state == "declined"


class TestOneSource:
    """W2 of an allegation that rests on one source readers cannot know."""

    def w2(self, story):
        found = checks.run(load_story(fresh(story)), HousePolicy.load(), now=NOW)
        return [problem.message for problem in found if problem.code == "W2"]

    def test_a_figure_a_named_source_and_checked_evidence_are_left_alone(self, story, reporter):
        claim(story, reporter, words="an engineer said", kind="figure", rests_on=stories.UNNAMED_KEY)
        claim(story, reporter, words=OURS, rests_on=stories.NAMED_KEY)
        claim(story, reporter, quotation_key=stories.UNNAMED_KEY)  # its evidence is checked

        assert self.w2(story) == []

    def test_it_is_told_where_nothing_is_behind_the_source(self, story, reporter):
        Attribution.objects.filter(quotation__key=stories.UNNAMED_KEY).update(evidence_state="missing")
        claim(story, reporter, words=OURS, rests_on=stories.UNNAMED_KEY)

        assert self.w2(story) == [f"“{OURS}” rests on one source readers cannot know."]


def test_an_accusation_of_our_own_that_rests_on_nobody_is_b11(story, reporter):
    on_file = claim(story, reporter)
    codes = [each.code for each in checks.run(load_story(fresh(story)), HousePolicy.load(), now=NOW)]
    assert "B11" in codes

    claim(story, reporter, key=on_file.key, words=OURS, rests_on=stories.NAMED_KEY)
    codes = [each.code for each in checks.run(load_story(fresh(story)), HousePolicy.load(), now=NOW)]
    assert "B11" not in codes


class TestReaders:
    def test_readers_learn_whom_we_asked_and_what_came_of_it(self, story, reporter):
        port = stories.entity("Wend Port Authority", "wend-port", "organisation")
        quoted = claim(story, reporter, quotation_key=stories.NAMED_KEY)
        ask(story, reporter, quoted, claim(story, reporter), entity_id=str(port.pk), state="declined")

        payload = told(story)
        sentence = "We asked Wend Port Authority on 12 November 2026; it declined to reply."
        assert payload["quotations"][0]["reply"] == {"code": "declined", "text": sentence}
        assert [(each["text"], each["quotations"]) for each in payload["replies"]] == [(sentence, [1])]

    def test_no_name_that_a_promise_hides(self, story, reporter):
        reply = ask(story, reporter, claim(story, reporter), party_name="Otto Brand", state="received")
        stands(story, reporter, reply, quotation_key=stories.UNNAMED_KEY)

        [entry] = told(story)["replies"]
        assert (entry["party"], entry["asked"]) == ("", None)
        assert "Otto Brand" not in str(told(story))
        assert "2026" not in entry["text"]


class TestHistory:
    def test_what_was_taken_off_comes_back_with_its_revision_and_nothing_else_goes(self, story, reporter):
        on_file = claim(story, reporter)
        ask(story, reporter, on_file, state="declined")
        before = take(fresh(story))
        version = fresh(story).version
        replying.take_off(story, "claim", on_file.key, by=reporter, expected_version=version, now=NOW)
        later = claim(story, reporter, words="an engineer said")
        assert not Reply.objects.exists()

        save_story(fresh(story), StoryEdits(from_revision=before), by=reporter, expected_version=None, now=NOW)

        assert {each.key for each in Claim.objects.all()} == {on_file.key, later.key}
        assert Reply.objects.get().state == "declined"

    def test_a_revision_of_schema_1_comes_back_and_takes_no_claim_away(self, story, reporter, client):
        Revision.objects.create(article=story, number=1, at=NOW, by=reporter, schema=1, snapshot=json.loads(SCHEMA_1))
        asked = ask(story, reporter, claim(story, reporter), state="declined")
        client.force_login(reporter)
        address = f"/desk/articles/article/{story.pk}"

        compared = client.get(f"{address}/compare/1/")
        client.post(f"{address}/restore/1/", {"version": fresh(story).version})

        assert compared.status_code == 200
        assert fresh(story).standfirst == "As it stood in May."
        assert [each.words for each in Claim.objects.all()] == [OURS]
        assert Reply.objects.get() == asked

    def test_a_claim_follows_its_words_through_an_edit_and_waits_while_they_are_gone(self, story, reporter):
        on_file = claim(story, reporter)
        body = fresh(story).body

        def write(html):
            edits = StoryEdits(fields={"body": html})
            save_story(fresh(story), edits, by=reporter, expected_version=None, now=NOW)
            on_file.refresh_from_db()

        write(f"<p>A new beginning.</p>{body}")
        assert (on_file.start, on_file.is_orphaned) == (18, False)
        write("<p>Nothing of it.</p>")
        assert on_file.is_orphaned
        write(body)
        assert (on_file.start, on_file.is_orphaned) == (0, False)


class TestAnchors:
    @given(st.text(min_size=1), st.data())
    def test_words_of_a_text_are_found_again_in_it(self, plain, data):
        start = data.draw(st.integers(0, len(plain) - 1))
        end = data.draw(st.integers(start + 1, len(plain)))

        assert find_again(plain, anchor(plain, start, end)) == anchor(plain, start, end)

    @given(st.text(), st.text(), st.integers(-3, 30))
    def test_found_words_are_those_words(self, plain, words, start):
        found = find_words(plain, words, start)

        assert found is None or (words and plain[found.start : found.end] == words == found.words)

    def test_edited_words_are_found_between_what_stands_around_them(self):
        kept = anchor("Everybody knew it. The port lied twice. Nobody minded much.", 19, 39)

        found = find_again("Everybody knew it. The port was silent. Nobody minded much.", kept)

        assert isinstance(found, Anchor)
        assert found.words == "The port was silent."
