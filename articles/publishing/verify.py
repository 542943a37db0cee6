"""Walking the whole record: is every link of the chain what it was, and does every page show what its payload says?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.errors import RecordFault
from articles.record import chain
from articles.record.models import (
    ChainHead,
    PublicCorrection,
    PublicPath,
    PublishedPicture,
    PublishedVersion,
    StoryPage,
    VersionKind,
)
from articles.record.paths import path_hashes

from . import display
from .project import read

_CHUNK = 200
_ANNOUNCING = (VersionKind.WITHDRAWAL, VersionKind.REMOVAL)
_ROWS = ("quotation_rows__profile", "mention_rows__profile", "topic_rows__topic", "byline_rows__author")


@dataclass(frozen=True)
class Verified:
    """A record without fault: how many versions it has, and the hash of the last one."""

    versions: int
    head: str


@dataclass
class _Walk:
    """What the chain said so far: versions without payload, and those a later version announced as removed, by story."""

    count: int = 0
    previous: str = chain.GENESIS
    empty: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    full: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    announced: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def verify_record() -> Verified:
    """Check chain, head, announced removals and every displayed column. Raises RecordFault with the first one found."""
    walk = _Walk()
    for version in PublishedVersion.objects.order_by("seq").iterator(_CHUNK):
        _verify_link(walk, version)
    _verify_removals(walk)
    _verify_head(walk)
    _verify_pages()
    _verify_notices()
    return Verified(walk.count, walk.previous)


# -- The chain -------------------------------------------------------------------------------------------------------
def _verify_link(walk: _Walk, version: PublishedVersion) -> None:
    walk.count += 1
    if version.seq != walk.count:
        raise RecordFault(walk.count, "this version is missing")
    if version.previous != walk.previous:
        raise RecordFault(version.seq, "it does not name the version before it")
    if version.hash != chain.hash_of(chain.header_of(version)):
        raise RecordFault(version.seq, "its header was altered")
    walk.previous = version.hash
    if version.payload is None:
        walk.empty[version.story].add(version.seq)
        return
    walk.full[version.story].add(version.seq)
    if version.commitment != chain.commitment_of(bytes(version.salt), version.payload):
        raise RecordFault(version.seq, "its payload was altered")
    payload = read(version.payload)
    if (payload["kind"], payload.get("path")) != (version.kind, version.path):
        raise RecordFault(version.seq, "its kind or address is not the one in its payload")
    if version.kind in _ANNOUNCING:
        walk.announced[version.story].update(seq for seq in payload["removes"] if seq < version.seq)


def _verify_removals(walk: _Walk) -> None:
    faults = []
    for story in walk.empty.keys() | walk.announced.keys():
        unexplained = walk.empty[story] - walk.announced[story]
        kept = walk.full[story] & walk.announced[story]
        faults += [(seq, "its payload is gone, and no later version says why") for seq in unexplained]
        faults += [(seq, "it was taken back, and is still on file") for seq in kept]
    if faults:
        raise RecordFault(*min(faults))


def _verify_head(walk: _Walk) -> None:
    head = ChainHead.objects.filter(chain=chain.CHAIN).first()
    known = (head.seq, head.hash) if head else (0, chain.GENESIS)
    if known != (walk.count, walk.previous) or ChainHead.objects.exclude(chain=chain.CHAIN).exists():
        raise RecordFault(known[0], "the head of the chain is not its last version")


# -- What pages show -------------------------------------------------------------------------------------------------
def _verify_pages() -> None:
    homeless = PublishedVersion.objects.filter(is_live=True, page__isnull=True).order_by("seq").first()
    if homeless is not None:
        raise RecordFault(homeless.seq, "it is live and has no page")
    pictures = set(PublishedPicture.objects.values_list("hash", flat=True))
    pages = StoryPage.objects.select_related("version").prefetch_related(*_ROWS).order_by("version__seq")
    for page in pages.iterator(_CHUNK):
        fault = next(_faults_of(page, pictures), None)
        if fault is not None:
            raise RecordFault(page.version.seq, fault)


def _faults_of(page: StoryPage, pictures: set[str]) -> Iterator[str]:
    """Yield what is wrong with a page, in words."""
    version = page.version
    if not version.is_live or version.payload is None:
        yield "its page shows a version that is not live"
        return
    payload = read(version.payload)
    expected = display.columns(payload) | {"story": version.story, "number": version.number}
    for name, value in expected.items():
        if getattr(page, name) != value:
            yield f"its page shows another {name} than its payload"
    if not PublicPath.objects.filter(path=page.path, story=page.story, path_hash__in=path_hashes(page.path)).exists():
        yield "its address is not on file"
    yield from _faults_of_rows(page, payload)
    if not display.shown_pictures(payload).keys() <= pictures:
        yield "a picture of it is not on file"


def _faults_of_rows(page: StoryPage, payload: dict[str, Any]) -> Iterator[str]:
    at = page.first_published_at
    quotations = [
        (row.key, row.number, row.type, row.text, row.speaker, row.profile.path if row.profile else None, row.card)
        for row in sorted(page.quotation_rows.all(), key=lambda row: row.number)
    ]
    if quotations != [tuple(row.values()) for row in display.quotation_rows(payload)]:
        yield "its quotations are not those of its payload"
    shown = {
        "names": (sorted(row.profile.path for row in page.mention_rows.all()), display.named_profiles(payload)),
        "topics": (sorted(row.topic.slug for row in page.topic_rows.all()), display.topic_slugs(payload)),
        "bylines": (sorted(row.author.slug for row in page.byline_rows.all()), display.author_slugs(payload)),
    }
    yield from (f"its {what} are not those of its payload" for what, (has, wants) in shown.items() if has != wants)
    rows = (*page.quotation_rows.all(), *page.mention_rows.all(), *page.topic_rows.all(), *page.byline_rows.all())
    if any(row.published_at != at for row in rows):
        yield "a row of it has another hour than its payload"
    if _told(page.story) != [tuple(row.values()) for row in display.correction_rows(payload)]:
        yield "its corrections are not those of its payload"


def _told(story: str) -> list[tuple[Any, ...]]:
    columns = ("kind", "at", "headline", "path", "section_name", "wrong", "right", "notice")
    return list(PublicCorrection.objects.filter(story=story).order_by("-at", "-pk").values_list(*columns))


def _verify_notices() -> None:
    """Compare each withdrawal's notice with its payload, and see that nothing else of the story is left beside it."""
    withdrawals = PublishedVersion.objects.filter(kind__in=_ANNOUNCING, payload__isnull=False).order_by("seq")
    for version in withdrawals.iterator(_CHUNK):
        notices = list(PublicCorrection.objects.filter(version=version).values_list("notice", flat=True))
        if notices != [read(version.payload)["notice"]]:
            raise RecordFault(version.seq, "the notice readers see is not the one in its payload")
        if StoryPage.objects.filter(story=version.story).exists():
            continue
        if PublicCorrection.objects.filter(story=version.story).exclude(version=version).exists():
            raise RecordFault(version.seq, "an earlier notice of the withdrawn story is left among the corrections")
        if PublicPath.objects.filter(story=version.story, path__isnull=False).exists():
            raise RecordFault(version.seq, "an address of the withdrawn story is left in clear")
