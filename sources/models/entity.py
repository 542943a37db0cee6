"""People, organisations, places and things that stories name, and the posts people hold over time."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.vocabulary import ADDRESS_WORDS, EntityState, EntityType, OrganisationKind

_SHARING_THINGS = [kind for kind, word in ADDRESS_WORDS.items() if word == "things"]
SLUG_MAX_LENGTH = 120


class EntityQuerySet(models.QuerySet):
    def active(self):
        return self.filter(state=EntityState.ACTIVE)

    def at_address_word(self, word: str):
        """Entities whose public pages stand under `/<word>/`; their slugs are unique among themselves."""
        return self.filter(type__in=[kind for kind, its_word in ADDRESS_WORDS.items() if its_word == word])


class Entity(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    type = models.CharField(_("type"), max_length=20, choices=EntityType.choices)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("The full name, as it stands at first mention in a story.")
    )
    sort_name = models.CharField(
        _("sort name"), max_length=200, blank=True, help_text=_("How lists order it, for example “Duarte, Ana”.")
    )
    slug = models.SlugField(
        _("public address"),
        max_length=SLUG_MAX_LENGTH,
        allow_unicode=True,
        blank=True,
        db_index=False,
        help_text=_("Filled in from the name. Old addresses keep working after a change."),
    )
    disambiguation = models.CharField(
        _("told apart by"), max_length=200, blank=True, help_text=_("For example “Portland, Oregon” or “the judge”.")
    )
    description = models.TextField(_("description"), blank=True, help_text=_("One or two sentences for readers."))
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    organisation_kind = models.CharField(
        _("kind of organisation"),
        max_length=12,
        choices=OrganisationKind.choices,
        blank=True,
        help_text=_("Of an organisation only. The report on who gets quoted counts by it."),
    )
    living = models.BooleanField(_("living person"), default=True)
    minor = models.BooleanField(
        _("under age"), default=False, help_text=_("Think twice about every name and picture of a child.")
    )
    state = models.CharField(_("state"), max_length=10, choices=EntityState.choices, default=EntityState.ACTIVE)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name = _("person or thing")
        verbose_name_plural = _("people, organisations, places")
        ordering = ["sort_name", "name"]
        indexes = [
            models.Index(fields=["sort_name", "name"], name="entity_by_sort_name"),
            models.Index(fields=["state", "sort_name"], name="entity_by_state"),
            models.Index(Lower("name"), name="entity_by_lower_name"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["type", "slug"], name="entity_slug_unique_in_type"),
            models.UniqueConstraint(
                fields=["slug"], condition=models.Q(type__in=_SHARING_THINGS), name="entity_slug_unique_among_things"
            ),
            models.CheckConstraint(condition=models.Q(type__in=EntityType.values), name="entity_type_known"),
            models.CheckConstraint(condition=models.Q(state__in=EntityState.values), name="entity_state_known"),
            models.CheckConstraint(
                condition=models.Q(organisation_kind="")
                | models.Q(type=EntityType.ORGANISATION, organisation_kind__in=OrganisationKind.values),
                name="entity_organisation_kind_is_known",
                violation_error_message=_("Only an organisation has a kind of organisation."),
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="entity_has_a_slug"),
            models.CheckConstraint(condition=~models.Q(name=""), name="entity_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(state=EntityState.MERGED, merged_into__isnull=False)
                | (~models.Q(state=EntityState.MERGED) & models.Q(merged_into__isnull=True)),
                name="entity_merged_exactly_when_into_another",
            ),
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="entity_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.disambiguation})" if self.disambiguation else self.name

    @property
    def address_word(self) -> str:
        """First word of the public address: people, organisations, places or things."""
        return ADDRESS_WORDS[self.type]

    @property
    def current(self) -> "Entity":
        """The entity this one was merged into, or itself."""
        entity = self
        seen = {entity.pk}
        while entity.merged_into_id and entity.merged_into_id not in seen:
            entity = entity.merged_into
            seen.add(entity.pk)
        return entity


class EntityRole(models.Model):
    """A post somebody held, with the days; a story names the post of its own day."""

    entity = models.ForeignKey(Entity, verbose_name=_("who"), on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(_("title"), max_length=200)
    organisation = models.ForeignKey(
        Entity, verbose_name=_("organisation"), null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    organisation_name = models.CharField(
        _("organisation, as text"), max_length=200, blank=True, help_text=_("Only where it has no page of its own.")
    )
    from_date = models.DateField(_("from"), null=True, blank=True)
    to_date = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = [models.F("from_date").desc(nulls_last=True), "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_date__isnull=True)
                | models.Q(to_date__isnull=True)
                | models.Q(to_date__gte=models.F("from_date")),
                name="entity_role_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        where = str(self.organisation) if self.organisation_id else self.organisation_name
        return f"{self.title}, {where}" if where else self.title
