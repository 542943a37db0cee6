"""Setting a block aside, by the role its rule names, with a reason that is kept for good."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import checks
from articles.body.characters import clean
from articles.checks.overrides import fingerprint
from articles.errors import Invalid, NotAllowed, WrongStep
from articles.models import Article, HousePolicy, Override
from articles.permissions import Action, may, roles_of
from articles.snapshot import Story, load_story

MIN_REASON_WORDS = 3
MAX_REASON_CHARS = 2_000


@transaction.atomic
def override(article: Article, code: str, place: str, *, reason: str, by: Any, now: datetime) -> Override:
    """Set aside the block ``code`` at ``place`` (a quotation's key, or a field) and return the row that says so.

    It holds until what stands there changes. Raises NotAllowed; Invalid where the reason says nothing; WrongStep where
    nothing is blocked there.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    if all(rule.code != code for rule in checks.RULES):
        raise Invalid({"reason": _("There is no such check. Reload the page.")})
    if not may(by, Action.SEE, article) or not may_override(by, code):
        raise NotAllowed(_("You may not set this aside. The house policy names who may."))
    words = clean(reason).strip()
    if len(words.split()) < MIN_REASON_WORDS or len(words) > MAX_REASON_CHARS:
        raise Invalid({"reason": _("Write one sentence that says why. It is kept with the story, under your name.")})
    story = load_story(article)
    problem = _blocking(story, code, place, now)
    # What an earlier override of this place spoke of has changed, else the place would not block.
    earlier = Override.objects.filter(article=article, rule=code, place=place, withdrawn_at=None)
    earlier.update(withdrawn_at=now)
    return Override.objects.create(
        article=article, rule=code, place=place, reason=words, by=by, at=now, fingerprint=fingerprint(story, problem)
    )


def may_override(user: Any, code: str) -> bool:
    """Whether one of the person's roles may set this rule aside."""
    rule = next((rule for rule in checks.RULES if rule.code == code), None)
    return rule is not None and bool(roles_of(user) & set(rule.override_by))


def withdraw_changed(story: Story, now: datetime) -> int:
    """Mark as ended the overrides whose place has changed since, and return how many there were."""
    problems = checks.run(story, HousePolicy.load(), now=now)
    holding = {each.pk for problem in problems if (each := checks.overrides.standing(story, problem))}
    ended = [each.pk for each in story.overrides if each.pk not in holding]
    return Override.objects.filter(pk__in=ended).update(withdrawn_at=now) if ended else 0


def _blocking(story: Story, code: str, place: str, now: datetime) -> checks.Problem:
    for problem in checks.run(story, HousePolicy.load(), now=now):
        if problem.is_block and (problem.code, problem.place) == (code, place):
            return problem
    raise WrongStep(_("Nothing stops the story there any more. Reload the page."))
