"""The desk under whatever anybody may send: a clear sentence, nothing half-written, never an error page.

What is sent here no browser's form sends by itself; a broken script, a hand-made request or a hostile colleague may.
"""

import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from articles.models import Article, Attribution, Correction, Mention, Picture, Quotation, Revision
from articles.models.vocabulary import Status
from articles.record.models import PublishedVersion
from sources.models import Agreement, Entity, Source
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db

DESK = "/desk/articles/article/"
KEY = stories.NAMED_KEY
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
ODD = {
    "nothing": "",
    "a zero character": "a\0b",
    "20,000 characters": "x" * 20_000,
    "a script": SCRIPT,
    "a negative number": "-1",
    "a number no column holds": "9" * 30,
    "a number Python does not read": "9" * 5_000,
    "a uuid that is none": "x" * 36,
    "the wrong JSON": '{"a": [1]}',
    "deep JSON": "[" * 100_000,
    "a moment before all zones": "0001-01-01T00:00+14:00",
    "a moment after all zones": "9999-12-31T23:59-12:00",
    "a day that is none": "2026-02-30T25:61",
    "half a character in JSON": json.dumps({KEY: {"terms": "\ud800", "place": "\ud800", "obtained_on": "\ud800"}}),
}
FIELDS = (
    "headline", "short_headline", "standfirst", "slug", "body", "dateline", "lead_alt", "lead_caption", "lead_credit",
    "section", "lead_picture", "assignee", "embargo_until", "due_at", "tags", "author", "quotations", "mentions",
    "fresh_keys", "version",
)  # fmt: skip
LOOK_UPS = {
    "sources": ("words", "names"),
    "new-source": ("entity", "name", "kind"),
    "names": ("words",),
    "new-name": ("name", "kind"),
    "topics": ("words",),
    "pictures": ("words",),
    "new-picture": ("file", "alt", "credit"),
    "protected-source": (
        "identity_name", "identity_contact", "how_they_know", "description", "public_reason", "reason_code", "approver",
        "terms",
    ),
    "promise": ("source", "description", "reason_code", "approver", "terms"),
}  # fmt: skip
GOOD_LOOK_UP = {
    "kind": "person", "alt": "A ramp", "credit": "Ana Duarte", "identity_name": "Benedikt Orrowby",
    "description": "an engineer", "terms": "not_for_attribution",
}  # fmt: skip


def at_desk(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def ask(client: Client, address: str, sent: dict[str, Any]) -> Any:
    """Post as the form's script does."""
    return client.post(DESK + address, sent, headers={"Accept": "application/json"})


def rows() -> dict[str, int]:
    models = (Article, Revision, Quotation, Attribution, Mention, Source, Agreement, Entity, Picture, Correction)
    return {model.__name__: model.objects.count() for model in (*models, PublishedVersion)}


def is_answered(answer: Any) -> bool:
    """Whether the answer is a success, or says in a sentence what is wrong."""
    told = answer.json()
    return told["ok"] or (answer.status_code in (403, 409, 422) and bool(told["message"] or told["problems"]))


@pytest.fixture
def story(reporter: Any) -> Article:
    factories.site()
    return stories.full_story(reporter, status=Status.DRAFTING)


def form_of(story: Article, **changed: Any) -> dict[str, Any]:
    sent = {"version": story.version, "headline": story.headline, "body": story.body, "authors_shown": "1"}
    return sent | changed


# -- The form ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_form_is_stored_or_refused_whole(field: str, story: Article, reporter: Any) -> None:
    client = at_desk(reporter)

    for what, odd in ODD.items():
        story.refresh_from_db()
        version, before = story.version, rows()
        answer = ask(client, f"{story.pk}/change/", form_of(story, **{field: odd}))
        story.refresh_from_db()

        assert is_answered(answer), what
        if answer.json()["ok"]:
            assert story.version == version + 1, what
        else:
            assert (story.version, rows()) == (version, before), what
    assert client.get(f"{DESK}{story.pk}/change/").status_code == 200


@pytest.mark.parametrize("what", ["half a character in JSON", "a number Python does not read", "deep JSON", "a script"])
@pytest.mark.parametrize("field", ["quotations", "author", "due_at", "headline", "body"])
def test_without_script_the_page_comes_back_too(what: str, field: str, story: Article, reporter: Any) -> None:
    answer = at_desk(reporter).post(f"{DESK}{story.pk}/change/", form_of(story, **{field: ODD[what]}))

    assert answer.status_code in (302, 422)
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("words", ["\ud800x", "a\0b", "\u202ea"])
def test_words_that_no_database_holds_are_kept_without_what_is_wrong_in_them(
    words: str, story: Article, reporter: Any
) -> None:
    sent = {KEY: {"verbatim": words, "place": words}}

    answer = ask(at_desk(reporter), f"{story.pk}/change/", form_of(story, quotations=json.dumps(sent)))

    assert answer.json()["ok"]
    kept = story.quotations.get(key=KEY)
    assert kept.verbatim == kept.attributions.get().place == words.strip("\ud800\u202e").replace("\0", "")


def test_scripts_in_every_field_are_words_on_every_page(story: Article, reporter: Any) -> None:
    client = at_desk(reporter)
    words = dict.fromkeys(("headline", "short_headline", "standfirst", "dateline", "lead_alt", "lead_caption"), SCRIPT)
    facts = {KEY: dict.fromkeys(("name_as_published", "role_as_published", "cue_text", "place", "outlet"), SCRIPT)}

    sent = form_of(story, **words, tags=SCRIPT, body=f"{SCRIPT}{story.body}", quotations=json.dumps(facts))
    assert ask(client, f"{story.pk}/change/", sent).json()["ok"]

    for page in ("change/", "preview/", "compare/1/"):
        shown = client.get(f"{DESK}{story.pk}/{page}").content.decode()
        assert "<script>alert" not in shown, page
        assert "<img src=x" not in shown, page


def test_a_link_that_runs_a_script_is_refused(story: Article, reporter: Any) -> None:
    facts = json.dumps({KEY: {"link": "javascript:alert(1)"}})

    assert ask(at_desk(reporter), f"{story.pk}/change/", form_of(story, quotations=facts)).status_code == 422


# -- Saving and moving in one go, as browsers without script do ---------------------------------------------------------
def test_a_new_story_whose_publication_is_stopped_exists_once(publisher: Any) -> None:
    factories.site()
    client = at_desk(publisher)
    first = client.post(f"{DESK}add/", {"headline": "Ramp closed", "body": "<p>Shut.</p>", "move": "published"})
    page = client.get(first["Location"])

    client.post(page.request["PATH_INFO"], {"headline": "Ramp closed", "body": "<p>Shut.</p>", "version": 1})

    assert "Your text is saved" in page.content.decode()
    assert Article.objects.get().version == 2


def test_a_step_that_is_refused_leaves_a_form_that_can_be_saved_again(story: Article, reporter: Any) -> None:
    client = at_desk(reporter)
    answer = client.post(f"{DESK}{story.pk}/change/", form_of(story, headline="New words", move="published"), follow=True)

    story.refresh_from_db()
    assert story.headline == "New words"
    assert story.status == Status.DRAFTING
    assert f'name="version" value="{story.version}"' in answer.content.decode()
    assert "You may not do this" in answer.content.decode()


# -- Steps -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("to", ["scheduled", "published", "in_review", "spiked", "withdrawn", "nonsense", ""])
def test_every_field_of_a_step_is_taken_or_refused_whole(to: str, story: Article, publisher: Any) -> None:
    client = at_desk(publisher)
    for field in ("note", "notice", "kind", "publish_at", "version"):
        for what, odd in ODD.items():
            Article.objects.filter(pk=story.pk, live_number=None).update(
                status=Status.DRAFTING, publish_at=None, scheduled_by=None
            )
            before = rows()
            sent = {"to": to, "acknowledge": "1", "publish_at": "2999-01-01T10:00"} | {field: odd}
            answer = ask(client, f"{story.pk}/move/", sent)

            assert is_answered(answer) or answer.json().get("nothing_new"), (field, what)
            if not answer.json()["ok"]:
                assert rows() == before, (field, what)


@pytest.mark.parametrize("kind", ["correction", "withdrawn"])
def test_a_notice_keeps_its_words_and_loses_what_no_page_can_show(kind: str, story: Article, publisher: Any) -> None:
    client = at_desk(publisher)
    assert ask(client, f"{story.pk}/move/", {"to": "published", "acknowledge": "1"}).json()["ok"]

    words = {"kind": kind, "notice": f"We were\0 wrong. {SCRIPT}", "wrong": "a\0b", "right": "\0", "acknowledge": "1"}
    answer = ask(client, f"{story.pk}/move/", {"to": "withdrawn" if kind == "withdrawn" else "published"} | words)

    assert answer.json()["ok"]
    assert Correction.objects.get().notice == f"We were wrong. {SCRIPT}"
    assert b"<script>alert" not in client.get("/corrections/").content


# -- Look-ups, pictures, import ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("where", "field"), [(where, field) for where, fields in LOOK_UPS.items() for field in fields])
def test_every_field_of_a_look_up_is_answered(where: str, field: str, reporter: Any) -> None:
    factories.site()
    client, known = at_desk(reporter), stories.protected_source(reporter)

    for what, odd in (ODD | {"names that are none": '["a\\u0000", "\\ud800", [1], null]'}).items():
        before = rows()
        sent = GOOD_LOOK_UP | ({"source": str(known.pk)} if where == "promise" else {"name": "Ana"}) | {field: odd}
        answer = ask(client, f"look-up/{where}/", sent)

        assert is_answered(answer), what
        if not answer.json()["ok"]:
            assert rows() == before, what


def test_what_is_said_of_a_source_is_never_cut_in_silence(reporter: Any) -> None:
    sent = GOOD_LOOK_UP | {"identity_contact": "x" * 3_000}

    answer = ask(at_desk(reporter), "look-up/protected-source/", sent)

    assert "identity_contact" in answer.json()["fields"]
    assert not Source.objects.exists()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.jpg", b""),
        ("text.jpg", b"Ramp closed"),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("cut.jpg", picture("JPEG")[:300]),
        ("moving.gif", picture("GIF")),
        ("bomb.png", picture().replace((40).to_bytes(4) + (30).to_bytes(4), (60_000).to_bytes(4) * 2)),
    ],
)
def test_a_file_that_is_no_picture_is_refused_in_the_dialog(name: str, content: bytes, reporter: Any) -> None:
    sent = {"alt": "A ramp", "credit": "Ana Duarte", "file": SimpleUploadedFile(name, content, "image/jpeg")}

    answer = ask(at_desk(reporter), "look-up/new-picture/", sent)

    assert answer.status_code == 422
    assert answer.json()["fields"]["file"]
    assert not Picture.objects.exists()


def test_a_description_of_nothing_visible_is_no_description(reporter: Any) -> None:
    sent = {"alt": "\u202e\0", "credit": "Ana Duarte", "file": SimpleUploadedFile("ramp.png", picture(), "image/png")}

    assert "alt" in ask(at_desk(reporter), "look-up/new-picture/", sent).json()["fields"]


@pytest.mark.parametrize(
    "sent",
    [
        {"pasted": ""},
        {"pasted": "<" * 400_000},
        {"pasted": "Ramp\nShut.", "section": "9" * 5_000},
        {"pasted": "Ramp\nShut.", "section": "-1"},
        {"pasted": "Ramp\nShut.", "format": "\0"},
        {"file": b""},
        {"file": bytes(range(256))},
        {"file": b"PK\x03\x04" + b"a" * 100},
        {"file": b"word " * 1024**2},
        {"file": b"w " * 5 * 1024**2},
        {"file": "Ramp “".encode()[:-1]},
        {"file": b"&#" * 200_000},
    ],
)
def test_a_draft_that_is_none_is_refused_in_a_sentence(sent: dict[str, Any], reporter: Any) -> None:
    client = at_desk(reporter)
    if "file" in sent:
        sent = {"file": SimpleUploadedFile("draft.txt", sent["file"])}

    answer = client.post(f"{DESK}import/", sent)

    if answer.status_code == 302:
        assert client.get(answer["Location"]).status_code == 200
        assert Article.objects.count() == 1
    else:
        assert answer.status_code == 422
        assert 'class="errornote" role="alert"' in answer.content.decode()
        assert not Article.objects.exists()


def test_lines_of_the_wrong_shape_are_told_and_a_page_still_shows(reporter: Any) -> None:
    factories.site()
    client = at_desk(reporter)
    lines = [
        {"headline": "\ud800Ramp", "body": "<p>\ud800Shut.</p>", "\ud800": 1, "section": "\0"},
        {"headline": "Quay", "published_at": "0001-01-01"},
        {"headline": 5},
        [],
    ]
    for line in lines:
        file = SimpleUploadedFile("archive.jsonl", json.dumps(line).encode())
        assert client.post(f"{DESK}import/", {"file": file}, follow=True).status_code in (200, 422)

    assert [story.headline for story in Article.objects.all()] == ["Ramp"]


# -- Other addresses -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tail",
    [
        f"{'9' * 30}/change/",
        f"{'9' * 5_000}/change/",
        f"{'9' * 5_000}/picture/{'a' * 64}/480.jpg",
        f"1/compare/{'9' * 30}/",
        "%00/change/",
        "-1/change/",
        "1/delete/",
        "1/history/",
    ],
)
def test_an_address_of_nothing_is_absent(tail: str, reporter: Any) -> None:
    client = at_desk(reporter)

    assert client.get(DESK + tail).status_code == 404
    assert client.post(DESK + tail).status_code in (404, 405)
