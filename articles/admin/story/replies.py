"""Claims of a story and the replies asked for: one page beside the story, which works without script."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.desk import replying
from articles.desk.reply_facts import evidence_for
from articles.desk.replying import ClaimEdit, ReplyEdit, Standing
from articles.errors import Invalid, StoryError
from articles.models import Article
from articles.models.vocabulary import AskedBy, ClaimKind, Nature, ReplyState
from articles.permissions import Action, may
from articles.snapshot import Story, load_story
from sources.models import Entity

from .answers import story_or_404
from .posted import read_moment, read_version
from .reply_fields import ClaimFields, Refused, ReplyFields, StandingFields

SHOWN_CHARS = 120
_MOST_FIGURES = 9  # of an offset; a text has no more


@never_cache
@require_http_methods(["GET", "POST"])
def replies(request: HttpRequest, pk: int) -> HttpResponse:
    """Show claims and replies, or put one on file; somebody who may only read the story gets them without a pen."""
    story = story_or_404(request, pk)
    if request.method != "POST":
        return TemplateResponse(request, "desk/story/replies.html", _context(request, load_story(story), Refused()))
    try:
        _put(request, story)
    except StoryError as error:
        context = _context(request, load_story(Article.objects.get(pk=pk)), Refused(request.POST)) | {"error": error}
        return TemplateResponse(request, "desk/story/replies.html", context, status=422)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("admin:articles_article_replies", args=[pk]))


def _put(request: HttpRequest, story: Article) -> None:
    post, key = request.POST, request.POST.get("key", "")
    saving: dict[str, Any] = {"by": request.user, "expected_version": read_version(post), "now": timezone.now()}
    match post.get("what", ""):
        case "claim":
            replying.put_claim(story, _claim_edit(post), key=key, **saving)
        case "reply":
            replying.put_reply(story, _reply_edit(post), key=key, **saving)
        case "answer":
            stands = Standing(post.get("quotation", ""), post.get("words", ""), _offset(post.get("start", "")))
            replying.mark_answer(story, key, stands, **saving)
        case "drop-claim":
            replying.take_off(story, "claim", key, **saving)
        case "drop-reply":
            replying.take_off(story, "reply", key, **saving)
        case _:
            raise Invalid({"what": _("This could not be understood. Reload the page.")})


def _claim_edit(post: QueryDict) -> ClaimEdit:
    return ClaimEdit(
        kind=post.get("kind", ""),
        quotation_key=post.get("quotation", ""),
        words=post.get("words", ""),
        start=_offset(post.get("start", "")),
        rests_on=post.get("rests_on", ""),
        evidence_id=post.get("evidence", ""),
        needs_reply="needs_reply" in post,
    )


def _reply_edit(post: QueryDict) -> ReplyEdit:
    name = post.get("party", "").strip()
    return ReplyEdit(
        claim_keys=tuple(post.getlist("claim")),
        entity_id=_entity_called(name),
        party_name=name,
        is_unnamed="is_unnamed" in post,
        how=post.get("how", ""),
        asked_at=_moment(post, "asked_at"),
        deadline=_moment(post, "deadline"),
        state=post.get("state", ""),
        answer=post.get("answer", ""),
        answered_at=_moment(post, "answered_at"),
        not_used_because=post.get("not_used_because", ""),
    )


def _entity_called(name: str) -> str:
    """Return the id of the one entry of the directory with exactly this name; nothing where none or several have it."""
    found = list(Entity.objects.filter(name=name, merged_into__isnull=True)[:2]) if name else []
    return str(found[0].pk) if len(found) == 1 else ""


def _moment(post: QueryDict, name: str) -> Any:
    try:
        return read_moment(post.get(name, ""))
    except ValueError as error:
        raise Invalid({name: _("This could not be understood. Choose it again.")}) from error


def _offset(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_FIGURES else -1


def _context(request: HttpRequest, story: Story, refused: Refused) -> dict[str, Any]:
    article, claimed = story.article, {claim.quotation.key for claim in story.claims if claim.quotation}
    now = timezone.now()
    quotations = [(each.key, _short(each.text)) for each in story.quotations]
    return {
        **admin.site.each_context(request),
        "title": _("Claims and replies"),
        "opts": Article._meta,
        "story": article,
        "plain": story.plain,
        "may_edit": may(request.user, Action.EDIT, article),
        "claims": [_claim_line(claim, refused) for claim in story.claims],
        "replies": [_reply_line(story, reply, now, refused) for reply in story.replies],
        "new_claim": refused.fields("claim", "", ClaimFields, ClaimFields()),
        "new_reply": refused.fields("reply", "", ReplyFields, ReplyFields(claims=_only_one(story))),
        "is_claim_refused": refused.is_form("claim"),
        "is_reply_refused": refused.is_form("reply"),
        "unclaimed": [(key, words) for key, words in quotations if key not in claimed],
        "attacks": [
            (each.key, _short(each.text))
            for each in story.quotations
            if each.row.nature == Nature.ATTACK and each.key not in claimed
        ],
        "quotations": quotations,
        "evidence": [(str(each.pk), f"{each.source}: {each.get_kind_display()}") for each in evidence_for(article)],
        "kinds": ClaimKind.choices,
        "ways": AskedBy.choices,
        "states": ReplyState.choices,
        "zone": request.newsroom.zone,
    }


def _only_one(story: Story) -> tuple[str, ...]:
    return (story.claims[0].key,) if len(story.claims) == 1 else ()


def _claim_line(claim: Any, refused: Refused) -> dict[str, Any]:
    said = claim.row.attribution
    on_file = ClaimFields.of(claim.row, said.quotation.key if said else "")
    return {
        "row": claim.row,
        "words": claim.text,
        "short": _short(claim.text),
        "in_quotation": claim.quotation is not None,
        "is_gone": not claim.stands_in_text,
        "state": ReplyState(claim.state).label,
        "fields": refused.fields("claim", claim.key, ClaimFields, on_file),
        "is_refused": refused.is_form("claim", claim.key),
        "is_open": claim.row.needs_reply and not claim.replies,
    }


def _reply_line(story: Story, reply: Any, now: Any, refused: Refused) -> dict[str, Any]:
    answer = story.answer_of(reply)
    about = [claim for claim in story.claims if reply in claim.replies]
    on_file = ReplyFields.of(reply, [claim.key for claim in about])
    stands = StandingFields(answer.key if answer else "", reply.words)
    return {
        "row": reply,
        "party": reply.party,
        "about": [_short(claim.text) for claim in about],
        "is_due": reply.is_due(now),
        "stands": answer.text if answer else (reply.words if reply.stands_in_text else ""),
        "fields": refused.fields("reply", reply.key, ReplyFields, on_file),
        "standing": refused.fields("answer", reply.key, StandingFields, stands),
        "is_refused": refused.is_form("reply", reply.key),
        "is_standing_refused": refused.is_form("answer", reply.key),
    }


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(SHOWN_CHARS, truncate="…")
