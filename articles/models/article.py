"""A story as the desk works on it. What readers see is a published version of it, in the record."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from .vocabulary import Status

MAX_HEADLINE_CHARS = 300
MAX_STANDFIRST_CHARS = 600


def new_story_key() -> str:
    """Return a random key that names a story in the record and tells nothing about it."""
    return secrets.token_hex(8)


class ArticleQuerySet(models.QuerySet["Article"]):
    def due(self, now: datetime) -> "ArticleQuerySet":
        """Stories whose scheduled hour has come."""
        return self.filter(status=Status.SCHEDULED, publish_at__lte=now)


class Article(models.Model):
    """A story. `version` counts saves: a save that names an older one is refused as stale."""

    story_key = models.CharField(max_length=16, unique=True, default=new_story_key, editable=False)
    headline = models.CharField(_("headline"), max_length=MAX_HEADLINE_CHARS, blank=True)
    short_headline = models.CharField(_("short headline"), max_length=120, blank=True)
    standfirst = models.CharField(_("standfirst"), max_length=MAX_STANDFIRST_CHARS, blank=True)
    slug = models.SlugField(_("slug"), max_length=120, blank=True, allow_unicode=True)
    body = models.TextField(_("text"), blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=16, blank=True)
    section = models.ForeignKey("articles.Section", models.PROTECT, null=True, blank=True, verbose_name=_("section"))
    authors = models.ManyToManyField("articles.Author", through="articles.Byline", verbose_name=_("byline"))
    tags = TaggableManager(verbose_name=_("topics"), blank=True)
    lead_picture = models.ForeignKey(
        "articles.Picture", models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("lead picture")
    )
    lead_alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    lead_caption = models.CharField(_("caption"), max_length=500, blank=True)
    lead_credit = models.CharField(_("credit"), max_length=200, blank=True)

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFTING)
    on_hold = models.BooleanField(_("on hold"), default=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stories", verbose_name=_("reporter"))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned",
        verbose_name=_("assigned to"),
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    import_key = models.CharField(max_length=64, null=True, unique=True, editable=False)

    first_published_at = models.DateTimeField(null=True, editable=False)
    last_published_at = models.DateTimeField(null=True, editable=False)
    live_number = models.PositiveIntegerField(null=True, editable=False)  # number of the published version readers see
    live_from_version = models.PositiveIntegerField(null=True, editable=False)  # the save it was made from
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["status", "-updated_at"], name="article_board"),
            models.Index(fields=["owner", "status", "-updated_at"], name="article_mine"),
            models.Index(fields=["section", "-updated_at"], name="article_section"),
            models.Index(fields=["-updated_at", "-id"], name="article_recent"),
            models.Index(fields=["publish_at"], name="article_due", condition=models.Q(status="scheduled")),
            models.Index(fields=["slug"], name="article_slug"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="article_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status="scheduled") | models.Q(publish_at__isnull=False, scheduled_by__isnull=False),
                name="article_scheduled_has_hour_and_name",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | models.Q(first_published_at__isnull=False, live_number__isnull=False),
                name="article_published_has_live_version",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn") | models.Q(first_published_at__isnull=False),
                name="article_withdrawn_was_published",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Untitled story"))

    @property
    def is_live(self) -> bool:
        """Whether readers see a version of this story now."""
        return self.live_number is not None and self.status != Status.WITHDRAWN

    @property
    def has_unpublished_changes(self) -> bool:
        """Whether the desk's text was saved again after the version that readers see."""
        return self.is_live and self.version != self.live_from_version


class Byline(models.Model):
    """An author of a story, in the order readers see."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey("articles.Author", models.PROTECT, related_name="bylines")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="byline_author_once"),
            models.UniqueConstraint(fields=["article", "order"], name="byline_order_once"),
        ]

    def __str__(self) -> str:
        return str(self.author)
