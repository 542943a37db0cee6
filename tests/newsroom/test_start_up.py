"""What happens before the newsroom serves: nothing is lost, nothing older runs on something newer."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from articles.models import Article, SiteSettings
from newsroom.demo import load
from newsroom.management.commands import start_up
from tests import factories


@pytest.mark.django_db
def test_a_database_newer_than_the_code_is_refused() -> None:
    MigrationRecorder(connections["default"]).record_applied("articles", "9999_from_the_future")

    with pytest.raises(CommandError, match="newer than this code"):
        start_up.migrate_safely("default")


def test_a_copy_holds_what_is_still_in_the_log_and_three_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "newsroom.sqlite3"
    live = sqlite3.connect(path)
    live.execute("PRAGMA journal_mode=WAL")
    live.execute("CREATE TABLE story (headline text)")
    live.execute("INSERT INTO story VALUES ('Ramp closed')")
    live.commit()

    for _ in range(5):
        start_up._copy(path)

    copies = sorted(tmp_path.glob("newsroom.sqlite3.before-*"))
    assert [copy.name[-1] for copy in copies] == ["3", "4", "5"]
    assert sqlite3.connect(copies[-1]).execute("SELECT headline FROM story").fetchall() == [("Ramp closed",)]
    assert copies[-1].stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_a_second_start_leaves_the_newsroom_as_it_is(monkeypatch: Any) -> None:
    factories.person("somebody", "Reporter")
    monkeypatch.setattr(load, "load", lambda: pytest.fail("the demo was filled again"))

    assert load.load_on_first_start(print) is False


@pytest.mark.django_db
def test_a_newsroom_that_was_set_up_is_never_filled_with_the_demo(monkeypatch: Any) -> None:
    SiteSettings.objects.create(pk=1, is_set_up=True)
    monkeypatch.setattr(load, "load", lambda: pytest.fail("the demo was filled"))

    assert load.load_on_first_start(print) is False


@pytest.mark.django_db
def test_demo_reset_refuses_where_a_story_is_not_the_demos(reporter: Any) -> None:
    factories.article(reporter, headline="A real story")

    with pytest.raises(CommandError, match="A real story"):
        call_command("demo_reset")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_demo_reset_refuses_where_a_login_is_not_the_demos(reporter: Any) -> None:
    with pytest.raises(CommandError, match="nessa"):
        call_command("demo_reset")


@pytest.mark.django_db(transaction=True)
def test_demo_reset_puts_everything_back(settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    load.load()
    before = Article.objects.count()
    Article.objects.filter(status="drafting").update(headline="Changed by a visitor")

    call_command("demo_reset")

    assert Article.objects.count() == before
    assert not Article.objects.filter(headline="Changed by a visitor").exists()
    call_command("verify_record")
    assert not start_up.call_command("check", databases=["default"], fail_level="WARNING")
