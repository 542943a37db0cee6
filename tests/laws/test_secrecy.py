"""Who learns what of a protected source at the desk (protection.md, section 1), asked of every page and answer there is.

Two reporters know one source and quote it in a story each. Whoever does not know it must be unable to tell: that is tried
by giving the second story another source in its place, and finding that no page has changed by a letter.
"""

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client

from articles.desk.edits import QuotationEdit
from articles.models import Article, Attribution, HousePolicy, Quotation, Revision
from sources import vault
from sources.models import Agreement, Source
from sources.vocabulary import SourceKind, Terms
from tests import factories
from tests.articles.desk.drafting import html, key, save

pytestmark = pytest.mark.django_db

IDENTITY = {"name": "Mirabel Quennessy", "contact": "+44 7700 900417", "interest": "Owed wages by Tallowby Freight"}
SECRET_WORDS = ("mirabel", "quennessy", "900417", "tallowby")
CODE_NAME = "saffron lantern"
# About the source itself, wherever it speaks; readers and colleagues get the description agreed for the one story.
OF_THE_SOURCE = (CODE_NAME, "Kept the night rota", "somebody near the lock gates")
STORY = "<p>{n} The gate was late. ⟦{letter}:“Nobody wrote it down {n}”⟧, a worker said.</p>"

PARTIES, KEEPERS = ("r", "o"), ("d",)
OUTSIDERS = ("e", "p", "s", "a", "S", "n")
WORDS = ("saffron", "Mirabel", "gate", "Nobody")


@dataclass
class Desk:
    people: dict[str, Any]
    source: Source
    other: Source
    stories: tuple[Article, Article]
    promises: tuple[Agreement, Agreement, Agreement]
    clients: dict[str, Client] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for letter, person in self.people.items():
            self.clients[letter] = Client()
            self.clients[letter].force_login(person)

    @property
    def ids(self) -> list[str]:
        """Ids that tell one source from another."""
        return [str(self.source.pk), *(str(promise.pk) for promise in self.promises[:2])]


def _protected(by: Any, code_name: str, about: str) -> Source:
    return vault.create_protected(
        by, SourceKind.ANONYMOUS_PERSON, IDENTITY, public_description=about, how_they_know="Kept the night rota.",
        code_name=code_name, default_terms=Terms.NOT_FOR_ATTRIBUTION,
    )  # fmt: skip


def _promise(source: Source, by: Any, description: str) -> Agreement:
    return vault.promise(
        source, by, Terms.NOT_FOR_ATTRIBUTION, description=description, public_reason="Could lose the job.",
        internal_reason="Mirabel fears Tallowby.",
    )  # fmt: skip


def _story(by: Any, source: Source, promise: Agreement, letter: str, headline: str) -> Article:
    edit = QuotationEdit(
        source_id=source.pk, agreement_id=promise.pk, obtained_by="interview_phone", evidence_state="checked"
    )
    fields = {"headline": headline, "section": factories.section(), "slug": headline.lower().replace(" ", "-")}
    text = STORY.format(n=headline, letter=letter)
    first = save(by, text, quotations={key(letter): edit}, fields=fields).article
    return save(by, text + "<p>More.</p>", article=first, version=first.version).article


@pytest.fixture
def desk(reporter, other_reporter, editor, publisher, source_desk, standards, administrator) -> Desk:
    factories.site(), HousePolicy.load()
    root = get_user_model().objects.create_superuser("root", password=factories.PASSWORD)
    folk = [reporter, other_reporter, editor, publisher, source_desk, standards, administrator, root, factories.person("n")]
    source = _protected(reporter, CODE_NAME, "somebody near the lock gates")
    vault.add_party(source, reporter, other_reporter)
    other = _protected(other_reporter, "velvet harrow", "somebody near the boiler house")
    promises = (
        _promise(source, reporter, "a worker at the locks"),
        _promise(source, other_reporter, "a member of the crew"),
        _promise(other, other_reporter, "a member of the crew"),
    )
    stories = (
        _story(reporter, source, promises[0], "q", "Gate late"),
        _story(other_reporter, source, promises[1], "w", "Crew short"),
    )
    return Desk(dict(zip("roepdsaSn", folk, strict=True)), source, other, stories, promises)


@contextmanager
def undone():
    """Take back what happens inside."""
    savepoint = transaction.savepoint()
    yield
    transaction.savepoint_rollback(savepoint)


def everything(desk: Desk, letter: str) -> dict[str, str]:
    """Return all that this person can be shown, by what was asked."""
    client, pages = desk.clients[letter], {}

    def note(what: str, response: Any) -> None:
        content = b"".join(response.streaming_content) if response.streaming else response.content
        cookies = "".join(f"{name}={cookie.value}" for name, cookie in response.cookies.items() if "csrf" not in name)
        pages[what] = _plain(
            f"{response.status_code} {response.headers.get('Location', '')} {cookies} {content.decode('utf-8', 'replace')}"
        )

    for address in _addresses(desk):
        note(address, client.get(f"/desk/{address}", headers={"accept": "text/html"}))
    for address, sent in _questions(desk):
        with undone():
            note(f"{address} {sent}", client.post(f"/desk/{address}", sent, headers={"accept": "application/json"}))
    return pages


def _addresses(desk: Desk) -> list[str]:
    lists = ["articles/article/", "sources/source/", "sources/entity/", "articles/correction/", "articles/picture/"]
    lists += ["articles/author/", "auth/user/", "taggit/tag/", "articles/section/", "articles/housepolicy/"]
    found = [
        "",
        "find/",
        "settings/",
        "vault/",
        "vault/prove/",
        "sources/",
        "articles/",
        "articles/article/add/",
        "articles/article/import/",
        *lists,
    ]
    for each in lists[:3]:
        found += [f"{each}?q={words}" for words in WORDS if words]
        found += [f"{each}?_facets=True", f"{each}?o=-1.2"]
    found += [f"sources/source/?{each}" for each in (
        "protected__exact=1", "kind__exact=anonymous_person", f"id__exact={desk.source.pk}", "code_name__startswith=s",
        f"created_by={desk.people['r'].pk}", f"parties={desk.people['r'].pk}", "default_terms__exact=not_for_attribution",
    )]  # fmt: skip
    found += [f"articles/article/?quotations={pk}" for pk in Quotation.objects.values_list("pk", flat=True)]
    found.append(f"articles/article/?quotations__attributions__source={desk.source.pk}")
    for source in (desk.source, desk.other):
        found += [f"sources/source/{source.pk}/{page}/" for page in ("change", "history", "delete")]
        found += [f"vault/{source.pk}/", f"vault/{source.pk}/prove/"]
    for field_name in ("source", "agreement", "evidence", "reporter"):
        found.append(f"autocomplete/?app_label=articles&model_name=attribution&field_name={field_name}&term=")
    found.append("autocomplete/?app_label=sources&model_name=sourceparty&field_name=source&term=saffron")
    for story in desk.stories:
        found += [f"articles/article/{story.pk}/{page}/" for page in ("change", "preview", "compare/1", "compare/2")]
    return found


def _questions(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    asked: list[tuple[str, dict[str, Any]]] = []
    for words in WORDS:
        asked.append(("find/", {"words": words}))
        asked += [
            (f"articles/article/look-up/{what}/", {"words": words}) for what in ("sources", "names", "topics", "pictures")
        ]
    asked.append(("articles/article/look-up/sources/", {"names": json.dumps(["Mirabel Quennessy", CODE_NAME, "a worker"])}))
    asked.append(
        ("articles/article/look-up/promise/", {"source": str(desk.source.pk), "terms": "background", "description": "x"})
    )
    for story in desk.stories:
        at = f"articles/article/{story.pk}"
        asked.append((f"{at}/change/", {"version": story.version, "headline": "Seen again"}))
        asked.append((f"{at}/change/", {"version": 1, "headline": "Stale"}))
        asked.append((f"{at}/restore/1/", {"version": story.version}))
        asked += [(f"{at}/move/", {"to": to}) for to in ("in_review", "published")]
    return asked


def _plain(text: str) -> str:
    text = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"|\'nonce-[^\']*\'|"copyKey": "\w+"', "", text)
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z]+|\b\d\d[.:]\d\d\b|newsroom_desk=\w+", "", text)


# -- What is shown -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("letter", OUTSIDERS)
def test_an_outsider_learns_nothing_that_reaches_beyond_the_story(desk: Desk, letter: str) -> None:
    together = everything(desk, letter)
    assert _told(together, (*SECRET_WORDS, *OF_THE_SOURCE, *desk.ids)) == []

    # Now the two stories have a source each, and no page may have noticed.
    _give_second_story_the_other_source(desk)

    apart = everything(desk, letter)
    assert together.keys() == apart.keys()
    assert {what: (together[what], apart[what]) for what in together if together[what] != apart[what]} == {}


@pytest.mark.parametrize("letter", [*PARTIES, *KEEPERS])
def test_whoever_knows_or_keeps_the_source_has_its_code_name_and_still_not_who_it_is(desk: Desk, letter: str) -> None:
    pages = everything(desk, letter)

    assert _told(pages, SECRET_WORDS) == []
    assert CODE_NAME in pages["sources/source/?q=saffron"]
    assert CODE_NAME in pages[f"vault/{desk.source.pk}/"]


def _told(pages: dict[str, str], words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (word, page) wherever a page tells one of the words; what somebody typed may stand in the field again."""
    lower = {what: page.lower() for what, page in pages.items()}
    return [
        (word, what) for what, page in lower.items() for word in words if word.lower() in page and not _typed(word, what)
    ]


def _typed(word: str, what: str) -> bool:
    return any(
        typed.lower() in what.lower() for typed in (word, *(each for each in WORDS if each and each.lower() in word.lower()))
    )


@pytest.mark.parametrize("letter", PARTIES)
def test_whoever_may_attach_it_gets_its_id_in_the_form_of_the_own_story(desk: Desk, letter: str) -> None:
    own = desk.stories[PARTIES.index(letter)]

    page = desk.clients[letter].get(f"/desk/articles/article/{own.pk}/change/").content.decode()

    assert str(desk.source.pk) in page
    assert str(desk.promises[PARTIES.index(letter)].pk) in page


def test_an_editor_reads_in_each_story_what_was_agreed_for_it(desk: Desk) -> None:
    first, second = (
        desk.clients["e"].get(f"/desk/articles/article/{story.pk}/change/").content.decode() for story in desk.stories
    )

    assert "a worker at the locks" in first
    assert "a worker at the locks" not in second
    assert "Protected source A" in second


def test_a_party_can_tell(desk: Desk) -> None:
    """So that the test above is known to look at the right places."""
    together = everything(desk, "o")

    _give_second_story_the_other_source(desk)

    assert everything(desk, "o") != together


def _give_second_story_the_other_source(desk: Desk) -> None:
    second = desk.stories[1]
    said = Attribution.objects.get(quotation__article=second)
    assert said.source_id == desk.source.pk
    Attribution.objects.filter(pk=said.pk).update(source=desk.other, agreement=desk.promises[2])
    for revision in Revision.objects.filter(article=second):
        text = json.dumps(revision.snapshot).replace(str(desk.source.pk), str(desk.other.pk))
        Revision.objects.filter(pk=revision.pk).update(snapshot=json.loads(text))


# -- What is kept ------------------------------------------------------------------------------------------------------
def test_a_revision_holds_of_the_source_only_its_random_id(desk: Desk) -> None:
    kept = json.dumps(list(Revision.objects.values_list("snapshot", flat=True)), ensure_ascii=False)

    assert str(desk.source.pk) in kept
    for word in (*SECRET_WORDS, *OF_THE_SOURCE, "a worker at the locks", "Could lose the job", *desk.ids[1:]):
        assert word not in kept.lower(), word


def test_neither_djangos_log_nor_sessions_nor_cookies_keep_anything_of_it(desk: Desk) -> None:
    for letter in "rea":
        everything(desk, letter)

    kept = "\n".join(str(session.get_decoded()) for session in Session.objects.all())
    kept += "\n".join(f"{entry.object_repr} {entry.object_id} {entry.change_message}" for entry in LogEntry.objects.all())
    kept += "".join(cookie.value for client in desk.clients.values() for cookie in client.cookies.values())
    for word in (*SECRET_WORDS, CODE_NAME, *desk.ids):
        assert word not in kept.lower(), word


def test_what_the_desk_says_after_a_step_is_in_no_cookie(desk: Desk, client: Any) -> None:
    client.force_login(desk.people["r"])

    client.post(f"/desk/articles/article/{desk.stories[0].pk}/change/", {"version": 2, "headline": "Gate late again"})

    assert "messages" not in client.cookies


# -- What cannot be done -----------------------------------------------------------------------------------------------
def _source_of(story: Article) -> set[Any]:
    return set(Attribution.objects.filter(quotation__article=story).values_list("source", flat=True))


def test_a_restore_by_an_outsider_does_not_attach_what_was_detached(desk: Desk) -> None:
    story = desk.stories[0]
    Attribution.objects.filter(quotation__article=story).update(source=None, agreement=None, terms=Terms.UNSETTLED)

    desk.clients["e"].post(f"/desk/articles/article/{story.pk}/restore/1/", {"version": 2})

    story.refresh_from_db()
    assert story.version == 3
    assert _source_of(story) == {None}


@pytest.mark.parametrize("spare", ["source", "other"])
def test_an_outsider_who_posts_an_id_is_answered_as_if_it_did_not_exist(desk: Desk, spare: str) -> None:
    story = desk.stories[0]
    Attribution.objects.filter(quotation__article=story).update(source=None, agreement=None, terms=Terms.UNSETTLED)
    answers = []

    for pk in (getattr(desk, spare).pk, "00000000-0000-4000-8000-000000000000"):
        facts = {key("q"): {"source_id": str(pk), "agreement_id": str(desk.promises[0].pk)}}
        with undone():
            response = desk.clients["e"].post(
                f"/desk/articles/article/{story.pk}/change/",
                {"version": 2, "quotations": json.dumps(facts)},
                headers={"accept": "application/json"},
            )
            assert _source_of(story) == {None}
        answers.append(_plain(response.content.decode()))

    assert answers[0] == answers[1]


@pytest.mark.parametrize("letter", ["e", "p"])
def test_keys_of_another_story_bring_no_source_with_them(desk: Desk, letter: str) -> None:
    text = html("<p>⟦q:“Nobody wrote it down”⟧ and ⟦w:“so it was”⟧.</p>")
    client = desk.clients[letter]

    client.post("/desk/articles/article/add/", {"headline": "Pasted", "body": text})
    client.post("/desk/articles/article/import/", {"pasted": f"<h1>Brought in</h1>{text}", "format": "html"})

    for headline in ("Pasted", "Brought in"):
        story = Article.objects.get(headline=headline)
        assert Quotation.objects.filter(article=story).count() == 2
        assert _source_of(story) <= {None}, headline


def test_a_key_of_a_story_one_may_not_see_is_like_a_key_that_never_was(desk: Desk) -> None:
    vault.add_party(desk.source, desk.people["r"], desk.people["o"])
    answers = []

    for letter in ("q", "z"):  # of the other reporter's story, and of none
        with undone():
            response = desk.clients["o"].post(
                "/desk/articles/article/add/",
                {"headline": "Pasted", "body": html(f"<p>⟦{letter}:“Nobody wrote it down”⟧</p>")},
                headers={"accept": "application/json"},
            )
            assert _source_of(Article.objects.get(headline="Pasted")) == {None}
        answers.append(re.sub(r"\b[a-z0-9]{10}\b|\d+", "…", _plain(response.content.decode())))

    assert answers[0] == answers[1]
