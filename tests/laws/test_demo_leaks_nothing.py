"""The whole demo, with its protected sources, is filled; then every place a reader or a thief could look is searched."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.models.vocabulary import Status
from articles.record.models import PublishedQuotation, PublishedVersion, StoryPage
from newsroom.demo import files, load
from sources.models import Entity, Source

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo, filled once for this file and emptied afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load.load()
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
        call_command("flush", database="keys", interactive=False, verbosity=0)


def secrets_of_the_demo() -> list[str]:
    """Every name, contact and note that only the vault may hold, and the words of them that are telling alone."""
    whole, telling = set(), set()
    for source in files.table("sources")["sources"]:
        if source.get("protected"):
            whole |= set(source["identity"].values()) | {source["flags"]["reason_for_file"]}
            telling |= set(source["identity"]["name"].split())
    return sorted(whole | telling)


def every_cell() -> Iterator[tuple[str, str]]:
    for alias in ("default", "keys"):
        connection = connections[alias]
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                columns = [column[0] for column in cursor.description]
                for row in cursor.fetchall():
                    for column, value in zip(columns, row, strict=True):
                        raw = bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
                        yield f"{alias}.{table}.{column}", raw.decode("utf-8", "replace")


def test_the_demo_is_what_it_promises(demo: None) -> None:
    quotations = PublishedQuotation.objects.count()
    statuses = set(Article.objects.values_list("status", flat=True))

    assert StoryPage.objects.count() >= 18
    assert quotations >= 80
    assert set(PublishedQuotation.objects.values_list("type", flat=True)) == {"direct", "partial", "indirect"}
    assert Entity.objects.filter(sources__attributions__isnull=False).distinct().count() >= 30
    assert statuses == set(Status.values)
    assert Source.objects.protected().count() >= 5
    assert PublishedVersion.objects.filter(kind="correction").count() == 1
    assert PublishedVersion.objects.filter(kind="withdrawal").count() == 1
    assert Article.objects.get(status=Status.SCHEDULED).publish_at > timezone.now()


def test_no_cell_of_any_table_holds_a_protected_identity(demo: None) -> None:
    words = re.compile("|".join(rf"\b{re.escape(secret)}\b" for secret in secrets_of_the_demo()))

    leaks = {place for place, text in every_cell() if words.search(text)}

    assert leaks == set()


def test_no_public_page_holds_a_protected_identity_code_name_or_desk_id(demo: None, client: Client) -> None:
    words = secrets_of_the_demo()
    protected = Source.objects.protected()
    words += protected.values_list("code_name", flat=True)
    words += [str(pk) for pk in protected.values_list("pk", flat=True)] + [
        pk.hex for pk in protected.values_list("pk", flat=True)
    ]
    pattern = re.compile("|".join(re.escape(word) for word in words))

    leaks = {address for address, text in every_public_page(client) if pattern.search(text)}

    assert leaks == set()


def every_public_page(client: Client) -> Iterator[tuple[str, str]]:
    """Follow every link a reader can follow, from the front and the machine-readable pages."""
    waiting, seen = (
        ["/", "/corrections/", "/how-we-source/", "/feed/", "/sitemap.xml", "/robots.txt", "/search/?q=ramp"],
        set(),
    )
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code in (200, 301, 410), f"{address} answers {response.status_code}"
        text = (
            b"".join(response).decode("utf-8", "replace")
            if response.streaming
            else response.content.decode("utf-8", "replace")
        )
        yield address, text
        if not response["Content-Type"].startswith("text/html"):
            continue
        links = re.findall(r'href="(/[^"#]*)', text)
        waiting += [link.replace("&amp;", "&") for link in links if not link.startswith(("/desk", "/static", "/pictures"))]
    assert len(seen) > 60


def test_the_whole_demo_verifies(demo: None, capsys: Any) -> None:
    call_command("verify_record")

    assert "OK" in capsys.readouterr().out


def test_protected_rows_of_the_desk_hold_only_what_the_page_on_protection_allows(demo: None) -> None:
    for source in Source.objects.protected().prefetch_related("attributions"):
        assert source.identity is not None
        for attribution in source.attributions.all():
            assert (attribution.name_as_published, attribution.place, attribution.outlet, attribution.link) == ("",) * 4
            assert attribution.obtained_on is None


def test_media_names_tell_nothing(demo: None) -> None:
    names = [path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]

    assert names
    assert not any(secret.lower() in name.lower() for secret in secrets_of_the_demo() for name in names)


def test_every_model_of_the_project_is_looked_at() -> None:
    """The scan above walks tables, not models; this says that no model lives in a database it does not walk."""
    assert {model._meta.managed for model in apps.get_models()} == {True}
