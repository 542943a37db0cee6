"""The topics of a story: tags, told apart by their public address, so that “Housing” and “housing” are one."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from taggit.models import Tag, TaggedItem

from articles.errors import Invalid
from articles.models import Article

from .fields import plain_line

MAX_TOPIC_CHARS = Tag._meta.get_field("name").max_length


def clean_topics(names: Sequence[str]) -> dict[str, str]:
    """Return {address: name} in the order given, each address once. Raises Invalid for a name no page can have."""
    topics: dict[str, str] = {}
    for name in map(plain_line, names):
        address = address_of(name)
        if name and not address:
            raise Invalid({"tags": _("“%s” has no letter or figure that an address could use.") % name[:40]})
        if max(len(name), len(address)) > MAX_TOPIC_CHARS:
            raise Invalid({"tags": _("A topic may have %d characters. Shorten the long one.") % MAX_TOPIC_CHARS})
        if name:
            topics.setdefault(address, name)
    return topics


def set_topics(article: Article, topics: dict[str, str]) -> None:
    """Make these the story's topics, creating those that no story had before."""
    kind = ContentType.objects.get_for_model(Article)
    tagged = TaggedItem.objects.filter(content_type=kind, object_id=article.pk)
    had = set(tagged.values_list("tag_id", flat=True))
    wanted = {tag.pk for tag in _tags(topics).values()}
    if had - wanted:
        tagged.filter(tag_id__in=had - wanted).delete()
    TaggedItem.objects.bulk_create(
        TaggedItem(tag_id=pk, content_type=kind, object_id=article.pk) for pk in sorted(wanted - had)
    )


def set_topics_of_new(stories: Sequence[tuple[Article, dict[str, str]]]) -> None:
    """Give topics to stories that have none yet, with few questions to the database."""
    kind = ContentType.objects.get_for_model(Article)
    named: dict[str, str] = {}
    for _story, topics in stories:
        named = topics | named  # the first spelling counts
    tags = _tags(named)
    TaggedItem.objects.bulk_create(
        TaggedItem(tag=tags[address], content_type=kind, object_id=story.pk)
        for story, topics in stories
        for address in topics
    )


def _tags(topics: dict[str, str]) -> dict[str, Tag]:
    """Return the tag of each address, made where there is none."""
    if not topics:
        return {}
    found = Tag.objects.filter(Q(slug__in=topics) | Q(name__in=topics.values()))
    known = {address_of(tag.name): tag for tag in found} | {tag.slug: tag for tag in found}
    for address, name in topics.items():
        if address not in known:
            known[address], _created = Tag.objects.get_or_create(slug=address, defaults={"name": name})
    return {address: known[address] for address in topics}


def address_of(name: str) -> str:
    """Return the last word of the topic's address."""
    return slugify(name, allow_unicode=True)
