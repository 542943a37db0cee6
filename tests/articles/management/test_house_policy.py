"""The house policy by command: shown, and one of two presets chosen."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import HousePolicy

pytestmark = pytest.mark.django_db


def told(*words):
    out = StringIO()
    call_command("house_policy", *words, stdout=out)
    return out.getvalue().splitlines()


def test_another_preset_is_refused_and_nothing_changes():
    with pytest.raises(CommandError):
        told("lenient")

    assert HousePolicy.load().preset == "daily"


def test_without_a_preset_it_only_shows():
    assert told()[0] == "House policy: Daily"
    assert [line.split()[:3] for line in told() if line.startswith("B7")] == [["B7", "To", "read"]]


def test_investigative_makes_every_b_rule_stop_and_daily_takes_it_back():
    assert all(line.split()[1] == "Stops" for line in told("investigative") if line.startswith("B"))
    assert HousePolicy.load().preset == "investigative"

    assert [line.split()[1] for line in told("daily") if line.startswith("B9")] == ["To"]


def test_what_the_house_set_itself_stays_and_terms_never_fall_below_their_floor():
    HousePolicy.load()
    HousePolicy.objects.update(severities={"W3": "block", "B2": "off"})

    lines = {line.split()[0]: line for line in told("investigative")}

    assert lines["W3"].split()[1] == "Stops"
    assert lines["W3"].endswith(", set by this house")
    assert lines["B2"].split()[1] == "Stops"
