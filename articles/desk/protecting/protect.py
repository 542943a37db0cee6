"""*Protect this source*: one transaction that seals what was clear and replaces the name wherever somebody ticked it.

It is the one exception to “nothing an editor wrote is lost” (DESIGN, invariant 4), and there is no way back.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.views.decorators.debug import sensitive_variables

from articles.errors import NotAllowed, StoryError
from articles.models import Attribution, Mention, Quotation
from articles.permissions import may_protect
from articles.record.models import Profile
from sources import vault
from sources.errors import Absent
from sources.models import Alias, Entity, EntityRole, SelfDescription, Source

from .pen import Pen
from .replacing import forget_entries, replace_everywhere, settle_stories
from .survey import Survey, entities_of, survey

_TELLTALES = ("name_as_published", "role_as_published", "place", "outlet", "link", "locator")
_OWN_RELATIONS = (Alias, EntityRole, Mention, Source, Entity)


class ListChanged(StoryError):
    """Somebody saved something in between. Show the new list; nothing was written."""


@dataclass(frozen=True)
class Done:
    """What was done: rows changed, stories with a new revision, places left as they were; whether the entry went."""

    rows: int
    stories: int
    remaining: int
    entry_is_gone: bool
    is_scrubbed: bool


@sensitive_variables()
def protect(
    source: Source,
    *,
    by: Any,
    now: datetime,
    reason: str,
    terms: str,
    promise: dict[str, Any],
    chosen: Set[str],
    fingerprint: str,
    how_they_know: str = "",
    more: Iterable[str] = (),
) -> Done:
    """Protect an open source and replace its name in the places `chosen` of the list that `fingerprint` stands for.

    `promise` are facts of the agreement in force from now on. Raises NotAllowed, ListChanged, and sources' Absent,
    ReasonMissing, VaultIsShut, EvidenceMissing; nothing is half done then. Not to be called inside a transaction: the
    files of the database are written anew at the end.
    """
    files: tuple[str, ...] = ()
    try:
        with transaction.atomic():
            _hold_writers()
            source = Source.objects.select_for_update(of=("self",)).filter(pk=source.pk).first() or _absent()
            if source.protected:
                _absent()
            if not may_protect(by, source):
                raise NotAllowed()
            listed = survey(source, more)
            if listed.fingerprint != fingerprint:
                raise ListChanged()
            done, emptied, changed = _replace_and_seal(
                source, listed, chosen, by=by, now=now, reason=reason, terms=terms, promise=promise, how=how_they_know
            )
            files = emptied.new_files
    except BaseException:
        vault.discard_files(files)
        raise
    vault.close_after_protecting(emptied)
    return Done(**done, is_scrubbed=vault.scrub(tuple(sorted(changed))))


def _absent() -> Source:
    raise Absent("There is no such open source.")


def _hold_writers() -> None:
    """Let no story be saved or published while the list is looked at again. SQLite’s transaction does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE articles_article, sources_source IN EXCLUSIVE MODE")


@sensitive_variables()
def _replace_and_seal(
    source: Source, listed: Survey, chosen: Set[str], *, by: Any, now: datetime, reason: str, terms: str,
    promise: dict[str, Any], how: str,
) -> tuple[dict[str, Any], vault.Emptied, set[str]]:  # fmt: skip
    entities = entities_of(source)
    identity = _identity(source, entities, listed)
    pen = Pen(listed.wanted, chosen)
    rows, stories, changed = replace_everywhere(source, pen)
    said = set(Attribution.objects.filter(source=source).values_list("quotation__article", flat=True))
    emptied = vault.seal_open_source(source, by, identity, terms, reason, promise, how)
    _empty_attributions(source, emptied)
    SelfDescription.objects.filter(entity__in=entities).delete()  # people on the record only are asked and counted
    goes = bool(entities) and not stays_because(entities, source, chosen, listed)
    settled = settle_stories(stories | said, entities, goes, by=by, now=now)
    if goes:
        forget_entries(entities)
    tables = {
        model._meta.db_table for model in (Attribution, Quotation, Mention, Entity, Alias, EntityRole, SelfDescription)
    }
    tables |= {"articles_article", "articles_revision"}
    facts = {"rows": rows, "stories": len(settled), "remaining": len(listed.keys - chosen), "entry_is_gone": goes}
    return facts, emptied, changed | tables


def stays_because(entities: list[Entity], source: Source, chosen: Set[str], listed: Survey) -> list[str]:
    """Return why the entry must stay in the directory, as words: published, source, mention, or the name of a model.

    It goes only when nothing else uses it.
    """
    why = []
    paths = [f"/{each.address_word}/{each.slug}/" for each in entities]
    if Profile.objects.filter(path__in=paths).exists():
        why.append("published")
    if Source.objects.filter(entity__in=entities).exclude(pk=source.pk).exists():
        why.append("source")
    kept = {group.story for group in listed.groups for each in group.spots if each.spot.key not in chosen}
    if Mention.objects.filter(entity__in=entities, article__in=kept - {None}).exists():
        why.append("mention")
    for relation in Entity._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if model in _OWN_RELATIONS and (model, name) not in ((Entity, "parent"), (EntityRole, "organisation")):
            continue
        if relation.on_delete.__name__ != "CASCADE" and model._base_manager.filter(**{f"{name}__in": entities}).exists():
            why.append(str(model._meta.verbose_name_plural))
    return why


@sensitive_variables()
def _identity(source: Source, entities: list[Entity], listed: Survey) -> dict[str, Any]:
    """Return who it is, as the directory and the quotations tell it, for the vault."""
    own = next((each for each in entities if each.pk == source.entity_id), None)
    name = own.name if own else source.name
    others = [each for each in listed.wanted.sure if each != name]
    identity: dict[str, Any] = {"name": name, "aliases": others}
    if own:
        posts = [str(role) for role in own.roles.all()]
        identity |= {"directory": own.description, "posts": posts}
    said = Attribution.objects.filter(source=source).select_related("quotation").order_by("pk")
    identity["quotations"] = [line for each in said if (line := _line(each))]
    promises = source.agreements.all()
    identity["former_promises"] = [text for each in promises for text in (each.description, each.public_reason) if text]
    return {part: value for part, value in identity.items() if value}


def _line(said: Attribution) -> str:
    facts = [getattr(said, name) for name in _TELLTALES]
    facts += [said.obtained_on.isoformat() if said.obtained_on else "", said.quotation.verbatim]
    told = "; ".join(filter(None, facts))
    return f"{said.quotation.public_key}: {told}" if told else ""


def _empty_attributions(source: Source, emptied: vault.Emptied) -> None:
    said = Attribution.objects.filter(source=source)
    Quotation.objects.filter(attributions__in=said).update(verbatim="")
    said.update(
        **dict.fromkeys(_TELLTALES, ""), obtained_on=None, reporter=None,
        agreement=emptied.agreement, terms=emptied.agreement.terms,
    )  # fmt: skip
