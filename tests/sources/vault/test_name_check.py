"""Looking for a protected name in a text: what is left alone, what is found, who is told where, and the log."""

import pytest
from django.db import transaction

from sources import vault
from sources.errors import NotRecorded, ReasonMissing
from sources.models import AccessLog

pytestmark = pytest.mark.django_db(databases="__all__")
REASON = "Before it goes out."


@pytest.fixture
def look(protected, reporter):
    """Return a function that gives the words found in a text, as a party sees them."""

    def words_found(text):
        found = vault.look_for_names(protected, [text], reporter, REASON)
        return [text[place.start : place.end] for place in found.places]

    return words_found


@pytest.mark.parametrize(
    "text",
    [
        "", "The ramp is closed.", "Mirabel Street was flooded.", "A quenelle is a dumpling.", "the queen nessy of the loch",
        "Questioned, he left.", "+44 7700 900124",
    ],
)  # fmt: skip
def test_other_words_and_a_first_name_alone_are_left_alone(look, text):
    assert look(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("So Mirabel Quennessy said.", "Mirabel Quennessy"),
        ("MIRABEL QUENNESSY", "MIRABEL QUENNESSY"),
        ("Mirabel-Quennessy’s boat", "Mirabel-Quennessy"),
        ("the Quennessys’ house", "Quennessys"),
        ("Quennessy’s word", "Quennessy"),
        ("Ms Quenessy left", "Quenessy"),
        ("Ms Quennessi left", "Quennessi"),
        ("Ms Qeunnessy left", "Qeunnessy"),
        ("Ms Quénnessy left", "Quénnessy"),
        ("ramp-closed-says-quennessy", "quennessy"),
        ("originals/mirabelquennessy2.jpg", "mirabelquennessy2"),
        ("Ring +44 7700 900123 now", "+44 7700 900123"),
        ("🦀 Quennessy", "Quennessy"),
    ],
)
def test_the_name_is_found_however_it_is_written(look, text, words):
    assert words in look(text)


def test_other_names_on_file_are_found(protected, reporter, look):
    vault.write(protected, reporter, REASON, {"aliases": ["Mirrie Tallow"]})

    assert look("Mirrie Tallow spoke") == ["Mirrie Tallow"]
    assert look("Tallow spoke") == ["Tallow"]


def test_who_does_not_know_the_source_learns_one_bit(protected, source_desk):
    found = vault.look_for_names(protected, ["", "Mirabel Quennessy"], source_desk, REASON)

    assert (found.is_found, found.places) == (True, ())
    assert vault.look_for_names(protected, ["The ramp"], source_desk, REASON).is_found is False


def test_every_look_is_in_the_log_the_parties_read(protected, reporter, colleague):
    vault.look_for_names(protected, ["The ramp"], colleague, REASON)

    [row] = vault.readings_of(protected, reporter)
    assert (row.user, row.reason.reveal()) == (colleague, REASON)


def test_without_a_reason_nothing_is_opened(protected, reporter):
    with pytest.raises(ReasonMissing):
        vault.look_for_names(protected, ["Mirabel Quennessy"], reporter, " ")

    assert not AccessLog.objects.exists()


def test_what_the_log_does_not_hold_is_not_answered(protected, reporter, monkeypatch):
    def fail(*_args, **_kwargs):
        raise NotRecorded("no")

    monkeypatch.setattr("sources.vault.readings.record", fail)

    with pytest.raises(NotRecorded):
        vault.look_for_names(protected, ["Mirabel Quennessy"], reporter, REASON)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_inside_a_transaction_it_refuses(protected, reporter):
    with pytest.raises(RuntimeError), transaction.atomic():
        vault.look_for_names(protected, ["Mirabel Quennessy"], reporter, REASON)
