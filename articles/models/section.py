"""The newspaper's sections; each is the first word of its stories' addresses."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# First words that other pages use (DESIGN, section 6).
RESERVED_WORDS = frozenset(
    """api authors corrections desk feed healthz how-we-source most-quoted oembed organisations people pictures places
    quotations readyz record robots.txt search sitemap.xml sitemap-news.xml static things topics versions favicon.ico
    .well-known events admin media""".split()  # noqa: SIM905  (a table of words)
)


def refuse_reserved_word(slug: str) -> None:
    """Refuse a section whose address would hide another page."""
    if slug.lower() in RESERVED_WORDS:
        raise ValidationError(
            _("“%(slug)s” is the address of another page. Choose a different word."), params={"slug": slug}
        )


class Section(models.Model):
    """A section, shown in the masthead in `order`."""

    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[refuse_reserved_word])
    name = models.CharField(_("name"), max_length=80, unique=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(slug__in=sorted(RESERVED_WORDS)), name="section_slug_is_not_reserved")
        ]

    def __str__(self) -> str:
        return self.name
