"""The demo newsroom as data: whole, consistent, and silent about whom its protected sources are.

Policy: at least 20 stories of 150 to 700 words, one or more in each status; in the published ones at least 84
quotations (45 direct, 15 partial, 12 indirect) from 30 entities, under all terms that may be published.
"""

import re
from collections import Counter

import pytest

from articles.body.schema import TAGS
from sources.vocabulary import (
    OPEN_TERMS,
    AliasKind,
    AnonymityReason,
    AskedBy,
    EntityType,
    EvidenceKind,
    EvidenceState,
    ObtainedBy,
    SourceKind,
    Terms,
)

from .demo_files import DEMO, entities, every_quote, pictures, plain, protected, quotes_of, sources, stories, toml

RESERVED = {
    "desk", "people", "organisations", "places", "things", "topics", "authors", "search", "corrections", "feed", "record",
    "api", "pictures", "quotations", "most-quoted", "how-we-source", "healthz", "readyz", "oembed", "sitemap.xml",
}  # fmt: skip
STATUSES = {"assigned", "drafting", "in_review", "ready", "scheduled", "published", "withdrawn", "spiked"}
ROLES = {"reporter", "editor", "publisher", "source_desk", "standards", "administrator"}
BROKEN_ON_PURPOSE = "00-try-it-five-minutes"
LONGEST = {"place": 160, "cue": 80, "role_as_published": 200, "name_as_published": 200, "outlet": 160}
LEADS_TO_A_PERSON = {"place", "role_as_published", "name_as_published", "obtained_days_ago", "outlet", "link"}

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DOUBLED = re.compile(r"(\w+)\s+“(\w+)")
_DOUBLED_AFTER = re.compile(r"(\w+)[,.]?”\s+(\w+)")


each_story = pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
each_protected = pytest.mark.parametrize("source", protected(), ids=lambda source: source["id"])


# What must not be there


@each_protected
def test_no_word_of_a_protected_name_stands_anywhere_else(source):
    names = _WORD.findall(source["identity"]["name"]) + source["identity"]["name"].split()
    rest = []
    for path in sorted(DEMO.rglob("*")):
        if path.suffix in {".toml", ".html", ".md"}:
            text = path.read_text("utf-8")
            if path.name == "sources.toml":
                text = text.replace(f'name = "{source["identity"]["name"]}"', "", 1)
                text = text.replace(f'contact = "{source["identity"]["contact"]}"', "", 1)
            rest.append(f"{path.name} {text}")

    found = [name for name in names if re.search(rf"\b{re.escape(name)}\b", "\n".join(rest), re.IGNORECASE)]

    assert found == []


def test_quotations_of_a_protected_source_carry_nothing_that_leads_to_the_person():
    told = [
        (story.name, key, sorted(LEADS_TO_A_PERSON & quote.keys()))
        for story, key, quote in every_quote()
        if sources()[quote["source"]].get("protected")
        and (LEADS_TO_A_PERSON & quote.keys() or {"locator", "public_link"} & quote.get("evidence", {}).keys())
    ]

    assert told == []


def test_nobody_approves_a_source_for_a_story_of_their_own():
    approved = [
        (story.name, source["id"])
        for story, _key, quote in every_quote()
        if (source := sources()[quote["source"]]).get("protected") and "approver" in source["flags"]
        if source["flags"]["approver"] in (story.facts["owner"], source["flags"]["granted_by"])
    ]

    assert approved == []


def test_no_protected_source_has_an_entity_and_no_open_source_an_identity():
    assert [source["id"] for source in protected() if "entity" in source] == []
    open_ones = [source for source in sources().values() if not source.get("protected")]
    assert [source["id"] for source in open_ones if {"identity", "code_name", "flags"} & source.keys()] == []


def test_only_the_opening_draft_has_a_word_doubled_at_the_edge_of_a_quotation():
    doubled = {
        story.name
        for story in stories()
        for block in story.blocks
        for one, other in _DOUBLED.findall(block) + _DOUBLED_AFTER.findall(block)
        if one.lower() == other.lower()
    }

    assert doubled == {BROKEN_ON_PURPOSE}


def test_only_the_opening_draft_has_quotations_that_are_not_marked():
    unmarked = {}
    for story in stories():
        outside = plain(re.sub(r'<span data-quote="[^"]*">.*?</span>', "", story.body, flags=re.DOTALL))
        if "“" in outside:
            unmarked[story.name] = outside.count("“")

    assert unmarked == {BROKEN_ON_PURPOSE: 3}


def test_nothing_said_without_settled_terms_is_published():
    loose = {story.name for story, _key, quote in every_quote() if quote["terms"] in (Terms.UNSETTLED, Terms.OFF_RECORD)}

    assert loose
    assert loose.isdisjoint(story.name for story in stories() if story.status in ("published", "ready", "scheduled"))


def test_unnamed_people_are_used_for_facts_only():
    judged = [
        (story.name, key)
        for story, key, quote in every_quote()
        if sources()[quote["source"]].get("protected") and quote["nature"] != "fact"
    ]

    assert judged == []


# Each story


@each_story
def test_every_mark_has_its_table_and_every_table_its_mark(story):
    assert story.spans("quote").keys() == story.quotes.keys()
    assert story.spans("mention").keys() == story.facts.get("mentions", {}).keys()


@each_story
def test_a_story_names_only_what_the_demo_has(story):
    paper = toml("newsroom.toml")
    users = {user["username"] for user in paper["users"]}

    assert story.status in STATUSES
    assert story.facts["owner"] in users
    assert story.facts["section"] in {section["slug"] for section in paper["sections"]}
    assert set(story.facts["byline"]) <= {author["slug"] for author in paper["authors"]}
    assert {quote["source"] for quote in story.quotes.values()} <= sources().keys()
    assert {mention["entity"] for mention in story.facts.get("mentions", {}).values()} <= entities().keys()
    assert set(re.findall(r'data-picture="([^"]*)"', story.body)) <= pictures().keys()
    assert {story.facts["lead"]["picture"]} <= pictures().keys() if "lead" in story.facts else True


@each_story
def test_marked_names_are_names_or_aliases_of_their_entity(story):
    for key, (surface, *_more) in story.spans("mention").items():
        entity = entities()[story.facts["mentions"][key]["entity"]]
        known = {name.lower() for name in [entity["name"], *(alias["text"] for alias in entity["aliases"])]}
        assert surface.lower() in known


@each_story
def test_quotation_marks_are_curly_and_balanced_in_every_block(story):
    for block in story.blocks:
        assert re.sub(r"[^“”]", "", block) == "“”" * block.count("“")
        assert '"' not in block
        assert "'" not in block


@each_story
def test_a_story_has_between_150_and_700_words(story):
    assert 150 <= len(_WORD.findall(story.text)) <= 700


@each_story
def test_a_body_uses_only_the_elements_of_the_body_format(story):
    assert set(re.findall(r"<([a-z0-9]+)", story.body)) <= TAGS


@each_story
def test_words_stand_inside_marks_as_their_type_says(story):
    for key, spans in story.spans("quote").items():
        for words in spans:
            has_marks = (words[0], words[-1], words.count("“")) == ("“", "”", 1)
            assert has_marks == (story.quotes[key]["type"] != "indirect")
            assert has_marks or not re.search("[“”]", words)


@each_story
def test_every_quotation_is_told_in_the_words_of_the_vocabulary(story):
    for quote in story.quotes.values():
        assert quote["type"] in {"direct", "partial", "indirect"}
        assert quote["nature"] in {"fact", "opinion", "attack", "speculation"}
        assert quote["terms"] in Terms.values
        assert quote["obtained_by"] in ObtainedBy.values
        assert quote.get("evidence", {}).get("kind", "notes") in EvidenceKind.values
        assert quote.get("evidence", {}).get("state", "checked") in EvidenceState.values
        assert all(len(quote.get(name, "")) <= most for name, most in LONGEST.items())


@each_story
def test_terms_are_kept(story):
    for key, quote in story.quotes.items():
        source = sources()[quote["source"]]
        if not source.get("protected"):
            assert quote["terms"] in (*OPEN_TERMS, Terms.UNSETTLED)
            continue
        flags = source["flags"]
        assert quote["terms"] == source["terms"]
        assert quote["type"] == "indirect" or flags["quote_verbatim"]
        assert quote.get("cue", "") == "" or flags["describe"]
        if flags["describe"]:
            assert flags["agreed_description"].lower() in story.text.lower(), key


@each_story
def test_each_replacement_of_a_correction_finds_its_words_once(story):
    for update in story.facts.get("updates", []):
        assert {"wrong", "right", "notice", "kind", "days_ago"} <= update.keys()
        for old, new in update["replace"]:
            assert story.text.count(old) == 1
            assert new not in story.text


# The whole


def test_slugs_are_unique_and_sections_avoid_reserved_words():
    paper = toml("newsroom.toml")
    for slugs in (
        [story.facts["slug"] for story in stories()],
        [section["slug"] for section in paper["sections"]],
        [author["slug"] for author in paper["authors"]],
        [user["username"] for user in paper["users"]],
        [entity["slug"] for entity in toml("entities.toml")["entities"]],
        [source["id"] for source in toml("sources.toml")["sources"]],
        [source["code_name"] for source in protected()],
    ):
        assert [slug for slug, times in Counter(slugs).items() if times > 1] == []
    assert RESERVED.isdisjoint(section["slug"] for section in paper["sections"])


def test_the_paper_has_its_sections_bylines_and_logins():
    paper = toml("newsroom.toml")
    users = {user["username"]: user for user in paper["users"]}

    assert (len(paper["sections"]), len(paper["authors"])) == (6, 6)
    assert users.keys() == {"reporter", "reporter2", "editor", "publisher", "sourcedesk", "standards", "admin"}
    assert set(users["publisher"]["roles"]) == {"publisher", "editor"}
    assert {role for user in users.values() for role in user["roles"]} == ROLES


def test_entities_and_pictures_are_complete():
    assert len(entities()) >= 34
    files = {path.name for path in (DEMO / "pictures").iterdir()}
    assert {picture["file"] for picture in pictures().values()} == files
    assert all(picture["alt"] and picture["credit"] for picture in pictures().values())
    for entity in entities().values():
        assert entity["type"] in EntityType.values
        assert entity["description"].endswith(".")
        assert entity.get("organisation", "aldermere") in entities()
        assert entity.get("picture", "ferry-dawn.jpg") in files
        assert {alias["kind"] for alias in entity["aliases"]} <= set(AliasKind.values)


def test_sources_are_complete_and_all_are_used():
    users = {user["username"] for user in toml("newsroom.toml")["users"]}
    assert {source["kind"] for source in sources().values()} <= set(SourceKind.values)
    assert {source["entity"] for source in sources().values() if "entity" in source} <= entities().keys()
    assert sources().keys() == {quote["source"] for _story, _key, quote in every_quote()}
    for source in protected():
        flags = source["flags"]
        assert source["identity"].keys() == {"name", "contact", "notes"}
        assert source["how_they_know"]
        assert source["public_description"]
        assert flags["reason_code"] in AnonymityReason.values
        assert flags["asked_by"] in AskedBy.values
        assert {flags["granted_by"], flags.get("approver", "editor")} <= users


def test_there_are_stories_in_every_status_and_one_correction():
    statuses = Counter(story.status for story in stories())

    assert len(stories()) >= 20
    assert statuses.keys() == STATUSES
    assert (statuses["scheduled"], statuses["withdrawn"]) == (1, 1)
    assert [story.name for story in stories() if story.facts.get("updates")] == ["01-ferry-ramp"]
    assert [story.status for story in stories() if story.facts.get("withdrawal")] == ["withdrawn"]
    assert [story.facts["days_ago"] for story in stories() if story.status == "scheduled"] == [-1]


def test_published_quotations_are_many_and_of_every_kind():
    published = [quote for _story, _key, quote in quotes_of("published")]
    types = Counter(quote["type"] for quote in published)
    heard = {entity for quote in published if (entity := sources()[quote["source"]].get("entity"))}
    in_print = {quote["source"] for quote in published if sources()[quote["source"]].get("protected")}

    assert len(published) >= 84
    assert types["direct"] >= 45
    assert types["partial"] >= 15
    assert types["indirect"] >= 12
    assert len(heard) >= 30
    assert len(in_print) >= 5
    assert {quote["terms"] for quote in published} == set(Terms.values) - {Terms.UNSETTLED, Terms.OFF_RECORD}
