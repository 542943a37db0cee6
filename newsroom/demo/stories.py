"""Write the demo's stories through the same doors as everybody: saved, moved, published, corrected, withdrawn."""

from collections.abc import Callable
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from articles.desk.edits import MentionEdit, QuotationEdit, StoryEdits
from articles.desk.replying import ClaimEdit, ReplyEdit, Standing, mark_answer, put_claim, put_reply
from articles.desk.saving import save_story
from articles.desk.workflow import transition
from articles.models import Article, Attribution
from articles.models.vocabulary import AskedBy, ReplyState, Status
from articles.publishing import Change, publish, schedule, withdraw
from newsroom.demo.calendar import ahead, moment, planned
from newsroom.demo.files import DemoStory
from newsroom.demo.paper import Paper
from sources.models import Evidence

HOURS_FROM_DRAFT_TO_PRINT = 3
_WAY = {  # the moves that lead a draft to each status
    Status.IN_REVIEW: (Status.IN_REVIEW,),
    Status.READY: (Status.IN_REVIEW, Status.READY),
    Status.SCHEDULED: (Status.IN_REVIEW, Status.READY),
    Status.SPIKED: (Status.SPIKED,),
}


def write(paper: Paper, stories: list[DemoStory]) -> None:
    """Write all stories in the order in which things happened, so that the record's chain runs forward."""
    events: list[tuple[datetime, Callable[[], None]]] = []
    for story in stories:
        events += _life(paper, story)
    for _at, happen in sorted(events, key=itemgetter(0)):
        happen()


def _life(paper: Paper, story: DemoStory) -> list[tuple[datetime, Callable[[], None]]]:
    facts = story.facts
    status = facts.get("status", "published")
    at = moment(paper.now, facts.get("days_ago", 1), facts.get("time", "10:00"))
    draft = _Draft(paper, story, at)
    events = [(at - timedelta(hours=HOURS_FROM_DRAFT_TO_PRINT), draft.write)]
    if status in ("published", "withdrawn"):
        events.append((at, draft.publish))
        events += [
            (_after(paper, change, at), lambda change=change: draft.correct(change)) for change in facts.get("updates", ())
        ]
        if withdrawal := facts.get("withdrawal"):
            events.append((_after(paper, withdrawal, at), lambda: draft.withdraw(withdrawal)))
    else:
        events.append((at, lambda: draft.bring_to(Status(status))))
    return events


def _after(paper: Paper, facts: dict[str, Any], published: datetime) -> datetime:
    return max(moment(paper.now, facts["days_ago"], facts.get("time", "12:00")), published + timedelta(minutes=1))


class _Draft:
    """One story on its way; remembers its row between the moments of its life."""

    def __init__(self, paper: Paper, story: DemoStory, at: datetime) -> None:
        self.paper, self.story, self.at = paper, story, at
        self.facts = story.facts
        self.owner = paper.users[self.facts["owner"]]
        self.row: Article | None = None

    def write(self) -> None:
        drafted = self.at - timedelta(hours=HOURS_FROM_DRAFT_TO_PRINT)
        first = Article(is_demo=True, status=Status.ASSIGNED if self.facts.get("status") == "assigned" else Status.DRAFTING)
        first.owner = self.owner
        self.row = save_story(first, self._edits(), by=self.owner, expected_version=None, now=drafted).article
        self._attach_what_the_paper_holds()
        for name, facts in self.facts.get("quotes", {}).items():
            if asked := facts.get("reply"):
                self._ask(name, asked, drafted)

    def publish(self) -> None:
        self.row = publish(self.row, by=self.paper.users["publisher"], now=self.at, acknowledge=True).article

    def correct(self, change: dict[str, Any]) -> None:
        at = _after(self.paper, change, self.at)
        text = self.row.body
        for old, new in change["replace"]:
            if old not in text:
                raise ValueError(f"the demo's correction does not find its words: {old}")
            text = text.replace(old, new)
        editor = self.paper.users["publisher"]
        saved = save_story(self.row, StoryEdits(fields={"body": text}), by=editor, expected_version=self.row.version, now=at)
        told = Change(
            kind=change["kind"], notice=change["notice"], wrong=change.get("wrong", ""), right=change.get("right", "")
        )
        self.row = publish(saved.article, by=editor, now=at, change=told, acknowledge=True).article

    def withdraw(self, facts: dict[str, Any]) -> None:
        withdraw(self.row, by=self.paper.users["publisher"], now=_after(self.paper, facts, self.at), notice=facts["notice"])

    def bring_to(self, status: Status) -> None:
        if status is Status.ASSIGNED:
            # A save with text means that somebody has begun; this one is a commission with a note of what is wanted.
            Article.objects.filter(pk=self.row.pk).update(status=status)
        for step in _WAY.get(status, ()):
            by = self.owner if step in (Status.IN_REVIEW, Status.SPIKED) else self.paper.users["editor"]
            self.row = transition(self.row, step, by=by, now=self.at)
        if status is Status.SCHEDULED:
            at = planned(self.paper.now, self.facts["days_ago"], self.facts["time"])
            schedule(self.row, by=self.paper.users["publisher"], now=self.paper.now, at=at)

    def _edits(self) -> StoryEdits:
        facts, paper = self.facts, self.paper
        fields = {name: facts.get(name, "") for name in ("headline", "short_headline", "standfirst", "slug", "dateline")}
        fields |= {"body": self._body(), "section": paper.sections[facts["section"]]}
        if lead := facts.get("lead"):
            fields |= {"lead_picture": paper.pictures[lead["picture"]]}
            fields |= {f"lead_{name}": lead.get(name, "") for name in ("alt", "caption", "credit")}
        if due := facts.get("due"):
            fields["due_at"] = ahead(paper.now, due)
        keys = {self.story.key(name) for name in (*facts.get("quotes", {}), *facts.get("mentions", {}))}
        return StoryEdits(
            fields=fields,
            author_ids=[paper.authors[slug].pk for slug in facts.get("byline", ())],
            tags=list(facts.get("topics", ())),
            quotations={self.story.key(name): self._quotation(each) for name, each in facts.get("quotes", {}).items()},
            mentions={
                self.story.key(name): MentionEdit(entity_id=paper.entities[each["entity"]].pk)
                for name, each in facts.get("mentions", {}).items()
            },
            fresh_keys=keys,
        )

    def _body(self) -> str:
        text = self.story.body
        for name, picture in self.paper.pictures.items():
            text = text.replace(f'data-picture="{name}"', f'data-picture="{picture.pk}"')
        return text

    def _quotation(self, facts: dict[str, Any]) -> QuotationEdit:
        obtained = facts.get("obtained_days_ago")
        evidence, reply = facts.get("evidence", {}), facts.get("reply", {})
        return QuotationEdit(
            # The paper's own say-so: a reporter could not attach another's protected source through the form.
            source_id=None if facts["source"] in self.paper.agreements else self.paper.sources[facts["source"]].pk,
            type=facts["type"],
            nature=facts.get("nature"),
            terms=None if facts["source"] in self.paper.agreements else facts["terms"],
            name_as_published=facts.get("name_as_published"),
            role_as_published=facts.get("role_as_published"),
            cue_text=facts.get("cue"),
            obtained_by=facts.get("obtained_by"),
            obtained_on=None if obtained is None else (self.paper.now - timedelta(days=obtained)).date(),
            place=facts.get("place"),
            evidence_state=evidence.get("state"),
            locator=evidence.get("locator"),
            reply_state=reply.get("state"),
        )

    def _attach_what_the_paper_holds(self) -> None:
        """Tie protected sources with their agreements, and evidence, to the quotations just saved."""
        for name, facts in self.facts.get("quotes", {}).items():
            wanted = Attribution.objects.filter(quotation__article=self.row, quotation__key=self.story.key(name))
            if agreement := self.paper.agreements.get(facts["source"]):
                wanted.update(
                    source=agreement.source, agreement=agreement, terms=agreement.terms, obtained_on=None, place="",
                    name_as_published="", role_as_published="", link="", locator="",
                )  # fmt: skip
            elif evidence := facts.get("evidence"):
                wanted.update(evidence=self._evidence(facts["source"], evidence))

    def _ask(self, name: str, asked: dict[str, Any], drafted: datetime) -> None:
        """Put the words on the list of allegations, and what came of asking whoever they are about."""
        edit = ClaimEdit(quotation_key=self.story.key(name))
        claim = put_claim(self.row, edit, by=self.owner, expected_version=self._version(), now=drafted)
        if asked["state"] != ReplyState.NOT_SOUGHT:
            party = next((each for each in self.paper.entities.values() if each.name == asked["party"]), None)
            request = ReplyEdit(
                claim_keys=(claim.key,),
                entity_id=str(party.pk) if party else "",
                party_name=asked["party"],
                how=AskedBy.EMAIL,
                asked_at=min(planned(self.paper.now, asked["days_ago"], "09:30"), drafted),
                state=asked["state"],
            )
            reply = put_reply(self.row, request, by=self.owner, expected_version=self._version(), now=drafted)
            if "stands" in asked or "stands_words" in asked:
                key = self.story.key(asked["stands"]) if "stands" in asked else ""
                place = Standing(key, asked.get("stands_words", ""))
                mark_answer(self.row, reply.key, place, by=self.owner, expected_version=self._version(), now=drafted)
        self.row = Article.objects.get(pk=self.row.pk)

    def _version(self) -> int:
        return Article.objects.values_list("version", flat=True).get(pk=self.row.pk)

    def _evidence(self, source: str, facts: dict[str, Any]) -> Evidence:
        return Evidence.objects.create(
            source=self.paper.sources[source],
            kind=facts["kind"],
            state=facts["state"],
            locator=facts.get("locator", ""),
            link=facts.get("public_link", ""),
            visibility="public" if facts.get("public_link") else "newsroom",
            captured_at=self.at,
            captured_by=self.owner,
        )
