"""A story with quotations as the desk would store it, for the tests of publishing."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection

from articles import body
from articles.models import Article, Attribution, Mention, Quotation
from articles.record import models as record
from sources.models import Agreement, Entity, Source, SourceParty
from sources.vocabulary import HowApproverKnows, Terms
from tests import factories

NAMED_KEY, UNNAMED_KEY, DEEP_KEY, MENTION_KEY = "aaaaaaaaaa", "bbbbbbbbbb", "dddddddddd", "mmmmmmmmmm"
FIRST_PARAGRAPH = (
    f'<p>The ramp is cracked. <span data-quote="{NAMED_KEY}">“I could put my thumb in it”</span>, said'
    f' <span data-mention="{MENTION_KEY}">Ines Calloway</span>, the harbour master.</p>'
)
BODY = (
    f'{FIRST_PARAGRAPH}<p><span data-quote="{UNNAMED_KEY}">“It went in the drawer”</span>, an engineer said.</p>'
    f'<p><span data-quote="{DEEP_KEY}">The pin was ordered late.</span></p>'
)
DESCRIPTION = "an engineer who worked on the ramp"


def entity(name: str = "Ines Calloway", slug: str = "ines-calloway", type: str = "person") -> Entity:
    return Entity.objects.get_or_create(slug=slug, type=type, defaults={"name": name, "sort_name": name})[0]


def open_source(**fields: Any) -> Source:
    return Source.objects.get_or_create(kind="person", entity=entity(), defaults=fields)[0]


def protected_source(by: Any, **fields: Any) -> Source:
    defaults = {
        "code_name": "velvet anchor", "public_description": DESCRIPTION, "default_terms": Terms.NOT_FOR_ATTRIBUTION,
        "how_they_know": "Saw the inspection file.",
    }  # fmt: skip
    source = Source.objects.create(kind="anonymous_person", protected=True, created_by=by, **(defaults | fields))
    SourceParty.objects.create(source=source, user=by, added_by=by)
    return source


def approver() -> Any:
    """The editor who approved the promises and knows who the sources are."""
    return get_user_model().objects.filter(username="night-editor").first() or factories.person("night-editor", "Editor")


def agreement(source: Source, terms: Terms = Terms.NOT_FOR_ATTRIBUTION, **fields: Any) -> Agreement:
    knowing = {
        "approver": approver(), "approver_knows": True, "approver_knew_at": factories.NOW,
        "approver_knew_how": HowApproverKnows.TOLD_IN_PERSON,
    }  # fmt: skip
    promised = Agreement(**{"source": source, "terms": terms, "description": DESCRIPTION, **knowing, **fields})
    promised.take_flags_of_terms()
    promised.save()
    return promised


def quote(article: Article, key: str, source: Source | None, terms: str = Terms.ON_RECORD, **fields: Any) -> Quotation:
    """Make the rows of one marked quotation; `type` goes to the quotation, other fields to its attribution."""
    marked = next(mark for mark in body.extract_marks(article.body).quotations if mark.key == key)
    row = Quotation.objects.create(
        article=article, key=key, text=marked.text, type=fields.pop("type", "direct"), start=marked.start, end=marked.end,
        spans=[[span.start, span.end] for span in marked.spans], order=marked.order,
    )  # fmt: skip
    defaults = {"obtained_by": "interview_in_person", "evidence_state": "checked"}
    Attribution.objects.create(quotation=row, source=source, terms=terms, **(defaults | fields))
    return row


def full_story(owner: Any, **fields: Any) -> Article:
    """Make a story that passes the checks: one quotation by name, one unnamed, one on deep background, one mention."""
    article = factories.article(owner, BODY, authors=[factories.author()], **{"status": "ready", **fields})
    article.tags.add("Pellow crossing")
    quote(article, NAMED_KEY, open_source(), place="the port office", obtained_on="2026-11-10")
    protected = protected_source(owner)
    quote(
        article, UNNAMED_KEY, protected, Terms.NOT_FOR_ATTRIBUTION,
        agreement=agreement(protected, public_reason="Speaking could cost the engineer the job."),
        obtained_by="interview_phone",
    )  # fmt: skip
    quote(
        article, DEEP_KEY, protected, Terms.DEEP_BACKGROUND,
        agreement=agreement(protected, Terms.DEEP_BACKGROUND), type="indirect",
    )  # fmt: skip
    [named] = body.extract_marks(article.body).mentions
    Mention.objects.create(
        article=article, key=named.key, entity=entity(), surface=named.surface, start=named.start, end=named.end
    )
    return article


def everything_on_record() -> str:
    """Return every value of every column of the record's tables, as text."""
    found = []
    with connection.cursor() as cursor:
        for name in record.__all__:
            model = getattr(record, name)
            if hasattr(model, "_meta"):
                cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
                found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)
