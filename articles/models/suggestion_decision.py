"""What somebody turned down: words that are no quotation, or no name. The words themselves are not kept."""

import re
import unicodedata

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

_PURPOSE = "newsroom.suggestions"
_MARKS = re.compile("[\"'“”„‟‘’‚‛«»‹›`´]")
HASH_CHARS = 64


def words_hash(words: str) -> str:
    """Return the keyed hash (HMAC-SHA-256, 64 figures) under which these words are remembered.

    Blanks, quotation marks and case make no difference, so that the same words stay decided when an editor makes the marks
    typographic. Under the newsroom's own secret: whoever holds the table alone can try no words against it.
    """
    return salted_hmac(_PURPOSE, _plain(words), algorithm="sha256").hexdigest()


def words_hashes(words: str) -> list[str]:
    """Return the hashes of these words under this and every earlier secret; look-ups ask for any of them."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    plain = _plain(words)
    return [salted_hmac(_PURPOSE, plain, secret=secret, algorithm="sha256").hexdigest() for secret in secrets]


def _plain(words: str) -> str:
    """Return the words without marks, with single blanks, in one case and one normal form."""
    normal = unicodedata.normalize("NFKC", words.encode("utf-8", "replace").decode()).casefold()
    return " ".join(_MARKS.sub(" ", normal).split())


class SuggestionKind(models.TextChoices):
    """What was suggested."""

    QUOTATION = "quotation", _("Quotation")
    MENTION = "mention", _("Name")


class TurnedDown(models.TextChoices):
    """Why a suggestion was turned down (attribution.md, section 1, 'Quotation type')."""

    TITLE = "title", _("A title")
    TERM = "term", _("A term")
    SCARE = "scare", _("Scare quotes")
    HYPOTHETICAL = "hypothetical", _("Nobody said it")
    OWN_WORDS = "own_words", _("Our own words")
    DUPLICATE = "duplicate", _("Marked already")
    WRONG_SPAN = "wrong_span", _("The wrong words")
    NOT_A_NAME = "not_a_name", _("Not a name")


class SuggestionDecision(models.Model):
    """A suggestion somebody turned down in one story: it does not come back for the same words.

    Of the words only a keyed hash is kept (protection.md, section 1): they may name whom nobody may name.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="suggestion_decisions")
    kind = models.CharField(_("kind"), max_length=10, choices=SuggestionKind)
    words_hash = models.CharField(max_length=HASH_CHARS, editable=False)
    reason = models.CharField(_("reason"), max_length=12, choices=TurnedDown)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    decided_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("suggestion turned down")
        verbose_name_plural = _("suggestions turned down")
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "words_hash"], name="suggestion_decided_once"),
            models.CheckConstraint(condition=models.Q(kind__in=SuggestionKind.values), name="suggestion_kind_is_known"),
            models.CheckConstraint(condition=models.Q(reason__in=TurnedDown.values), name="suggestion_reason_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_reason_display())
