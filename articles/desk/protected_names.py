"""B3, the second half: no protected name of this story goes out with it (protection.md, section 1).

Who knows the source learns where the name stands and may clear it, for this text only. Everybody else learns one bit, on
the way out, for at most `LOOKS_A_DAY` texts of a story a day; every look stands in the log that the parties read. It is
asked only when nothing else stops the story, and outside any transaction: the log must be on disk before anything is opened.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from articles import checks
from articles.body.characters import clean
from articles.checks import Problem
from articles.errors import Blocked, Invalid, NotAllowed
from articles.models import Article, HousePolicy, NameClearance, NameLookup
from articles.models.vocabulary import RuleSeverity, Status
from articles.record.models import PublishedVersion
from articles.snapshot import Story, load_story
from sources import vault
from sources.errors import KeyLost, SourcesError
from sources.models import Source

from .overriding import MIN_REASON_WORDS
from .workflow import require_move

CODE, LOOKS_A_DAY = "B3", 5
_REASON = "Looked for the name in a story before it goes out."
_ADDRESS = re.compile(r'href="([^"]*)"')
# What is no field of the form, and where it can be mended, if there.
_LEADS_TO = {"links": "body", "pictures": "", "history": "", "replies": ""}
Texts = tuple[tuple[str, str], ...]


def require_no_protected_name(
    article: Article, to: Status, *, by: Any, now: datetime, goes_out_at: datetime | None = None, tells_places: bool = True
) -> int:
    """Return the version looked at, which is the one that may go out.

    ``tells_places`` is False where the answer is kept or printed. Raises NotAllowed, WrongStep, and Blocked with one
    problem for each place, or with one bit.
    """
    require_move(article, to, by=by)
    story = load_story(article)
    sources = _protected_sources(story)
    if not sources or checks.blocks(checks.run(story, HousePolicy.load(), now=goes_out_at or now)):
        return article.version  # what else stops it, publishing says
    texts = _texts(story)
    knows_all = all(vault.is_party(source, by) for source in sources)
    if not knows_all and not _may_look(article, by, now):
        raise Blocked([_held()])
    if NameClearance.objects.filter(article=article, fingerprint=_fingerprint(texts)).exists():
        return article.version
    problems = _problems(sources, texts, by, _REASON)
    if problems:
        raise Blocked(problems if tells_places else [_held()])
    return article.version


def clear_names(article: Article, *, reason: str, by: Any, now: datetime) -> None:
    """Let the names stand that stand in this text now, by somebody who knows every source they are of.

    The reason goes to the log of the sources, where only those who know them read it. Raises NotAllowed, Invalid.
    """
    story = load_story(article)
    sources, texts = _protected_sources(story), _texts(story)
    if not all(vault.is_party(source, by) for source in sources) or not sources:
        raise NotAllowed(_("Only people who know the source can do this."))
    words = clean(reason).strip()
    if len(words.split()) < MIN_REASON_WORDS:
        raise Invalid({"reason": _("Write one sentence that says why. Only people who know the source will read it.")})
    try:
        for source in sources:
            # A lost key leaves nothing to look for, and the story must have a way out.
            with suppress(KeyLost):
                vault.look_for_names(source, [text for _field, text in texts], by, words)
    except SourcesError as error:
        raise Invalid({"reason": _("The vault could not be asked. Nothing was cleared.")}) from error
    NameClearance.objects.get_or_create(article=article, fingerprint=_fingerprint(texts), defaults={"by": by, "at": now})


def _protected_sources(story: Story) -> list[Source]:
    quotations = (*story.quotations, *story.orphans)
    return list({each.source.pk: each.source for each in quotations if each.source and each.source.protected}.values())


def _may_look(article: Article, by: Any, now: datetime) -> bool:
    """Whether this person may learn one more bit about this story today; the same text again is no further bit."""
    looks = NameLookup.objects.filter(article=article, by=by, day=localdate(now))
    if looks.filter(version=article.version).exists():
        return True
    if looks.count() >= LOOKS_A_DAY:
        return False
    NameLookup.objects.get_or_create(article=article, by=by, day=localdate(now), version=article.version)
    return True


def _problems(sources: list[Source], texts: Texts, by: Any, reason: str) -> list[Problem]:
    found, is_held = [], False
    for source in sources:
        try:
            look = vault.look_for_names(source, [text for _field, text in texts], by, reason)
        except SourcesError:
            is_held = True  # what cannot be looked for may stand there
            continue
        is_held = is_held or (look.is_found and not look.places)
        for place in look.places:
            field, text = texts[place.text]
            found.append(_standing(field, text[place.start : place.end], place.start, place.end))
    return [*dict.fromkeys(found), *([_held()] if is_held else [])]


def _standing(field: str, words: str, start: int, end: int) -> Problem:
    message = _("“%s” could be read as the name of a protected source of this story.") % words
    if field == "history":
        message = _("“%s” stands in a version readers had, and could be the name of a protected source.") % words
    mend = _("Take it out, or clear it for this text if it is somebody else’s name.")
    if field in _LEADS_TO:
        field, start, end = _LEADS_TO[field], 0, 0
    return Problem(CODE, RuleSeverity.BLOCK.value, message, field, start, end, "", mend, is_clearable=True)


def _held() -> Problem:
    message = _("Held: ask the source desk.")
    return Problem(CODE, RuleSeverity.BLOCK.value, message, "", 0, 0, "", _("They can tell you more, or nothing."))


def _texts(story: Story) -> Texts:
    """Return (field, text) of everything that readers could get of the story, and have got."""
    article, pictures = story.article, [*story.pictures.values(), *filter(None, [story.lead_picture])]
    named = ("headline", "short_headline", "standfirst", "slug", "dateline", "lead_alt", "lead_caption", "lead_credit")
    told = [("body", story.plain), *((name, getattr(article, name)) for name in named)]
    # Addresses and file names are read without capitals, which there mean nothing.
    told += [("links", address.lower()) for address in _ADDRESS.findall(article.body)]
    told += [("tags", f"{name} {slug}") for name, slug in story.topics]
    told += [("replies", reply.party) for reply in story.replies if not reply.is_unnamed]
    for picture in pictures:
        told += [("pictures", text) for text in (picture.alt, picture.caption, picture.credit, picture.rights)]
        told.append(("pictures", picture.file.name.lower()))
    for correction in story.corrections:
        told += [("history", text) for text in (correction.notice, correction.wrong, correction.right)]
    earlier = PublishedVersion.objects.filter(story=article.story_key, payload__isnull=False).order_by("seq")
    for payload in earlier.values_list("payload", flat=True):
        told += [("history", text) for text in _strings(json.loads(payload))]
    return tuple((field, text) for field, text in told if text)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(each)


def _fingerprint(texts: Texts) -> str:
    # What readers had does not change what is cleared now.
    now = [each for each in texts if each[0] != "history"]
    return hashlib.sha256(json.dumps(now, ensure_ascii=False).encode()).hexdigest()
