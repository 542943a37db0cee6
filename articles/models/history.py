"""What happened to a story: its revisions, what readers were told, and decisions taken against a check."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .vocabulary import CorrectionKind


class Revision(models.Model):
    """The whole story after one save. `snapshot` is JSON in the format `schema` (see articles/snapshot)."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    why = models.CharField(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    schema = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.article_id} · {self.number}"


class Correction(models.Model):
    """What readers are told about a change of a published story: dated, kept, shown with the story for ever."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=16, choices=CorrectionKind)
    wrong = models.TextField(_("we said"), blank=True)
    right = models.TextField(_("in fact"), blank=True)
    notice = models.TextField(_("notice to readers"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    number = models.PositiveIntegerField()  # of the published version that first carried it

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=CorrectionKind.values), name="correction_kind_is_known"),
            models.CheckConstraint(condition=~models.Q(notice=""), name="correction_says_something"),
        ]

    def __str__(self) -> str:
        return self.notice[:80]


class Override(models.Model):
    """A block set aside by the role its rule names, with a written reason that is kept.

    It holds while its place is what `fingerprint` says; `withdrawn_at` is when a change of it was noticed.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="overrides")
    rule = models.CharField(max_length=8)
    place = models.CharField(max_length=80)  # the problem's own key: field, or quotation key
    fingerprint = models.CharField(max_length=64, editable=False, default="")  # what stood there; see checks/overrides.py
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    withdrawn_at = models.DateTimeField(_("ended"), null=True, editable=False)

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="override_has_reason")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason[:60]}"


class Acknowledgement(models.Model):
    """A warning that somebody has read and publishes all the same."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="acknowledgements")
    rule = models.CharField(max_length=8)
    place = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [models.UniqueConstraint(fields=["article", "rule", "place"], name="acknowledgement_once_per_place")]

    def __str__(self) -> str:
        return self.rule


class NameLookup(models.Model):
    """Somebody had one text of a story looked through for protected names; what came of it is not kept here.

    Counted, so that asking again and again is no way to guess a name (protection.md, section 1).
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField()
    version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("look for protected names")
        verbose_name_plural = _("looks for protected names")
        constraints = [
            models.UniqueConstraint(fields=["article", "by", "day", "version"], name="name_lookup_once_per_version")
        ]

    def __str__(self) -> str:
        return str(self.day)


class NameClearance(models.Model):
    """A name like that of a protected source may stand in this text, by the word of somebody who knows the source.

    `fingerprint` is the text it holds for. The reason stands in the log of the source, not here.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("cleared name")
        verbose_name_plural = _("cleared names")
        constraints = [models.UniqueConstraint(fields=["article", "fingerprint"], name="name_clearance_once_per_text")]

    def __str__(self) -> str:
        return str(self.at)


class WithheldVersion(models.Model):
    """Salt and payload of a version taken from readers by a withdrawal; kept at the desk, so that it can be reinstated.

    A removal (law, erasure) leaves no such row (protection.md, section 4).
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="withheld")
    seq = models.PositiveBigIntegerField(unique=True)
    salt = models.BinaryField()
    payload = models.TextField()
    path = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("withheld version")
        verbose_name_plural = _("withheld versions")

    def __str__(self) -> str:
        return str(self.seq)
