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


def set_topics(article: Article, topics: dict[str, str], *, is_new: bool = False) -> None:
    """Make these the story's topics, creating those that no story had before."""
    kind = ContentType.objects.get_for_model(Article)
    tagged = TaggedItem.objects.filter(content_type=kind, object_id=article.pk)
    had = set() if is_new else set(tagged.values_list("tag_id", flat=True))
    wanted = _tags(topics)
    gone = had - wanted.keys()
    if gone:
        tagged.filter(tag_id__in=gone).delete()
    TaggedItem.objects.bulk_create(
        TaggedItem(tag=tag, content_type=kind, object_id=article.pk) for pk, tag in wanted.items() if pk not in had
    )


def _tags(topics: dict[str, str]) -> dict[int, Tag]:
    if not topics:
        return {}
    found = Tag.objects.filter(Q(slug__in=topics) | Q(name__in=topics.values()))
    known = {address_of(tag.name): tag for tag in found} | {tag.slug: tag for tag in found}
    for address, name in topics.items():
        if address not in known:
            known[address], _created = Tag.objects.get_or_create(slug=address, defaults={"name": name})
    return {known[address].pk: known[address] for address in topics}


def address_of(name: str) -> str:
    """Return the last word of the topic's address."""
    return slugify(name, allow_unicode=True)
