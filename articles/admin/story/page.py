"""Everything the story form's page is made of, and what its script is given."""

import secrets
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import checks
from articles.desk.workflow import possible_moves
from articles.errors import Invalid
from articles.models import Article, Author, HousePolicy, Section
from articles.models.article import MAX_HEADLINE_CHARS
from articles.models.suggestion_decision import TurnedDown
from articles.models.vocabulary import Alteration, CorrectionKind, ReplyState, Status
from articles.permissions import Action, may, may_create
from articles.publishing.publish import require_parts
from articles.record.models import StoryPage
from articles.snapshot import Story, load_story
from sources.vocabulary import (
    TERMS_FLAGS,
    AnonymityReason,
    EntityType,
    EvidenceKind,
    EvidenceState,
    ObtainedBy,
    Terms,
    reader_sentence,
)  # fmt: skip

from .answers import overridden_of, problem_of
from .cards import cards_of, choices, mentions_of
from .look_up import NEW_KINDS
from .pictures import picture_card
from .protected import approvers
from .scripts import import_map
from .suggestion_answers import warning_words
from .words import words

REVISIONS_SHOWN = 60
GOOD_HEADLINE_CHARS = 100  # beyond this, phones and search pages cut it
COPY_KEY = "story_copy_key"
_NOBODY = "00000000-0000-0000-0000-000000000000"  # stands for the key that the script puts in
_OF_EVIDENCE = ("evidence_add", "evidence_text", "evidence_words")

# What readers may be told with a further publication; a hold and a withdrawal have doors of their own.
CHANGES = (
    CorrectionKind.UPDATE, CorrectionKind.CORRECTION, CorrectionKind.CLARIFICATION, CorrectionKind.EDITORS_NOTE,
    CorrectionKind.MINOR_REFILE,
)  # fmt: skip
CHIPS = {
    Status.IN_REVIEW: "warn",
    Status.READY: "ok",
    Status.SCHEDULED: "info",
    Status.PUBLISHED: "info",
    Status.WITHDRAWN: "bad",
}


def form_context(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return the page's context. A story that is not saved yet has no history and no checks."""
    user = request.user
    story = load_story(article) if article.pk else None
    may_edit = may_create(user) if story is None else may(user, Action.EDIT, article)
    moves = possible_moves(article, user) if story else []
    facts = (
        live_facts(story, user)
        if story
        else {"version": 0, "cards": {}, "mentions": {}, "problems": [], "overridden": [], "parts": {}}
    )
    return {
        **admin.site.each_context(request),
        "title": str(article) if article.headline else _("New story"),
        "opts": Article._meta,
        "story": article,
        "loaded": story,
        "may_edit": may_edit,
        "may_hold": story is not None and may(user, Action.HOLD, article),
        "may_assign": story is not None and may(user, Action.REVIEW, article),
        "moves": moves,
        "main_move": _main_move(moves),
        "public_address": _public_address(article),
        "chip": CHIPS.get(Status(article.status), ""),
        "facts": facts,
        "limits": {"headline": MAX_HEADLINE_CHARS, "good_headline": GOOD_HEADLINE_CHARS},
        "sections": Section.objects.all(),
        "authors": list(story.authors) if story else list(Author.objects.filter(user=user)),
        "all_authors": Author.objects.all(),
        "topics": [name for name, _slug in story.topics] if story else [],
        "lead": picture_card(story.lead_picture) if story and story.lead_picture else None,
        "people": _people() if story else [],
        "revisions": article.revisions.select_related("by")[:REVISIONS_SHOWN] if story else [],
        "terms": [{"value": str(terms), "label": str(terms.label), "sentence": reader_sentence(terms)} for terms in Terms],
        "obtained_by": ObtainedBy.choices,
        "evidence_states": EvidenceState.choices,
        "evidence_kinds": EvidenceKind.choices,
        "alterations": [each for each in Alteration.choices if each[0] != "none"],
        "reply_states": ReplyState.choices,
        "reasons": AnonymityReason.choices,
        "entity_types": EntityType.choices,
        "new_kinds": [(str(kind), kind.label) for kind in NEW_KINDS],
        "choices": choices(),
        "approvers": approvers(user),
        "changes": [(str(kind), kind.label) for kind in CHANGES],
        "zone": request.newsroom.zone,
        "import_map": import_map(request.csp_nonce),
        "script_data": _script_data(request, article, facts, may_edit),
    }


def live_facts(story: Story, user: Any) -> dict[str, Any]:
    """Return what changes with every save: version, cards, mentions, problems, and what is missing before publication."""
    article = story.article
    saved_at = timezone.localtime(article.updated_at)
    problems = checks.run(story, HousePolicy.load(), now=article.publish_at or timezone.now())
    return {
        "version": article.version,
        "saved_at": date_format(saved_at, "H.i"),
        "cards": cards_of(story, user),
        "mentions": mentions_of(story),
        "problems": [problem_of(each, user) for each in problems if each.is_block or each.is_warning],
        "overridden": overridden_of(story, problems),
        "parts": _missing_parts(story),
        "clear": _clear(problems),
        "status": str(article.status),
    }


def _missing_parts(story: Story) -> dict[str, str]:
    try:
        require_parts(story)
    except Invalid as error:
        return {name: str(text) for name, text in error.fields.items()}
    return {}


def _clear(problems: list[checks.Problem]) -> list[str]:
    """Return the titles of the rules that found nothing."""
    found = {problem.code for problem in problems}
    return [str(rule.title) for rule in checks.RULES if rule.code not in found and rule.code != "B12"]


def _public_address(article: Article) -> str:
    """Return where readers find the story now, or nothing."""
    if not article.is_live:
        return ""
    return StoryPage.objects.filter(story=article.story_key).values_list("path", flat=True).first() or ""


def _main_move(moves: list[Any]) -> Any:
    """Return the step that is the page's one blue button: publishing where the person may, else the next one."""
    for move in moves:
        if move.to == Status.PUBLISHED:
            return move
    return moves[0] if moves else None


def _people() -> list[dict[str, Any]]:
    active = get_user_model().objects.filter(is_active=True, groups__isnull=False).distinct()
    return [
        {"pk": each.pk, "name": each.get_full_name() or each.username} for each in active.order_by("first_name", "username")
    ]


def _script_data(request: HttpRequest, article: Article, facts: dict[str, Any], may_edit: bool) -> dict[str, Any]:
    pk = article.pk
    named = (
        "sources",
        "new_source",
        "entities",
        "new_entity",
        "topics",
        "pictures",
        "upload_picture",
        "new_protected",
        "promise",
        "suggestions",
        "reject_suggestion",
        "unreject_suggestion",
        "suggestion_source",
    )
    return {
        **facts,
        "id": pk,
        "mayEdit": may_edit,
        "isLive": article.is_live,
        "language": request.newsroom.language,
        "terms": {
            str(terms): {
                "label": str(terms.label),
                "sentence": reader_sentence(terms),
                "name": TERMS_FLAGS[terms].name,
                "isPromise": not TERMS_FLAGS[terms].name and terms != Terms.UNSETTLED,
            }
            for terms in Terms
        },
        "labels": {
            "obtained_by": {str(value): str(label) for value, label in ObtainedBy.choices},
            "evidence_state": {str(value): str(label) for value, label in EvidenceState.choices},
            "type": {each["value"]: each["label"] for each in choices()["type"]},
            "source_kind": {str(kind): str(kind.label) for kind in NEW_KINDS},
            "entity_type": {str(value): str(label) for value, label in EntityType.choices},
            "reason": {str(value): str(label) for value, label in TurnedDown.choices},
        },
        "addresses": {name: reverse(f"admin:articles_article_{name}") for name in named}
        | {
            "save": reverse("admin:articles_article_change", args=[pk]) if pk else reverse("admin:articles_article_add"),
            "move": reverse("admin:articles_article_move", args=[pk]) if pk else "",
            "replies": reverse("admin:articles_article_replies", args=[pk]) if pk else "",
            "override": reverse("admin:articles_article_override", args=[pk]) if pk else "",
            "login": reverse("admin:login"),
            "evidence_choices": reverse("desk:evidence_choices"),
            "vault_prove": reverse("desk:vault_prove"),
            **{
                name: reverse(f"desk:{name}", args=[_NOBODY]) for name in ("evidence_add", "evidence_text", "evidence_words")
            },
            "picture": reverse("desk:picture", args=["00000000-0000-0000-0000-000000000000", 480]),
        },
        "copyKey": _copy_key(request),
        "words": words(),
        "suggestionWarnings": warning_words(),
    }


def _copy_key(request: HttpRequest) -> str:
    """Return this login's key for copies kept in the browser; it ends with the login, and the copies with it."""
    if COPY_KEY not in request.session:
        request.session[COPY_KEY] = secrets.token_hex(32)
    return request.session[COPY_KEY]
