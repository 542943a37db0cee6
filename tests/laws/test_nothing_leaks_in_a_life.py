"""One newsroom's whole life with telling words in every protected and draft field; then everything is searched for them.

Nothing sealed may stand anywhere outside the vault's ciphertext, in no encoding. Words of a draft may stand in the desk's
own tables, since the desk works on them (`docs/source-desk.md` says so), and nowhere else. The search itself is tried on
words that must be found: where it misses one, the test is void.
"""

import base64
import gzip
import hashlib
import io
import logging
import pickle
import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as project_settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import URLPattern
from django.utils.html import escape
from django.utils.module_loading import import_string
from PIL import Image

from articles.admin.story import protected as protected_view
from articles.desk import merging
from articles.desk.edits import QuotationEdit, Refusal
from articles.desk.overriding import override
from articles.desk.pictures import add_picture
from articles.desk.protecting.protect import protect
from articles.desk.protecting.survey import survey
from articles.desk.suggesting.deciding import turn_down
from articles.models import Article, Attribution, HousePolicy
from articles.models.suggestion_decision import SuggestionKind
from articles.public.urls import urlpatterns
from articles.publishing import Change, publish
from articles.publishing.withdraw import withdraw
from articles.record import queries
from sources import evidence, vault
from sources.models import Source
from sources.vocabulary import SourceKind, Terms
from tests import factories
from tests.articles.desk.drafting import key, open_source, save
from tests.articles.publishing import stories

in_files = pytest.mark.django_db(transaction=True, databases="__all__")  # what is not committed leaves no trace to look for

SEALED = {
    "identity name": "Vexaquorb Nél'sdottir",
    "identity aliases": "Brimwozzle Thé&lune",
    "contact": "Quaxleyburn 0417 née <line>",
    "interest": "Trevwhisk owes wagés",
    "reliability": "Zemblatofer twice wröng",
    "notes": "Oxpintleby met at “nôon”",
    "reason for the file": "Hurkledrune féars her boss",
    "where": "Wimbrelgarth café",
    "outlet": "Skolvankirk Gazétte",
    "name as published": "Drospelwyn Élan",
    "place in evidence": "Ploverstank págé four",
    "verbatim words": "Yarrowquidge sáid it twice",
    "evidence link": "fenwickspool",
    "evidence as found": "Gadwelthorp façade ledger",
    "evidence file": "Mizzelcroft wrote thé memo",
    "evidence file name": "Larkenbruge scán",
    "reason for reading": "Cobblevant asked tó check",
    "picture metadata": "Jankerthwaite héld it",
    "turned down": "Umberlock’s own nôise",
    "name protected later": "Grizzelthwaite Abernåthy",
}
DRAFT = {
    "draft headline": "Pellwhistler tó close",
    "draft text": "Kestrowdale péople hear it",
    "draft caption": "Sorrelmuth at hér door",
    "draft alternative text": "Bracklewen stánds there",
    "later edit": "Fothermoor chánged since",
    "override reason": "Nettlewhin sáw the recording go under",
    "withdrawn text": "Ashgroveling fórmer words",
}
CODE_NAME = "zibelquartz mandrel"
PUBLIC = "Ottershaw ramp clósed"
_LISTS = ("stories", "quotations", "profiles", "topics", "corrections", "openapi.json")
LISTS_AS_JSON = [f"/api/v1/{each}" for each in _LISTS]
HOLD_OVER = 8  # letters; a word this long of the lists above is like no word of the project


def head(words: str) -> str:
    return words.split()[0].strip("’s")


class Needles:
    """The ways in which one phrase could stand somewhere."""

    def __init__(self, words: str) -> None:
        first = re.split(r"\W", words)[0]
        assert len(first) >= HOLD_OVER, words
        spellings = {words, first, words.lower(), words.upper(), first.lower(), first.upper()}
        folded = {first.lower().encode()}
        folded |= {first.lower().encode(code) for code in ("utf-16-le", "utf-16-be")}
        folded |= {first.lower()[::-1].encode(), quote(words).lower().encode(), escape(words).lower().encode()}
        folded |= {each.encode().hex().encode() for each in spellings}
        for each in spellings:
            raw = each.encode()
            for name in ("md5", "sha1", "sha256"):
                folded.add(hashlib.new(name, raw).hexdigest().encode())
        self.folded = folded
        self.exact = {hashlib.new(name, each.encode()).digest() for each in spellings for name in ("sha1", "sha256")}
        self.exact |= {part for each in spellings for part in _base64_parts(each.encode())}

    def stand_in(self, content: bytes, lower: bytes) -> bool:
        return any(each in lower for each in self.folded) or any(each in content for each in self.exact)


def _base64_parts(raw: bytes) -> Iterator[bytes]:
    """Yield what of the phrase's base64 is the same whatever stands before and after it, at each of the three places."""
    for shift in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            coded = encode(bytes(shift) + raw).rstrip(b"=")
            part = coded[(0, 2, 3)[shift] : -1]
            if len(part) >= HOLD_OVER:
                yield part


ALL_NEEDLES = {what: Needles(words) for what, words in {**SEALED, **DRAFT, "code name": CODE_NAME, "public": PUBLIC}.items()}


def found_in(content: bytes | str, *kinds: str) -> set[str]:
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    seen = set()
    for text in (content, *_unpacked(content)):
        lower = text.lower()
        seen |= {what for what in kinds if ALL_NEEDLES[what].stand_in(text, lower)}
    return seen


def _unpacked(content: bytes) -> Iterator[bytes]:
    for start, unpack in ((b"\x1f\x8b", gzip.decompress), (b"\x78", zlib.decompress)):
        if content.startswith(start):
            try:
                yield unpack(content)
            except (OSError, EOFError, zlib.error):
                continue


# -- The life ----------------------------------------------------------------------------------------------------------
@dataclass
class Life:
    people: dict[str, Any]
    places: dict[str, bytes] = field(default_factory=dict)  # what came out on the way: answers, log, files
    source: Source | None = None


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    options = project_settings.LOGGING["formatters"]["line"]
    handler.setFormatter(import_string(options["()"])(options["format"], style=options["style"]))
    root = logging.getLogger()
    root.handlers.insert(0, handler)
    yield stream
    root.removeHandler(handler)


@pytest.fixture
def life(
    reporter, editor, publisher, source_desk, standards, administrator, settings, tmp_path, now, log, capsys, monkeypatch
) -> Life:
    settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = tmp_path / "media", tmp_path / "evidence"
    settings.ADMINS = [("Ivo", "ivo@record.example")]
    folk = {"reporter": reporter, "editor": editor, "publisher": publisher, "keeper": source_desk, "standards": standards}
    life = Life(folk)
    factories.site(), HousePolicy.load()
    source = life.source = _make_source(reporter, now)
    promise = vault.promise(
        source, reporter, Terms.NOT_FOR_ATTRIBUTION, SEALED["reason for the file"], description=stories.DESCRIPTION,
        public_reason="Speaking could cost the engineer the job.", approver=editor,
    )  # fmt: skip
    vault.told_in_person(promise, editor)
    vault.read(source, reporter, SEALED["reason for reading"])
    _write_a_draft(reporter, source, promise, now)
    live = _publish_and_change(reporter, publisher, source, promise, now)
    _withdraw_another(reporter, publisher, now)
    merging.merge(stories.entity(), open_source(reporter, "Inez Callaway").entity, by=editor)
    _set_aside(reporter, publisher, now)
    _protect_later(reporter, now)
    life.places |= _ask_as(reporter, source, live)
    life.places |= _break_things(reporter, source, monkeypatch)
    life.places |= _back_up(tmp_path)
    call_command("verify_record")
    call_command("search_index")
    out = capsys.readouterr()
    life.places |= {"log": log.getvalue().encode(), "printed": (out.out + out.err).encode()}
    return life


def _make_source(by: Any, now: Any) -> Source:
    identity = {
        "name": SEALED["identity name"], "aliases": [SEALED["identity aliases"]], "contact": SEALED["contact"],
        "interest": SEALED["interest"], "reliability": SEALED["reliability"], "notes": SEALED["notes"],
    }  # fmt: skip
    source = vault.create_protected(
        by, SourceKind.ANONYMOUS_PERSON, identity, stories.DESCRIPTION, "Saw the inspection file.", CODE_NAME,
        Terms.NOT_FOR_ATTRIBUTION,
    )  # fmt: skip
    link = f"https://{SEALED['evidence link']}.example/"
    vault.add_evidence(source, by, "notes", {"found_text": SEALED["evidence as found"], "link": link})
    name = f"{SEALED['evidence file name']}.txt"
    file = evidence.receive(source, by, [SEALED["evidence file"].encode() * 2000], name)
    evidence.attach_file(source, by, "document_file", file, locator=SEALED["place in evidence"], now=now)
    return source


def _write_a_draft(by: Any, source: Source, promise: Any, now: Any) -> None:
    picture = add_picture(
        _photograph(), by=by, now=now, alt=DRAFT["draft alternative text"], caption=DRAFT["draft caption"], credit="Ours"
    )
    telling = QuotationEdit(
        source_id=source.pk, agreement_id=promise.pk, name_as_published=SEALED["name as published"],
        place=SEALED["where"], outlet=SEALED["outlet"], locator=SEALED["place in evidence"],
        link=f"https://{SEALED['evidence link']}.example/", verbatim=SEALED["verbatim words"],
    )  # fmt: skip
    draft = save(
        by, f"<p>⟦q:“{DRAFT['draft text']}”⟧, an engineer said.</p>", quotations={key("q"): telling},
        fields={"headline": DRAFT["draft headline"], "section": factories.section(), "slug": "to-close"},
    ).article  # fmt: skip
    Article.objects.filter(pk=draft.pk).update(lead_picture=picture, lead_caption=DRAFT["draft caption"])
    turn_down(draft, [Refusal(SuggestionKind.QUOTATION, SEALED["turned down"])], by=by, now=now)


def _photograph() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010E] = SEALED["picture metadata"].encode("ascii", "replace").decode()
    buffer = io.BytesIO()
    Image.new("RGB", (900, 600), "navy").save(buffer, "JPEG", exif=exif, comment=SEALED["picture metadata"].encode())
    assert found_in(buffer.getvalue(), "picture metadata")
    return SimpleUploadedFile(f"{SEALED['evidence file name']}.jpg", buffer.getvalue(), "image/jpeg")


def _publish_and_change(by: Any, publisher: Any, source: Source, promise: Any, now: Any) -> Article:
    story = stories.full_story(by, headline=PUBLIC)
    Attribution.objects.filter(quotation__key=stories.UNNAMED_KEY).update(source=source, agreement=promise)
    story = publish(story, by=publisher, now=now, acknowledge=True).article
    story = save(by, article=story, fields={"standfirst": "The port has mended its figures."}).article
    change = Change(kind="correction", notice="An earlier version gave another figure.")
    story = publish(story, by=publisher, now=now, change=change, acknowledge=True).article
    return save(by, article=story, fields={"headline": f"{PUBLIC} {DRAFT['later edit']}"}).article


def _withdraw_another(by: Any, publisher: Any, now: Any) -> None:
    body = f"<p>The slip is closed. {DRAFT['withdrawn text']}.</p>"
    story = factories.article(by, body, headline="Slip closed", slug="slip-closed", status="ready", authors=[])
    story.bylines.create(author=factories.author(), order=0)
    story = publish(story, by=publisher, now=now, acknowledge=True).article
    withdraw(story, by=publisher, now=now, notice="We have withdrawn this story.")


def _set_aside(by: Any, publisher: Any, now: Any) -> None:
    HousePolicy.objects.update_or_create(pk=1, defaults={"preset": "investigative"})
    edit = QuotationEdit(source_id=open_source(by, "Tobias Wren").pk, evidence_state="missing", terms=Terms.ON_RECORD)
    story = save(by, "<p>⟦t:“The slip stays shut”⟧, Tobias Wren said.</p>", quotations={key("t"): edit}).article
    override(story, "B7", key("t"), reason=DRAFT["override reason"], by=publisher, now=now)


def _protect_later(by: Any, now: Any) -> None:
    """Somebody who stood in the open everywhere at the desk is protected after all."""
    name = SEALED["name protected later"]
    source = open_source(by, name)
    Source.objects.filter(pk=source.pk).update(contact=f"{name} at the quay", created_by=by)
    edits = {key("p"): QuotationEdit(source_id=source.pk, name_as_published=name, terms=Terms.ON_RECORD)}
    text = f"<p>⟦p:“It was late”⟧, {name} said.</p>"
    fields = {"headline": f"{name} speaks", "slug": "grizzelthwaite-abernathy-speaks"}
    story = save(by, text, quotations=edits, fields=fields).article
    save(by, article=story, fields={"standfirst": f"What {name} saw."})
    assert told(cells(), ("name protected later",)), "it stood nowhere: the walk below would prove nothing"
    listed = survey(source)
    protect(
        source, by=by, now=now, reason="The employer threatens everybody.", terms=Terms.BACKGROUND,
        promise={"description": "somebody from the quay"}, chosen=listed.keys, fingerprint=listed.fingerprint,
    )  # fmt: skip


def _ask_as(reporter: Any, source: Source, live: Article) -> dict[str, bytes]:
    """Open the identity at the desk, as a hand does; only the answer to that may tell it."""
    client = Client()
    client.force_login(reporter)
    client.post(f"/desk/vault/{source.pk}/prove/", {"password": factories.PASSWORD})
    opened = client.post(
        f"/desk/vault/{source.pk}/reveal/", {"what": "identity", "reason": SEALED["reason for reading"]},
        headers={"accept": "application/json"},
    )  # fmt: skip
    assert found_in(opened.content, "identity name"), "the identity was not opened: the walk below would prove nothing"
    asked = [
        "",
        "vault/",
        f"vault/{source.pk}/",
        f"articles/article/{live.pk}/change/",
        f"articles/article/{live.pk}/preview/",
    ]
    asked += ["articles/article/", "worklist/", "sources/source/"]
    pages = {f"desk page {address}": client.get(f"/desk/{address}").content for address in asked}
    pages["find"] = client.post("/desk/find/", {"words": head(SEALED["notes"])[:5]}).content
    return pages


def _break_things(reporter: Any, source: Source, monkeypatch: Any) -> dict[str, bytes]:
    """A fault at the desk while a source is made, and one on a reader's page."""

    def breaks(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError(f"{SEALED['identity name']} {DRAFT['draft text']}")

    client = Client(raise_request_exception=False)
    client.force_login(reporter)
    sent = {
        "identity_name": SEALED["identity name"], "identity_contact": SEALED["contact"],
        "identity_interest": SEALED["interest"],
        "terms": "not_for_attribution", "description": "a worker", "how_they_know": "Kept the rota",
    }  # fmt: skip
    with monkeypatch.context() as broken:
        broken.setattr(protected_view, "_promised", breaks)
        at_the_desk = client.post("/desk/articles/article/look-up/protected-source/", sent)
    with monkeypatch.context() as broken:
        broken.setattr(queries, "site", breaks)
        for_readers = client.get("/corrections/")
    assert at_the_desk.status_code == for_readers.status_code == 500
    return {"error page of the desk": at_the_desk.content, "error page for readers": for_readers.content}


def _back_up(tmp_path: Path) -> dict[str, bytes]:
    certificate, place = tmp_path / "certificate.pem", tmp_path / "copies"
    place.mkdir()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=keys", "-days", "2",
         "-keyout", tmp_path / "key.pem", "-out", certificate], check=True, capture_output=True,
    )  # fmt: skip
    call_command("backup_keys", encrypt_to=certificate, to=place)
    copies = {f"copy of the keys {path.name}": path.read_bytes() for path in place.iterdir()}
    assert copies
    return copies


# -- Where it is looked for --------------------------------------------------------------------------------------------
def cells(is_wanted: Any = lambda table: True) -> Iterator[tuple[str, bytes]]:
    """Every value of every column of every table, of both stores."""
    for alias in ("default", "keys"):
        connection = connections[alias]
        with connection.cursor() as cursor:
            for table in filter(is_wanted, connection.introspection.table_names(cursor)):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                columns = [column[0] for column in cursor.description]
                for row in cursor.fetchall():
                    for column, value in zip(columns, row, strict=True):
                        is_raw = isinstance(value, bytes | memoryview)
                        yield f"{alias}.{table}.{column}", bytes(value) if is_raw else str(value).encode("utf-8", "replace")


def database_files() -> Iterator[tuple[str, bytes]]:
    """The bytes of the files, with what lies beside them; a server's files are not ours to open."""
    for alias in ("default", "keys"):
        if connections[alias].vendor == "sqlite":
            name = Path(connections[alias].settings_dict["NAME"])
            for path in sorted(name.parent.glob(f"{name.name}*")):
                yield f"file of {alias} {path.name}", path.read_bytes()


def files_on_disk() -> Iterator[tuple[str, bytes]]:
    for root in (project_settings.MEDIA_ROOT, project_settings.EVIDENCE_ROOT):
        for path in sorted(Path(root).rglob("*")):
            yield f"name of {path.name}", str(path.relative_to(root)).encode()
            if path.is_file():
                yield f"content of {path.name}", path.read_bytes()


def kept_beside() -> Iterator[tuple[str, bytes]]:
    yield "mails", "".join(f"{each.subject} {each.body} {each.recipients()}" for each in mail.outbox).encode()
    yield "cache", pickle.dumps(getattr(cache, "_cache", {}))
    yield "sessions", "".join(str(each.get_decoded()) for each in Session.objects.all()).encode()
    rows = LogEntry.objects.values_list("object_repr", "object_id", "change_message")
    yield "the admin's log", "".join(map(str, rows)).encode()


def public_answers() -> Iterator[tuple[str, bytes]]:
    """Every address a reader can find, from the fixed ones and by every link of every answer, with its headers."""
    fixed = [str(each.pattern) for each in urlpatterns if isinstance(each, URLPattern) and "<" not in str(each.pattern)]
    waiting, seen, client = (
        [f"/{address}" for address in fixed] + ["/record/chain/1.jsonl", "/how-we-source/", *LISTS_AS_JSON],
        set(),
        Client(),
    )
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(("/desk", "/static")):
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code < 500, address
        content = b"".join(response.streaming_content) if response.streaming else response.content
        yield f"headers of {address}", str(dict(response.headers)).encode()
        yield address, content
        found = re.findall(rb"""(?:href|src|loc|id|url)\W{1,3}(?:https?://[^/"'<\s]+)?(/[^"'<#\s\\]*)""", content)
        waiting += [link.decode("utf-8", "replace").replace("&amp;", "&") for link in found]
        if address == LISTS_AS_JSON[0]:
            keys = re.findall(rb'"key":"(\w+)"', content)
            assert keys
            waiting += [f"{address}/{each.decode()}{more}" for each in keys for more in ("", "/versions", "/ninjs")]
        waiting += [part.split()[0] for srcset in re.findall(r'srcset="([^"]+)"', content.decode("utf-8", "replace"))
                    for part in srcset.split(",") if part.strip().startswith("/")]  # fmt: skip
    assert len(seen) > 15, seen


def told(places: Iterator[tuple[str, bytes]] | Any, kinds: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    return [(place, sorted(seen)) for place, content in places if (seen := found_in(content, *kinds))]


# -- The law -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "hide",
    [
        str.encode, lambda text: text.upper().encode(), lambda text: quote(text).encode(),
        lambda text: escape(text).encode(),
        lambda text: text.encode("utf-16-le"), lambda text: b"x" + text.encode("utf-16-be"),
        lambda text: base64.b64encode(text.encode()), lambda text: base64.b64encode(b"ab" + text.encode() + b"yz"),
        lambda text: base64.b64encode(b"a" + text.encode()), lambda text: text.encode().hex().encode(),
        lambda text: hashlib.sha256(text.encode()).hexdigest().encode(),
        lambda text: hashlib.sha256(text.lower().encode()).digest(),
        lambda text: gzip.compress(text.encode()), lambda text: zlib.compress(text.encode()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("what", ["identity name", "contact", "evidence link"])
def test_the_search_finds_what_is_hidden(hide: Any, what: str) -> None:
    assert found_in(hide(SEALED[what]), *SEALED) == {what}


@in_files
def test_nothing_leaks_in_a_life(life: Life) -> None:
    sealed, closed = tuple(SEALED), (*SEALED, *DRAFT, "code name")
    outside = [*public_answers(), *kept_beside(), *files_on_disk()]
    stored, files = list(cells()), list(database_files())
    on_the_way = life.places.items()
    from_outside = [(place, content) for place, content in on_the_way if not place.startswith(("desk page", "find"))]

    on_sqlite = connections["default"].vendor == "sqlite"

    # What must be found, or the search looks in the wrong places.
    assert ALL_NEEDLES.keys() == {*closed, "public"}
    for what in (
        "draft headline",
        "draft text",
        "draft caption",
        "later edit",
        "override reason",
        "withdrawn text",
        "code name",
    ):
        assert told(stored, (what,)), what
        assert not on_sqlite or told(files, (what,)), what
    assert any(found_in(content, "public") for place, content in outside if place.startswith("/harbour/"))
    assert told(((place, value) for place, value in stored if ".record_" in place), ("public",))

    # The law itself. Why somebody read it stands in the source's log, which the pages of those who know it show.
    assert told(outside, closed) == []
    assert told(from_outside, closed) == []
    assert told(on_the_way, tuple(what for what in sealed if what != "reason for reading")) == []
    assert told(((place, value) for place, value in stored if ".record_" in place), closed) == []
    assert told(stored, sealed) == []
    assert told(files, sealed) == []


@in_files
def test_after_a_destruction_even_the_code_name_is_gone(life: Life, now: Any) -> None:
    people, pk = life.people, life.source.pk

    vault.destroy(Source.objects.get(pk=pk), people["keeper"], people["standards"], now)

    assert told([*cells(), *public_answers(), *files_on_disk()], (*SEALED, "code name")) == []
    assert told(database_files(), (*SEALED, "code name")) == []
    assert not [path for path in Path(project_settings.EVIDENCE_ROOT).rglob("*") if path.is_file()]
