"""Who the paper quotes most: counted over the newest stories, so that its cost does not grow with the archive."""

from collections import Counter
from dataclasses import dataclass

from articles.record import queries
from articles.record.models import Profile, PublishedQuotation

NEWEST_STORIES = 500
SPEAKERS = ("person", "organisation")
_ALSO_LOOKED_AT = 3  # times as many as are wanted, since some who are quoted are neither: a law, a place's statute


@dataclass(frozen=True)
class MostQuoted:
    """Somebody with the number of quotations and of stories, and the newest of them, own words before ours."""

    profile: Profile
    quoted: int
    quoted_in: int
    newest: PublishedQuotation


def most_quoted(limit: int) -> list[MostQuoted]:
    """The people and organisations that the newest stories quote most, at most ``limit``. Two queries.

    Counted here and not by the database: asked to group by speaker, it walks through everything ever said.
    """
    newest_stories = queries.stories().values("pk")[:NEWEST_STORIES]
    said = queries.rows(PublishedQuotation).filter(page__in=newest_stories).order_by()
    rows = [row for row in said.values_list("profile", "page", "type", "published_at", "pk") if row[0]]
    quoted = Counter(row[0] for row in rows)
    quoted_in = Counter(who for who, _page in {row[:2] for row in rows})
    # Later rows replace earlier ones: last come the newest words of their own.
    newest = {row[0]: row for row in sorted(rows, key=lambda row: (row[2] in queries.WORD_FOR_WORD, row[3], row[4]))}
    ranked = sorted(quoted, key=lambda who: (-quoted[who], -newest[who][3].timestamp(), who))[: limit * _ALSO_LOOKED_AT]
    wanted = queries.rows(PublishedQuotation).filter(pk__in=[newest[who][4] for who in ranked], profile__kind__in=SPEAKERS)
    wanted = wanted.select_related("profile", "page").defer("card", *(f"page__{name}" for name in queries.HEAVY))
    found = {each.profile_id: each for each in wanted}
    speaking = [who for who in ranked if who in found][:limit]
    return [MostQuoted(found[who].profile, quoted[who], quoted_in[who], found[who]) for who in speaking]
