"""The newspaper itself as readers see it: its name and masthead, sections, bylines, topics, and the pages of people."""

from django.db import models


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
