"""What a search looks through: one row a story and one a quotation that readers can open, and the words of names.

Derived from the other tables of the record (`record/search/entries.py`); deleting a story, a quotation, a profile or a
topic deletes its rows here. The index over the words is the database's own (`record/search/sqlite.py`, `postgresql.py`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .paper import Profile, Topic
from .story import PublishedQuotation, StoryPage


class EntryKind(models.TextChoices):
    """What an entry leads to."""

    STORY = "story", _("Stories")
    QUOTATION = "quotation", _("Quotations")


class SearchEntry(models.Model):
    """Words readers can find. `id` rises with the minute of first publication, so that order by id is order by time.

    `title` weighs more than `body`; `filters` holds one token for each thing the entry can be narrowed by.
    """

    # The short columns stand first: counting reads them without touching the pages that hold the text.
    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=10, choices=EntryKind)
    page = models.ForeignKey(StoryPage, models.CASCADE, related_name="search_rows")
    quotation = models.ForeignKey(PublishedQuotation, models.CASCADE, null=True, related_name="search_rows")
    profile = models.ForeignKey(Profile, models.SET_NULL, null=True, related_name="search_rows")
    section = models.CharField(max_length=60)
    terms = models.CharField(max_length=32, blank=True)
    filters = models.TextField()
    title = models.TextField()
    body = models.TextField()

    class Meta:
        db_table = "record_search"

    def __str__(self) -> str:
        return self.title[:80]


class SearchName(models.Model):
    """One word of the name of somebody or something with a page, without accents and in small letters."""

    word = models.CharField(max_length=200, db_index=True)
    profile = models.ForeignKey(Profile, models.CASCADE, null=True, related_name="search_names")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="search_names")

    class Meta:
        db_table = "record_search_name"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(profile__isnull=False, topic__isnull=True)
                | models.Q(profile__isnull=True, topic__isnull=False),
                name="record_search_name_is_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.word
