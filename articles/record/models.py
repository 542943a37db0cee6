"""Tables of the public record. Ids here are the record's own; nothing points back to the desk.

`PublishedVersion` is the chain: a row is written once and never changes, but for what a withdrawal takes away
(protection.md, section 4). `StoryPage` and the tables that hang on it hold what pages show of the live versions: every
column of theirs is derived from a payload by `record/display.py`, and `verify_record` derives it again to compare.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = [
    "ChainHead",
    "FrontSlot",
    "Profile",
    "PublicAuthor",
    "PublicCorrection",
    "PublicPath",
    "PublicSection",
    "PublishedByline",
    "PublishedMention",
    "PublishedPicture",
    "PublishedQuotation",
    "PublishedTopic",
    "PublishedVersion",
    "RecordChange",
    "Site",
    "StoryPage",
    "Topic",
    "VersionKind",
]


class VersionKind(models.TextChoices):
    """Why a version was written."""

    PUBLISH = "publish", _("Published")
    UPDATE = "update", _("Updated")
    CORRECTION = "correction", _("Corrected")
    WITHDRAWAL = "withdrawal", _("Withdrawn")
    REMOVAL = "removal", _("Removed")
    REINSTATEMENT = "reinstatement", _("Reinstated")


class Site(models.Model):
    """The newsroom as readers see it; one row. `navigation` is the masthead: [{"name", "address"}] in order."""

    name = models.CharField(max_length=120)
    tagline = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    zone = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    contact = models.CharField(max_length=200, blank=True)
    navigation = models.JSONField(default=list)

    class Meta:
        db_table = "record_site"

    def __str__(self) -> str:
        return self.name


class PublicSection(models.Model):
    """A section readers can open."""

    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "record_section"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"


class PublicAuthor(models.Model):
    """A byline readers can open. `picture` is {"hash", "alt"} or empty."""

    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    bio = models.TextField(blank=True)
    picture = models.JSONField(null=True)

    class Meta:
        db_table = "record_author"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/authors/{self.slug}/"


class Topic(models.Model):
    """A tag that at least one published story carries or carried."""

    slug = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "record_topic"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/topics/{self.slug}/"


class PublishedVersion(models.Model):
    """One link of the chain. Eight header fields, the hash over them, and what the header commits to.

    `commitment` = SHA-256(salt + payload). `payload` is the exact JSON text the API gives; with `salt` and `path` it is
    NULL once a later version of the story has announced its removal. Triggers refuse every other change.
    """

    chain = models.CharField(max_length=16)
    seq = models.PositiveBigIntegerField(unique=True)
    previous = models.CharField(max_length=64, unique=True)
    story = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=VersionKind)
    recorded_at = models.CharField(max_length=32)  # ISO 8601 in UTC, as text: it is hashed as it stands
    commitment = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField(null=True)
    payload = models.TextField(null=True)
    path = models.CharField(max_length=300, null=True)
    is_live = models.BooleanField()

    class Meta:
        db_table = "record_version"
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="record_version_number_once"),
            models.UniqueConstraint(fields=["story"], condition=models.Q(is_live=True), name="record_one_live_version"),
            models.CheckConstraint(condition=models.Q(kind__in=VersionKind.values), name="record_version_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(salt__isnull=True, payload__isnull=True)
                | models.Q(salt__isnull=False, payload__isnull=False),
                name="record_salt_and_payload_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class ChainHead(models.Model):
    """The last link, one row; taking its lock is the last step of every publication."""

    chain = models.CharField(max_length=16, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "record_chain"

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"


class StoryPage(models.Model):
    """What pages show of a story's live version, ready to print; one row a story that readers can open.

    JSON shapes: `byline` [{"name", "address"}], `topics` [{"name", "address"}], `picture` {"hash", "alt", "caption",
    "credit", "width", "height"} or null, `quotations` and `sources` as in the payload, `corrections` [{"kind", "at",
    "wrong", "right", "notice"}] newest first. `body_html` has the marks of 'How we know' in place.
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
    """Every address a story ever had; never given to another story.

    `path_hash` is a keyed hash of the address; `path` is NULL once the story was withdrawn, since a slug may be a name.
    """

    path = models.CharField(max_length=300, unique=True, null=True)
    path_hash = models.CharField(max_length=64, unique=True)
    story = models.CharField(max_length=16, db_index=True)

    class Meta:
        db_table = "record_path"

    def __str__(self) -> str:
        return self.path or self.path_hash


class Profile(models.Model):
    """The public page of a person, organisation, place or thing that a published story names.

    `picture` is {"hash", "alt"} or null; `path` is its address, for example /people/ines-calloway/.
    """

    path = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    picture = models.JSONField(null=True)

    class Meta:
        db_table = "record_profile"
        indexes = [models.Index(fields=["kind", "sort_name"], name="record_profile_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.path


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


class PublishedPicture(models.Model):
    """A picture that a live page shows; only these are served to readers. `widths` are pixels."""

    hash = models.CharField(max_length=64, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = models.JSONField(default=list)

    class Meta:
        db_table = "record_picture"

    def __str__(self) -> str:
        return self.hash


class FrontSlot(models.Model):
    """A place on the front that an editor filled; empty places fall back to the newest stories."""

    place = models.PositiveSmallIntegerField()
    story = models.CharField(max_length=16)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "record_front_slot"
        indexes = [models.Index(fields=["place"], name="record_front_by_place")]

    def __str__(self) -> str:
        return f"{self.place}: {self.story}"


class RecordChange(models.Model):
    """One row for each change readers can see; `id` is the sequence, `keys` what it touched (DESIGN, section 7)."""

    kind = models.CharField(max_length=24)
    keys = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        db_table = "record_change"

    def __str__(self) -> str:
        return f"{self.id} {self.kind}"
