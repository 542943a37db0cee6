"""The report as a page and as files: whose figures, which address, what a spreadsheet gets."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.report.charts import chart_of, percent
from articles.admin.report.csv_cells import written
from articles.desk.who_is_quoted import Row, Table
from sources.models import DescribedAttribute, SelfDescription
from tests import factories
from tests.articles.desk.who_is_quoted.test_counting import UNNAMED, story
from tests.articles.publishing import stories

PERIOD = "?from=2026-11-01&to=2026-11-30"
REPORT = f"/desk/who-gets-quoted/{PERIOD}"


@pytest.fixture
def paper(db: None) -> None:
    factories.site()


def page(client: Any, person: Any, address: str = REPORT) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


@pytest.mark.usefixtures("paper")
def test_an_administrator_finds_no_report(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    assert client.get(REPORT).status_code == 404
    assert client.get(f"/desk/who-gets-quoted/kinds.csv{PERIOD}").status_code == 404
    assert "who-gets-quoted" not in page(client, administrator, "/desk/")


@pytest.mark.usefixtures("paper")
def test_an_empty_period_says_so(client: Any, editor: Any) -> None:
    assert "No story came out in this time" in page(client, editor)


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize(
    "asked",
    [
        "from=x&to=9999-99-99",
        "from=9999-12-31",
        "to=0001-01-01",
        "section=-1&author=x",
        "section=99999",
        "from=2026-11-30&to=2026-11-01",
    ],
)
def test_an_address_that_means_little_still_has_an_answer(client: Any, editor: Any, asked: str) -> None:
    client.force_login(editor)

    assert client.get(f"/desk/who-gets-quoted/?{asked}").status_code == 200


@pytest.mark.usefixtures("paper")
def test_a_reporter_is_told_that_the_figures_are_theirs_alone(client: Any, reporter: Any) -> None:
    story({})

    shown = page(client, reporter)

    assert "Your own stories only" in shown
    assert "No story came out in this time" in shown


@pytest.mark.usefixtures("paper")
def test_every_chart_is_told_in_words_and_has_its_table_and_file(client: Any, editor: Any) -> None:
    story({}, UNNAMED)

    shown = page(client, editor)

    assert 'role="img" aria-label="Kind of source: Other, named 50%, Without a name 50%"' in shown
    for key in ("over-time", "kinds", "terms", "roles", "how", "evidence", "replies", "most-quoted"):
        assert f"/desk/who-gets-quoted/{key}.csv?from=2026-11-01&amp;to=2026-11-30" in shown, key


@pytest.mark.usefixtures("paper")
def test_a_page_costs_as_many_questions_for_many_stories_as_for_few(client: Any, editor: Any) -> None:
    client.force_login(editor)
    asked = []
    for number in (1, 9):
        for _again in range(number):
            story({}, UNNAMED)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(REPORT)
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert asked[1] <= 16


@pytest.mark.usefixtures("paper")
def test_no_cell_of_a_file_is_a_command(client: Any, editor: Any) -> None:
    story({"name": "=HYPERLINK(1)", "role": "+44", "address": "/people/x/"})
    client.force_login(editor)

    response = client.get(f"/desk/who-gets-quoted/most-quoted.csv{PERIOD}")
    rows = list(csv.reader(io.StringIO(response.content.decode())))

    assert rows == [["Name", "Quotations", "Words", "Stories", "Share"], ["'=HYPERLINK(1)", "1", "3", "1", "1.0"]]
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(f"/desk/who-gets-quoted/nonsense.csv{PERIOD}").status_code == 404


@given(st.text())
def test_any_text_comes_back_from_a_file_and_never_first_as_a_command(text: str) -> None:
    [[cell]] = list(csv.reader(io.StringIO(written([[text]]), newline=""))) or [[""]]

    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.none() | st.floats(0, 1), max_size=40))
def test_a_line_stays_on_its_paper_and_has_a_point_for_every_share(parts: list[float | None]) -> None:
    rows = tuple(Row(str(at), (), part) for at, part in enumerate(parts))

    chart = chart_of(Table("t", "T", "", (), rows, "line"))

    points = chart.points if chart else ()
    assert len(points) == sum(part is not None for part in parts)
    assert all(0 <= point.x <= 1050 and 30 <= point.y <= 170 for point in points)


def test_a_small_share_is_not_called_nothing() -> None:
    assert (percent(0.021), percent(0), percent(0.666), percent(None)) == ("2.1%", "0%", "67%", "")


# -- What people say of themselves -------------------------------------------------------------------------------------
@pytest.fixture
def asked(paper: None) -> DescribedAttribute:
    stories.open_source()
    return DescribedAttribute.objects.create(name="Age group", choices="Under 30\n30 or over")


def answer(client: Any, person: Any, attribute: DescribedAttribute, text: str) -> Any:
    client.force_login(person)
    address = f"/desk/register/who/{stories.entity().pk}/self-described/"
    return client.post(address, {f"answer-{attribute.pk}": text})


def test_a_standards_editor_writes_nothing_down_of_anybody(client: Any, standards: Any, asked: DescribedAttribute) -> None:
    assert answer(client, standards, asked, "Under 30").status_code == 404
    assert not SelfDescription.objects.exists()


@pytest.mark.parametrize("refused", ["child", "no source", "not asked", "not on offer"])
def test_what_may_not_be_asked_is_not_kept(client: Any, reporter: Any, asked: DescribedAttribute, refused: str) -> None:
    if refused == "child":
        type(stories.entity()).objects.update(minor=True)
    elif refused == "no source":
        stories.open_source().delete()
    elif refused == "not asked":
        DescribedAttribute.objects.update(is_asked=False)

    answer(client, reporter, asked, "Over 90" if refused == "not on offer" else "Under 30")

    assert not SelfDescription.objects.exists()


def test_an_answer_is_kept_with_who_asked_and_shown_again_to_few(
    client: Any, reporter: Any, other_reporter: Any, source_desk: Any, asked: DescribedAttribute
) -> None:
    answer(client, reporter, asked, "Under 30")

    [kept] = SelfDescription.objects.all()
    assert (kept.answer, kept.asked_by) == ("Under 30", reporter)
    assert isinstance(kept.asked_on, date)
    who = f"/desk/register/who/{stories.entity().pk}/"
    chosen = "<option selected>Under 30</option>"
    assert [chosen in page(client, each, who) for each in (reporter, other_reporter, source_desk)] == [True, False, True]
    assert "asked by Nessa Vantongeren" in page(client, other_reporter, who)


def test_an_answer_can_be_taken_back(client: Any, reporter: Any, asked: DescribedAttribute) -> None:
    answer(client, reporter, asked, "Under 30")
    answer(client, reporter, asked, "-")

    assert not SelfDescription.objects.exists()
