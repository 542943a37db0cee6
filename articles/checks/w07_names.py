"""W7: people come in with their full name, written as the directory has it (attribution.md, section 3).

Asks: “Calloway said” before “Ines Calloway” has been introduced; a name on file for readers that the directory does not
know; marked words that share nothing with the name they stand for; a place the directory tells apart from others of its
name (“Portland, Oregon”) where the text does not.
Leaves alone: the full name or another name on file, a surname with a role before it, later references.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import MentionState, RuleSeverity
from articles.snapshot import Story, StoryMention
from sources.models import Entity
from sources.vocabulary import EntityType

from .problem import Change, Place, Rule
from .wording import shortened

_ROLE_BEFORE = re.compile(r"[^\W\d_]{2,} $")
_WORD = re.compile(r"[^\W\d_]{3,}")
# A capital at the start of a sentence says nothing, and neither do these.
_NO_ROLE = frozenset(
    {"and", "but", "with", "said", "that", "when", "then", "for", "from", "as", "of", "to", "by", "told", "the"}
)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    introduced = set()
    for mention in story.mentions:
        entity = mention.entity
        if entity is None or entity.pk in introduced or mention.row.state != MentionState.CONFIRMED:
            continue
        introduced.add(entity.pk)
        if entity.type == EntityType.PERSON:
            yield from _introduced(story, mention)
        elif entity.type == EntityType.PLACE and not _is_told_apart(story, entity):
            facts = {"words": shortened(mention.row.surface), "which": entity.disambiguation}
            message = _("There is more than one “%(words)s”, and the text does not say which (%(which)s).") % facts
            yield Place(message, "body", mention.row.start, mention.row.end)
    for quotation in story.quotations:
        said = quotation.attribution
        entity = quotation.source.entity.current if quotation.source and quotation.source.entity else None
        if entity is None or not said.name_as_published or _same(said.name_as_published) in _names(story, entity):
            continue
        facts = {"name": said.name_as_published, "known": entity.name}
        row = quotation.row
        message = _("Readers would see “%(name)s”; the directory has “%(known)s”.") % facts
        yield Place(message, "body", row.start, row.end, row.key)


def _introduced(story: Story, mention: StoryMention) -> Iterator[Place]:
    row, entity = mention.row, mention.entity
    surface, names = _same(row.surface), _names(story, entity)
    facts = {"words": shortened(row.surface), "name": entity.name}
    known_words = {word for name in names for word in name.split()}
    if not known_words & set(surface.split()):
        yield Place(
            _("“%(words)s” is marked as %(name)s, whose name it does not share.") % facts, "body", row.start, row.end
        )
    elif len(surface.split()) == 1 and len(entity.name.split()) > 1 and not _has_role(story.plain[: row.start]):
        yield Place(_("“%(words)s” comes in without full name or role.") % facts, "body", row.start, row.end)


def _is_told_apart(story: Story, entity: Entity) -> bool:
    """Whether text or dateline has one of the words by which the directory tells the place apart, if it needs any."""
    words = set(_WORD.findall(_same(entity.disambiguation))) - set(_WORD.findall(_same(entity.name)))
    return not words or bool(words & set(_WORD.findall(_same(f"{story.article.dateline} {story.plain}"))))


def _names(story: Story, entity: Entity) -> set[str]:
    return {_same(name) for name in (entity.name, *story.aliases.get(entity.pk, ()))}


def _same(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().removesuffix("'s").split())


def _has_role(before: str) -> bool:
    word = _ROLE_BEFORE.search(before[-40:])
    return word is not None and word[0].strip().casefold() not in _NO_ROLE


RULE = Rule(
    code="W7",
    title=gettext_lazy("Names in full"),
    asks=gettext_lazy("Does everybody come in with full name or role, as the directory has it?"),
    mend=gettext_lazy("Write the full name at the first mention, or mend the directory."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
