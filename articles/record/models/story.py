"""What pages show of a story's live version; every column is derived from its payload (`publishing/display.py`)."""

from django.db import models

from .chain import PublishedVersion
from .paper import Profile, PublicAuthor, Topic


class StoryPage(models.Model):
    """What pages show of a story's live version, ready to print; one row a story that readers can open.

    JSON shapes: `byline` [{"name", "address"}], `topics` [{"name", "address"}], `picture` {"hash", "alt", "caption",
    "credit", "width", "height"} or null, `quotations` and `sources` as in the payload, `corrections` [{"kind", "at",
    "wrong", "right", "notice"}] newest first, `replies` as in the payload. `body_html` has the marks of 'How we know' in
    place.
    """

    story = models.CharField(max_length=16, unique=True)
    version = models.OneToOneField(PublishedVersion, models.PROTECT, related_name="page")
    path = models.CharField(max_length=300, unique=True)
    section_slug = models.CharField(max_length=60)
    section_name = models.CharField(max_length=80)
    headline = models.CharField(max_length=300)
    short_headline = models.CharField(max_length=120, blank=True)
    standfirst = models.CharField(max_length=600, blank=True)
    byline = models.JSONField(default=list)
    dateline = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=16, blank=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    number = models.PositiveIntegerField()
    picture = models.JSONField(null=True)
    topics = models.JSONField(default=list)
    quotation_count = models.PositiveIntegerField(default=0)
    source_count = models.PositiveIntegerField(default=0)
    unnamed_count = models.PositiveIntegerField(default=0)
    word_count = models.PositiveIntegerField(default=0)
    is_corrected = models.BooleanField(default=False)
    corrections = models.JSONField(default=list)
    quotations = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    replies = models.JSONField(default=list)
    structured_data = models.TextField(blank=True)
    body_html = models.TextField(blank=True)

    class Meta:
        db_table = "record_story"
        indexes = [
            models.Index(fields=["-first_published_at", "-id"], name="record_newest"),
            models.Index(fields=["section_slug", "-first_published_at", "-id"], name="record_section_newest"),
            models.Index(fields=["is_corrected", "-updated_at"], name="record_corrected"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return self.path


class PublicPath(models.Model):
    """Every address a story ever had, never given to another story; and those of people and things that were merged.

    `path_hash` is a keyed hash of the address; `path` is NULL once the story was withdrawn, since a slug may be a name.
    Addresses of one person or thing share a random `story` key that is no story's (`publishing/forwarding.py`).
    """

    path = models.CharField(max_length=300, unique=True, null=True)
    path_hash = models.CharField(max_length=64, unique=True)
    story = models.CharField(max_length=16, db_index=True)

    class Meta:
        db_table = "record_path"

    def __str__(self) -> str:
        return self.path or self.path_hash


class PublishedQuotation(models.Model):
    """A quotation of a live version, with what readers are told about it. `card` is its entry in the payload."""

    key = models.CharField(max_length=16, unique=True)
    page = models.ForeignKey(StoryPage, models.CASCADE, related_name="quotation_rows")
    number = models.PositiveIntegerField()
    type = models.CharField(max_length=10)
    text = models.TextField()
    speaker = models.CharField(max_length=300, blank=True)
    profile = models.ForeignKey(Profile, models.PROTECT, null=True, related_name="quotations")
    card = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        db_table = "record_quotation"
        indexes = [
            models.Index(fields=["profile", "-published_at", "-id"], name="record_said_by"),
            models.Index(fields=["page", "number"], name="record_said_in"),
            models.Index(fields=["-published_at", "-id"], name="record_said_newest"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return f"/quotations/{self.key}/"


class PublishedMention(models.Model):
    """A live version names this profile."""

    page = models.ForeignKey(StoryPage, models.CASCADE, related_name="mention_rows")
    profile = models.ForeignKey(Profile, models.PROTECT, related_name="mentions")
    published_at = models.DateTimeField()

    class Meta:
        db_table = "record_mention"
        indexes = [models.Index(fields=["profile", "-published_at", "-id"], name="record_mentioned")]
        constraints = [models.UniqueConstraint(fields=["page", "profile"], name="record_mention_once")]

    def __str__(self) -> str:
        return str(self.profile_id)


class PublishedTopic(models.Model):
    """A live version carries this topic."""

    page = models.ForeignKey(StoryPage, models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="stories")
    published_at = models.DateTimeField()

    class Meta:
        db_table = "record_topic_story"
        indexes = [models.Index(fields=["topic", "-published_at", "-id"], name="record_topic_newest")]
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="record_topic_once")]

    def __str__(self) -> str:
        return str(self.topic_id)


class PublishedByline(models.Model):
    """A live version was written by this author."""

    page = models.ForeignKey(StoryPage, models.CASCADE, related_name="byline_rows")
    author = models.ForeignKey(PublicAuthor, models.PROTECT, related_name="stories")
    published_at = models.DateTimeField()

    class Meta:
        db_table = "record_byline"
        indexes = [models.Index(fields=["author", "-published_at", "-id"], name="record_author_newest")]
        constraints = [models.UniqueConstraint(fields=["page", "author"], name="record_byline_once")]

    def __str__(self) -> str:
        return str(self.author_id)


class PublicCorrection(models.Model):
    """A dated notice on the corrections page. A withdrawal's row has no headline and no path."""

    version = models.ForeignKey(PublishedVersion, models.PROTECT, related_name="notices")
    story = models.CharField(max_length=16, db_index=True)
    kind = models.CharField(max_length=16)
    at = models.DateTimeField()
    headline = models.CharField(max_length=300, blank=True)
    path = models.CharField(max_length=300, blank=True)
    section_name = models.CharField(max_length=80, blank=True)
    wrong = models.TextField(blank=True)
    right = models.TextField(blank=True)
    notice = models.TextField()

    class Meta:
        db_table = "record_correction"
        indexes = [models.Index(fields=["-at", "-id"], name="record_corrections_newest")]

    def __str__(self) -> str:
        return self.notice[:80]
