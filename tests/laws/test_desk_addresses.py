"""Who finds what behind every address of the desk. An address without a row in the table below fails.

To somebody who may not have it, an address answers exactly like one that leads nowhere: same status, same page. So each
forbidden answer is compared with the answer to a twin address that differs only in naming something that does not exist.
"""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from taggit.models import Tag

from articles.desk.pictures import add_picture
from articles.desk.revisions import write_revision
from articles.models import Correction, HousePolicy, Override, Picture
from sources import vault
from sources.evidence import attach_words
from sources.models import Agreement, DescribedAttribute, Evidence, Receipt, Source
from tests import factories
from tests.articles.admin.test_picture import photograph
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db

# One letter a person. 'x' is not logged in; of the story asked for, 'r' is its reporter and knows its protected source.
PEOPLE = {
    "r": "the story's reporter",
    "o": "another reporter",
    "e": "editor",
    "p": "publisher",
    "d": "source desk",
    "s": "standards editor",
    "a": "administrator",
    "S": "superuser without a role",
    "n": "somebody without a role",
}
EVERYBODY = "".join(PEOPLE)
NOBODY = ""
WRITERS = "roep"  # may start a story
READERS = "reps"  # may read the reporter's story
KEEPERS = "roepds"  # have the worklist and the register
AT_WORK = "roepdsa"  # has a role

# Address (below /desk/) -> (method, who finds something there, what it is asked with).
ADDRESSES: dict[str, tuple[str, str, str]] = {
    "": ("GET", EVERYBODY, ""),
    "find/": ("POST", EVERYBODY, ""),
    "worklist/": ("GET", KEEPERS, ""),
    "worklist/attribute/": ("POST", "roepd", ""),
    "worklist/quotation/<slug:public_key>/": ("GET", "repds", "quotation"),
    "register/": ("POST", KEEPERS, ""),
    "register/who/<uuid:pk>/": ("GET", KEEPERS, "sources/entity"),
    "register/who/<uuid:pk>/merge/": ("GET", "epd", "sources/entity"),
    "register/who/<uuid:pk>/self-described/": ("POST", "roepd", "sources/entity"),
    "who-gets-quoted/": ("GET", KEEPERS, ""),
    "who-gets-quoted/<slug:table>.csv": ("GET", KEEPERS, "table"),
    "register/source/<uuid:pk>/": ("GET", "roepd", "sources/source"),
    "evidence/of/": ("POST", "roepd", ""),
    "evidence/add/<uuid:pk>/": ("POST", "roepd", "sources/source"),
    "evidence/sealed/<uuid:pk>/<uuid:evidence>/file/": ("POST", "r", "protected sealed_evidence"),
    "evidence/<uuid:pk>/": ("GET", "roepd", "evidence"),
    "evidence/<uuid:pk>/file/": ("GET", "roepd", "evidence"),
    "evidence/<uuid:pk>/text/": ("POST", "roepd", "evidence"),
    "evidence/<uuid:pk>/words/": ("POST", "roepd", "evidence"),
    "evidence/<uuid:pk>/look/<slug:public_key>/": ("POST", "epd", "evidence quotation"),
    "front/": ("GET", "ep", ""),
    "front/preview/": ("GET", "ep", ""),
    "settings/": ("GET", "epsaS", ""),
    "picture/<uuid:pk>/<int:width>/": ("GET", AT_WORK, "picture width"),
    "try-it/put-away/": ("POST", EVERYBODY, ""),
    "try-it/as-a-reader/": ("POST", NOBODY, ""),  # this story is not the demo's
    "set-up/<str:token>/": ("GET", NOBODY, "token"),  # somebody works here
    # -- The vault: whoever has a role but the administrator's has its room; a source is there for those who may list it
    "vault/": ("GET", "roepds", ""),
    "vault/prove/": ("GET", EVERYBODY, ""),
    "vault/protect/<uuid:pk>/": ("GET", "pd", "sources/source"),  # and whoever made the source: nobody here
    "vault/reopen/<int:user>/": ("POST", "d", "shut"),
    "vault/admit/": ("POST", "d", ""),
    "vault/leave/": ("POST", "d", ""),
    "vault/reading/": ("POST", "d", ""),
    "vault/reading/stop/": ("POST", "d", ""),
    "vault/receipt/<uuid:receipt>/": ("GET", "ds", "receipt"),
    "vault/promise/<uuid:agreement>/told/": ("POST", "e", "promise"),
    "vault/<uuid:pk>/": ("GET", "rd", "protected"),
    "vault/<uuid:pk>/prove/": ("GET", "rd", "protected"),
    "vault/<uuid:pk>/reveal/": ("POST", "r", "protected"),
    "vault/<uuid:pk>/let-in/": ("POST", "r", "protected"),
    "vault/<uuid:pk>/leave/": ("POST", "r", "protected"),
    "vault/<uuid:pk>/code-name/": ("POST", "r", "protected"),
    "vault/<uuid:pk>/description/": ("POST", "r", "protected"),
    "vault/<uuid:pk>/promise/": ("GET", "r", "protected"),
    "vault/<uuid:pk>/promise/<uuid:agreement>/": ("GET", "r", "protected own_promise"),
    "vault/<uuid:pk>/identity/": ("POST", "r", "protected"),
    "vault/<uuid:pk>/destroy/": ("POST", "rd", "protected"),
    "vault/<uuid:pk>/take-over/": ("POST", "d", "protected"),
    "vault/proposal/<uuid:proposal>/carry-out/": ("POST", "rd", "proposal"),
    "vault/proposal/<uuid:proposal>/decline/": ("POST", "rd", "proposal"),  # after the one above: it is gone then
    "login/": ("GET", EVERYBODY, ""),
    "logout/": ("POST", EVERYBODY, ""),
    "password_change/": ("GET", EVERYBODY, ""),
    "password_change/done/": ("GET", EVERYBODY, ""),
    "autocomplete/": ("GET", "roepdsS", "autocomplete"),
    "jsi18n/": ("GET", EVERYBODY, ""),
    "<app_label>/": ("GET", "roepdsS", "app"),  # asked for the sources
    "<url>": ("GET", NOBODY, "nowhere"),
    # -- Stories
    "articles/article/": ("GET", "roeps", ""),
    "articles/article/add/": ("GET", WRITERS, ""),
    "articles/article/import/": ("GET", WRITERS, ""),
    "articles/article/look-up/sources/": ("POST", WRITERS, ""),
    "articles/article/look-up/new-source/": ("POST", WRITERS, ""),
    "articles/article/look-up/protected-source/": ("POST", WRITERS, ""),
    "articles/article/look-up/promise/": ("POST", WRITERS, ""),
    "articles/article/look-up/names/": ("POST", WRITERS, ""),
    "articles/article/look-up/new-name/": ("POST", WRITERS, ""),
    "articles/article/look-up/topics/": ("POST", WRITERS, ""),
    "articles/article/look-up/suggestions/": ("POST", WRITERS, ""),
    "articles/article/look-up/suggestions/reject/": ("POST", WRITERS, ""),
    "articles/article/look-up/suggestions/unreject/": ("POST", WRITERS, ""),
    "articles/article/look-up/suggestions/source/": ("POST", WRITERS, ""),
    "articles/article/look-up/pictures/": ("POST", WRITERS, ""),
    "articles/article/look-up/new-picture/": ("POST", WRITERS, ""),
    "articles/article/<int:pk>/change/": ("GET", READERS, "story"),
    "articles/article/<int:pk>/move/": ("POST", READERS, "story"),
    "articles/article/<int:pk>/override/": ("POST", READERS, "story"),
    "articles/article/<int:pk>/replies/": ("GET", READERS, "story"),
    "articles/article/<int:pk>/preview/": ("GET", READERS, "story"),
    "articles/article/<int:pk>/read-as/<slug:who>/": ("GET", READERS, "story who"),
    "articles/article/<int:pk>/compare/<int:number>/": ("GET", READERS, "story number"),
    "articles/article/<int:pk>/restore/<int:number>/": ("POST", READERS, "story number"),
    "articles/article/<pk>/picture/<content_hash>/<width>.<extension>": ("GET", READERS, "story picture_file"),
    # -- Everything else stands in Django's own pages: see OBJECTS
}

# Model -> (who may look at one, who may add one). A sources_source here is an open one; below is the protected one.
OBJECTS = {
    "sources/entity": ("roepdsS", "roepdS"),
    "sources/source": ("roepdS", "roepdS"),
    "articles/author": ("roepaS", "aS"),
    "articles/correction": ("epsS", NOBODY),
    "articles/housepolicy": ("sS", NOBODY),
    "articles/override": ("epsS", NOBODY),
    "articles/picture": ("roepS", "roepS"),
    "articles/section": ("roepaS", "aS"),
    "articles/sitesettings": ("aS", NOBODY),
    "auth/user": ("aS", "aS"),
    "taggit/tag": ("roepaS", "epaS"),
    "sources/describedattribute": ("sS", "sS"),
}
for _model, (_lookers, _adders) in OBJECTS.items():
    ADDRESSES |= {
        f"{_model}/": ("GET", _lookers, ""),
        f"{_model}/add/": ("GET", _adders, ""),
        f"{_model}/<path:object_id>/change/": ("GET", _lookers, _model),
        f"{_model}/<path:object_id>/history/": ("GET", _lookers, _model),
        f"{_model}/<path:object_id>/delete/": ("GET", NOBODY, _model),
        f"{_model}/<path:object_id>/": ("GET", EVERYBODY, _model),  # leads on to /change/, whatever it is asked for
    }
ADDRESSES["auth/user/<id>/password/"] = ("GET", "aS", "auth/user")
# Django's permissions open the list to a superuser; what it holds asks for a role, as stories do.
for _page in ("change", "history"):
    for _told in ("correction", "override"):
        ADDRESSES[f"articles/{_told}/<path:object_id>/{_page}/"] = ("GET", "eps", f"articles/{_told}")
# The source desk reads quotations on pages of their own, none of which is built: it may look at no correction or story.

RANDOM_KEYS = (
    "sources/entity",
    "sources/source",
    "articles/picture",
    "picture",
    "protected",
    "promise",
    "own_promise",
    "proposal",
    "receipt",
    "evidence",
    "sealed_evidence",
)


@dataclass
class Desk:
    """A desk with one of everything; `known` gives each name used above its value, `unknown` one that leads nowhere."""

    people: dict[str, Any]
    story: Any
    protected: Source
    known: dict[str, list[str]]
    unknown: dict[str, list[str]]
    clients: dict[str, Client] = field(default_factory=dict)

    def client_of(self, letter: str) -> Client:
        if letter not in self.clients:
            self.clients[letter] = Client()
            if letter != "x":
                self.clients[letter].force_login(self.people[letter])
        return self.clients[letter]


def routes() -> Iterator[str]:
    """Every address below /desk/ as its patterns write it."""

    def walk(patterns: Any, before: str) -> Iterator[str]:
        for each in patterns:
            here = before + str(each.pattern)
            if isinstance(each, URLPattern):
                yield here
            else:
                yield from walk(each.url_patterns, here)

    for route in walk(get_resolver().url_patterns, ""):
        if route.startswith("desk/"):
            named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", route.removeprefix("desk/"))
            yield re.sub(r"[\^$\\]", "", named)  # a part is called by its name, whatever pattern it must match


@pytest.fixture
def desk(
    reporter, other_reporter, editor, publisher, source_desk, standards, administrator, settings, tmp_path, now
) -> Desk:
    settings.MEDIA_ROOT = tmp_path
    factories.site(), HousePolicy.load()
    root = get_user_model().objects.create_superuser("root", password=factories.PASSWORD)
    folk = [reporter, other_reporter, editor, publisher, source_desk, standards, administrator, root, factories.person("n")]
    picture = add_picture(photograph(), by=reporter, now=now, alt="A ramp")
    story = stories.full_story(reporter, lead_picture=picture)
    write_revision(story, by=reporter, now=now)
    correction = Correction.objects.create(
        article=story, kind="update", notice="A ramp.", issued_by=editor, at=now, number=2
    )
    shut = factories.person("m")
    shut.set_password("set by an administrator")
    shut.save()
    another = vault.create_protected(other_reporter, "anonymous_person", {"name": "Mirabel Quennessy"})
    promise = vault.promise(another, other_reporter, "background", approver=editor)
    aside = Override.objects.create(article=story, rule="B7", place="a", reason="Lost in the flood.", by=editor, at=now)
    notes = attach_words(stories.open_source(), reporter, "notes", "I could put my thumb in it, she said.", now=now)
    story.quotations.first().attributions.update(evidence=notes)
    sealed = Evidence.objects.create(
        source=Source.objects.get(parties__user=reporter), kind="notes", visibility="restricted", file_name="0" * 32
    )
    objects = {
        "evidence": notes.pk,
        "sealed_evidence": sealed.pk,
        "protected": Source.objects.get(protected=True, parties__user=reporter).pk,
        "promise": promise.pk,
        "proposal": vault.propose_destruction(Source.objects.get(parties__user=reporter), reporter, now).pk,
        "receipt": Receipt.objects.create(
            at=now, destroyed_by=source_desk, together_with=standards, sealed_parts=1, clear_parts=1, keys_until=now
        ).pk,
        "own_promise": Agreement.objects.filter(source__parties__user=reporter).first().pk,
        "shut": shut.pk,
        "sources/entity": stories.entity().pk,
        "sources/source": stories.open_source().pk,
        "articles/author": factories.author().pk,
        "articles/correction": correction.pk,
        "articles/housepolicy": 1,
        "articles/override": aside.pk,
        "articles/picture": picture.pk,
        "articles/section": story.section_id,
        "articles/sitesettings": 1,
        "auth/user": reporter.pk,
        "taggit/tag": Tag.objects.get().pk,
        "sources/describedattribute": DescribedAttribute.objects.create(name="Age group", choices="Under 30\n30 or over").pk,
        "table": "kinds",
        "who": "lawyer",
        "content_type": ContentType.objects.get_for_model(type(story)).pk,
        "story": story.pk,
        "quotation": story.quotations.first().public_key,
        "number": 1,
        "picture": picture.pk,
        "width": 480,
        "app": "sources",
        "token": "a",
        "nowhere": "no-such",
    }
    known = {name: [str(value)] for name, value in objects.items()}
    known |= {"picture_file": [picture.content_hash, "480", "jpg"], "autocomplete": ["sources", "source", "entity"]}
    unknown = {name: ["999999"] for name in objects} | {
        "width": ["481"],
        "app": ["logs"],
        "picture_file": ["0" * 64, "480", "jpg"],
    }
    unknown |= {name: [str(uuid.uuid4())] for name in RANDOM_KEYS}
    unknown["autocomplete"] = ["sources", "source", "contact"]
    protected = Source.objects.get(pk=objects["protected"])
    return Desk(dict(zip(PEOPLE, folk, strict=True)), story, protected, known, unknown)


def ask(desk: Desk, letter: str, route: str, *, absent: bool = False, source: Source | None = None) -> tuple[int, str, str]:
    """Return (status, where it leads, page) without what differs between any two requests."""
    method, _who, names = ADDRESSES[route]
    values = desk.unknown if absent else desk.known
    given = [value for name in names.split() for value in values[name]]
    if source is not None:
        given = [str(source.pk)]
    query = ""
    if names == "autocomplete":
        query = "?" + "&".join(f"{k}={v}" for k, v in zip(("app_label", "model_name", "field_name"), given, strict=True))
        given = []
    if absent and not names:
        route = "no-such-page/"
    taken = iter(given)
    address = re.sub(r"<[\w:]+>", lambda _found: next(taken), route)
    response = desk.client_of(letter).generic(method, f"/desk/{address}{query}")
    if route == "logout/":
        desk.clients.clear()
    return response.status_code, _plain(response.headers.get("Location", ""), given), _plain(_text(response), given)


def _text(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def _plain(text: str, given: list[str]) -> str:
    for value in given:
        text = text.replace(value, "…") if len(value) > len("articles") else text
    text = re.sub(r'<ul class="messagelist".*?</ul>', "", text, flags=re.DOTALL)  # said of the request before
    text = re.sub(r"\s+", " ", text)
    # The rail marks its line by the first words of the address, whatever they lead to.
    return re.sub(r'(csrfmiddlewaretoken" value|nonce| aria-current)="[^"]*"', "", text)


def finds_something(desk: Desk, letter: str, route: str) -> bool:
    status, leads_to, page = ask(desk, letter, route)
    nothing = ask(desk, letter, route, absent=True)
    assert nothing[0] == 404 or nothing[0] == 302, (route, nothing[0])
    if status in (404, 403):
        assert (status, leads_to, page) == nothing, f"{route} tells {PEOPLE[letter]} that there is something"
        return False
    return (status, leads_to, page) != nothing or ADDRESSES[route][1] == EVERYBODY


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(routes()) == set(ADDRESSES)


@pytest.mark.parametrize("letter", PEOPLE, ids=lambda letter: PEOPLE[letter].replace(" ", "_"))
def test_people_find_what_they_may_find_and_nothing_else(desk: Desk, letter: str) -> None:
    found = {route for route in ADDRESSES if finds_something(desk, letter, route)}

    assert found == {route for route, (_method, who, _names) in ADDRESSES.items() if letter in who}


def test_strangers_are_led_to_the_door_whatever_they_ask_for(desk: Desk) -> None:
    for route in ADDRESSES.keys() - {"login/", "logout/", "set-up/<str:token>/"}:
        for absent in (False, True):
            status, leads_to, _page = ask(desk, "x", route, absent=absent)
            assert (status, leads_to.partition("?")[0]) == (302, "/desk/login/"), route


def test_the_set_up_page_is_absent_for_strangers_once_somebody_works_here(desk: Desk) -> None:
    assert ask(desk, "x", "set-up/<str:token>/")[0] == 404


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_protected_source_is_absent_for_whoever_does_not_know_it(desk: Desk, page: str) -> None:
    route = f"sources/source/<path:object_id>/{page}/"

    found = {
        letter
        for letter in PEOPLE
        if ask(desk, letter, route, source=desk.protected) != ask(desk, letter, route, source=Source(pk=uuid.uuid4()))
    }

    assert found == (set("rd") if page != "delete" else set())  # `change` leads on to the vault
    assert all(vault.may_list(desk.protected, desk.people[letter]) for letter in found)


# -- Who may change something there ------------------------------------------------------------------------------------
DEEDS = {
    ("change/", "headline"): "rep",
    ("change/", "hold"): "eps",
    ("restore/1/", ""): "rep",
    ("move/", "spiked"): "rep",
    ("move/", "published"): "ep",
}


@pytest.mark.parametrize(("address", "what"), DEEDS)
def test_a_story_is_changed_only_by_those_who_may(desk: Desk, address: str, what: str) -> None:
    sent = {
        "headline": {"version": 1, "headline": "Another headline"},
        "hold": {"version": 1, "on_hold_shown": 1, "on_hold": 1},
        "": {"version": 1},
        "spiked": {"to": "spiked"},
        "published": {"to": "published", "acknowledge": 1},
    }[what]
    changed = set()
    for letter in PEOPLE:
        story = type(desk.story).objects.get(pk=desk.story.pk)
        story.status = "drafting" if what == "headline" or address == "restore/1/" else "ready"
        story.version, story.on_hold, story.headline = 1, False, "Ramp closed"
        story.save()
        before = (story.headline, story.status, story.on_hold, story.version)
        with undone():
            desk.client_of(letter).post(f"/desk/articles/article/{story.pk}/{address}", sent)
            story.refresh_from_db()
            if (story.headline, story.status, story.on_hold, story.version) != before:
                changed.add(letter)

    assert changed == set(DEEDS[address, what])


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens inside."""
    savepoint = transaction.savepoint()
    yield
    transaction.savepoint_rollback(savepoint)


def test_a_file_sent_by_somebody_who_writes_nothing_is_not_kept(desk: Desk) -> None:
    response = desk.client_of("s").post(
        "/desk/articles/article/look-up/new-picture/",
        {
            "file": SimpleUploadedFile("a.jpg", photograph("red").read(), "image/jpeg"),
            "alt": "a",
            "caption": "b",
            "credit": "c",
        },
    )

    assert response.status_code == 404
    assert Picture.objects.count() == 1
