"""Writing the index: always from the record's rows, in the transaction that writes those."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections, transaction
from django.db.models import Max

from articles.record.models import Profile, PublishedQuotation, SearchEntry, SearchName, StoryPage, Topic

from . import back_end
from .entries import PLACES_A_MINUTE, entries_of, first_place
from .typed import folded_words

_CHUNK = 200
_BATCH = 500


def index(pages: Sequence[StoryPage], profiles: Iterable[int] = (), topics: Iterable[int] = ()) -> None:
    """Put these stories, of which it has nothing, into the index, and of the names those that it has not yet.

    ``profiles`` and ``topics`` are ids. The rows of a former version (`SearchEntry`) are to be deleted before.
    """
    said = defaultdict(list)
    for row in PublishedQuotation.objects.filter(page__in=pages).select_related("profile"):
        said[row.page_id].append(row)
    _write([entry for page in pages for entry in entries_of(page, said[page.pk])])
    _name(Profile.objects.filter(pk__in=list(profiles), search_names__isnull=True), "profile")
    _name(Topic.objects.filter(pk__in=list(topics), search_names__isnull=True), "topic")


def rename(profile: Profile) -> None:
    """Let a person or thing be found under its present name, and so everything it has said."""
    SearchName.objects.filter(profile=profile).delete()
    _name([profile], "profile")
    saying = PublishedQuotation.objects.filter(profile=profile).values("page")
    pages = list(StoryPage.objects.filter(pk__in=saying))
    SearchEntry.objects.filter(page__in=pages).delete()
    index(pages)


def rebuild() -> int:
    """Make the whole index again from the record's rows, and return how many stories it has; for after a restore."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        SearchName.objects.all().delete()
        _name(Profile.objects.iterator(_CHUNK), "profile")
        _name(Topic.objects.iterator(_CHUNK), "topic")
        count, some = 0, []
        for page in StoryPage.objects.order_by("first_published_at", "pk").iterator(_CHUNK):
            some.append(page)
            if len(some) == _CHUNK:
                index(some)
                count, some = count + len(some), []
        index(some)
        count += len(some)
    forget_traces()
    return count


def install(connection: Any) -> None:
    """Make the database's own index with what keeps it in step, or make it again where its form has changed."""
    back_end.of(connection).install(connection)


def ensure() -> None:
    """Fill the index where stories were published before there was one."""
    if StoryPage.objects.exists() and not SearchEntry.objects.exists():
        rebuild()


def forget_traces() -> None:
    """Let nothing of words taken out of the index stay in the file of the database. Call it after the commit."""
    connection = connections["default"]
    back_end.of(connection).forget_traces(connection)


# -- Parts -------------------------------------------------------------------------------------------------------------
def _write(entries: list[SearchEntry]) -> None:
    """Write the entries, each on the next free id of the minute in which its story was first published."""
    free: dict[int, int] = {}
    for entry in entries:
        entry.id = _take_id(first_place(entry.page.first_published_at) // PLACES_A_MINUTE, free)
    SearchEntry.objects.bulk_create(entries, batch_size=_BATCH)


def _take_id(minute: int, free: dict[int, int]) -> int:
    """Return the next id of ``minute``, or of the first later one that is not full; ``free`` remembers them by minute."""
    while True:
        after = (minute + 1) * PLACES_A_MINUTE
        if minute not in free:
            used = SearchEntry.objects.filter(id__gte=minute * PLACES_A_MINUTE, id__lt=after).aggregate(last=Max("id"))
            free[minute] = minute * PLACES_A_MINUTE if used["last"] is None else used["last"] + 1
        if free[minute] < after:
            free[minute] += 1
            return free[minute] - 1
        minute += 1


def _name(rows: Iterable[Any], kind: str) -> None:
    names = (SearchName(word=word[:200], **{kind: row}) for row in rows for word in dict.fromkeys(folded_words(row.name)))
    SearchName.objects.bulk_create(names, batch_size=_BATCH)
