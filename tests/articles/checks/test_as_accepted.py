"""A whole story in the manner of a weak real one: every speaker accepted as suggested, under the investigative policy."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles import checks
from articles.models import Article, Attribution, HousePolicy
from articles.snapshot import load_story
from sources.vocabulary import ObtainedBy, Terms
from tests import factories

pytestmark = pytest.mark.django_db

HEADLINE = "Port looked the other way for years"
PARAGRAPHS = (
    "The port authority closed the ferry ramp yesterday after divers found cracks in it.",
    "“We closed the ramp because nobody could tell us that it would hold,” said Ines Calloway, the harbour master.",
    "“The crossing will run from the old slip until the spring,” said Tobias Wren, a spokesman for the port.",
    "The council claimed that the repair would be paid for by the insurer. Calloway admitted that the inspection was late.",
    "Divers came to to “to look at the hinge”, Calloway said.",
    "The repair will reportedly cost 42 million crowns.",
    "“They knew about the crack in the summer,” an official said.",
    "Critics said the port had looked the other way for years.",
)


@pytest.fixture
def story(reporter):
    factories.site()
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    made = factories.article(reporter, text, headline=HEADLINE)
    call_command("accept_suggestions", str(made.pk), "--as", reporter.username, "--min-confidence", "0.5", stdout=StringIO())
    Attribution.objects.filter(terms=Terms.ON_RECORD).update(obtained_by=ObtainedBy.PRESS_RELEASE)
    return Article.objects.get(pk=made.pk)


def found(story, severity):
    return {
        each.code for each in checks.run(load_story(story), HousePolicy(preset="investigative")) if each.severity == severity
    }


def test_it_is_stopped_for_what_nobody_stands_behind(story):
    assert {"B2", "B4", "B7", "B8", "B11"} <= found(story, "block")


def test_it_is_told_what_to_read(story):
    assert {"W1", "W3", "W8", "W9"} <= found(story, "warn")


def test_every_problem_leads_to_its_place(story):
    loaded = load_story(story)
    for each in checks.run(loaded, HousePolicy(preset="investigative")):
        text = loaded.plain if each.field == "body" else story.headline
        assert 0 <= each.start < each.end <= len(text), each
