"""A loaded story for tests of checks, made in memory: `story("<p>…</p>")`, with what matters to a test by keyword."""

from typing import Any

from articles import body, checks
from articles.checks import Problem
from articles.desk.quotation_type import guess_type
from articles.models import Article, Attribution, HousePolicy, Quotation
from articles.snapshot import Story, StoryQuotation
from sources.models import Source
from sources.vocabulary import SourceKind, Terms


def story(html: str, headline: str = "Ramp closed", said: dict[str, Attribution] | None = None, **fields: Any) -> Story:
    """A story with a row for each mark; `said` gives attributions by key, the others have a source on the record."""
    read = body.read(html)
    quotations = []
    for marked in read.marks.quotations:
        spans = [[span.start, span.end] for span in marked.spans]
        row = Quotation(key=marked.key, text=marked.text, start=marked.start, end=marked.end, spans=spans)
        row.type = guess_type(read.plain, marked.spans)
        quotations.append(StoryQuotation(row, marked, (said or {}).get(marked.key, on_record())))
    return Story(
        article=Article(headline=headline, body=html, **fields),
        body=read, section=None, authors=(), topics=(), lead_picture=None, pictures={},
        quotations=tuple(quotations), orphans=(), mentions=(), corrections=(),
    )  # fmt: skip


def on_record(**fields: Any) -> Attribution:
    source = Source(kind=SourceKind.ORGANISATION, name="Harbour office")
    return Attribution(**{"source": source, "terms": Terms.ON_RECORD, **fields})


def problems(loaded: Story, code: str, change: Any = None, preset: str = "daily") -> list[Problem]:
    """What one rule finds."""
    found = checks.run(loaded, HousePolicy(preset=preset), change)
    return [problem for problem in found if problem.code == code]
