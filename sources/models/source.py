"""A source: who or what the newsroom heard it from. A protected one has its identity in the vault only."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.cipher import SealedField
from sources.vocabulary import OPEN_TERMS, PEOPLE, SourceKind, SourceState, Terms

from .entity import Entity
from .shut_vault import ShutVault

# What is clear text on an open source and must be empty on a protected one, where it belongs to the sealed identity.
CLEAR_PARTS = ("name", "contact", "interest", "reliability")


class SourceQuerySet(models.QuerySet):
    def open(self):
        return self.filter(protected=False)

    def protected(self):
        return self.filter(protected=True)

    def known_to(self, user):
        """Protected sources that have this person on their known-to list; none while the person's vault is shut."""
        return self.protected().filter(~models.Exists(ShutVault.objects.of(user)), parties__user=user)

    def for_entity(self, entity):
        """Open sources of one person or thing."""
        return self.open().filter(entity=entity)

    def find_open(self, query: str):
        """Open sources in use whose name, other names or description contain the words typed. Never a protected one."""
        words = query.split()
        found = self.open().filter(state=SourceState.ACTIVE)
        for word in words:
            aliased = Entity.objects.filter(aliases__text__icontains=word)
            found = found.filter(
                models.Q(entity__name__icontains=word)
                | models.Q(entity__in=aliased)
                | models.Q(name__icontains=word)
                | models.Q(public_description__icontains=word)
            )
        return found.select_related("entity").order_by("entity__sort_name", "name", "pk")


class Source(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind.choices)
    protected = models.BooleanField(_("protected"), default=False, editable=False)
    entity = models.ForeignKey(
        Entity, verbose_name=_("who"), null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )
    name = models.CharField(
        _("name or title"), max_length=300, blank=True, help_text=_("Of a document, a poll, a group: what you call it.")
    )
    code_name = models.CharField(
        _("code name"),
        max_length=80,
        null=True,
        blank=True,
        unique=True,
        help_text=_("Two random words. Do not turn it into a hint."),
    )
    how_they_know = models.TextField(
        _("how they know"), blank=True, help_text=_("What puts this source in a position to know.")
    )
    public_description = models.CharField(
        _("description for readers"),
        max_length=300,
        blank=True,
        help_text=_("As the source agreed to be described, for example “a dock worker at the East Quay”."),
    )
    contact = models.TextField(_("contact"), blank=True)
    interest = models.TextField(_("interest in the matter"), blank=True, help_text=_("What do they stand to gain?"))
    reliability = models.TextField(_("reliability"), blank=True)
    identity = SealedField(_("identity"), null=True, blank=True)
    default_terms = models.CharField(_("usual terms"), max_length=20, choices=Terms.choices, default=Terms.ON_RECORD)
    state = models.CharField(_("state"), max_length=10, choices=SourceState.choices, default=SourceState.ACTIVE)
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

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(fields=["state", "-created_at"], name="source_by_state"),
            models.Index(fields=["protected", "state"], name="source_by_protection"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=SourceKind.values), name="source_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=SourceState.values), name="source_state_known"),
            models.CheckConstraint(condition=models.Q(default_terms__in=Terms.values), name="source_terms_known"),
            models.CheckConstraint(
                condition=models.Q(protected=False) | models.Q(entity__isnull=True),
                name="source_protected_has_no_entity",
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True) | models.Q(identity__isnull=True),
                name="source_identity_only_when_protected",
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True) | models.Q(code_name__isnull=True),
                name="source_code_name_only_when_protected",
            ),
            models.CheckConstraint(
                condition=models.Q(protected=False) | models.Q(**dict.fromkeys(CLEAR_PARTS, "")),
                name="source_protected_has_no_clear_parts",
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True)
                | (
                    ~models.Q(kind=SourceKind.ANONYMOUS_PERSON)
                    & (~models.Q(kind__in=PEOPLE) | models.Q(default_terms__in=OPEN_TERMS))
                ),
                name="source_open_person_speaks_openly",
                violation_error_message=_("A person who does not speak openly needs a protected source."),
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True) | models.Q(default_terms__in=[*OPEN_TERMS, Terms.UNSETTLED]),
                name="source_open_has_open_terms",
                violation_error_message=_("Such terms are a promise and need a protected source."),
            ),
            models.CheckConstraint(condition=~models.Q(code_name=""), name="source_code_name_not_blank"),
            models.UniqueConstraint(
                fields=["entity", "kind"],
                condition=models.Q(protected=False, entity__isnull=False),
                name="source_open_once_per_entity_and_kind",
                violation_error_message=_("This person or organisation already has a source of this kind."),
            ),
        ]

    def __str__(self) -> str:
        if self.protected:
            return str(_("Protected source"))
        if self.entity_id:
            return str(self.entity)
        return self.name or self.public_description or str(self.get_kind_display())

    def validate_constraints(self, exclude=None):
        # `protected` stands on no form, so Django would skip every rule that speaks of it, and the save would crash.
        super().validate_constraints(exclude=set(exclude or ()) - {"protected"})


class SourceParty(models.Model):
    """One person on the known-to list of a protected source. This list is the whole permission."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="parties")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("person who knows the source")
        verbose_name_plural = _("people who know the source")
        constraints = [models.UniqueConstraint(fields=["source", "user"], name="source_party_once")]

    def __str__(self) -> str:
        return str(_("Person who knows a protected source"))


def must_be_protected(source: Source) -> bool:
    """True unless the source speaks openly under every agreement; a person whose terms are unsettled does not.

    Without an agreement on file the usual terms decide. Source of the rule: a promise binds from the moment of speaking.
    """
    if source.kind == SourceKind.ANONYMOUS_PERSON:
        return True
    terms_on_file = set(source.agreements.values_list("terms", flat=True)) or {source.default_terms}
    if source.kind not in PEOPLE:
        terms_on_file.discard(Terms.UNSETTLED)
    return not terms_on_file <= set(OPEN_TERMS)
