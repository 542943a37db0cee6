"""Public addresses. The fixed first words stand before the sections, which may not be called by one of them."""

from typing import Any

from django.urls import URLPattern, include, path, register_converter

from articles.public import (
    card_picture,
    corrections,
    embed,
    front,
    lists,
    most_quoted,
    oembed,
    people,
    pictures,
    quotations,
    record,
    search,
    story,
    versions,
)
from articles.public.feeds import maps
from articles.public.feeds import views as feeds


class Name:
    """A part of an address in any alphabet, without signs that PostgreSQL refuses to look for."""

    regex = r"[^/\x00-\x1f\x7f]+"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class ProfileWord(Name):
    """The first word of a profile's address."""

    regex = "people|organisations|places|things"


class Month(Name):
    """Two digits: an address has one spelling."""

    regex = "0[1-9]|1[0-2]"


class Year:
    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class FeedKind(Name):
    """A feed's format but the first, RSS, whose address has no word for it."""

    regex = "atom|json"


class MapName(Name):
    regex = "stories|profiles|lists"


register_converter(Name, "name")
register_converter(ProfileWord, "profile_word")
register_converter(Month, "month")
register_converter(Year, "year")
register_converter(FeedKind, "feed_kind")
register_converter(MapName, "map_name")


def with_feeds(address: str, view: Any, feed: Any, name: str) -> list[URLPattern]:
    """A list's page and its feed in every format."""
    return [
        path(f"{address}feed/", feed, name=f"{name}_feed"),
        path(f"{address}feed/<feed_kind:kind>/", feed, name=f"{name}_feed_as"),
        path(address, view, name=name),
    ]


app_name = "public"
STORY = "<name:section>/<year:year>/<month:month>/<name:slug>/"
urlpatterns = [
    *with_feeds("", front.front, feeds.front, "front"),
    path("search/", search.results, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("most-quoted/", most_quoted.most_quoted, name="most_quoted"),
    path("record/", record.record, name="record"),
    path("record/heads.txt", record.heads, name="heads"),
    path("record/chain/<int:number>.jsonl", record.chain, name="chain"),
    path("sitemap.xml", maps.sitemap, name="sitemap"),
    path("sitemap-news.xml", maps.news, name="sitemap_news"),
    path("sitemap-<map_name:name>-<int:number>.xml", maps.sitemap_part, name="sitemap_part"),
    path("robots.txt", maps.robots, name="robots"),
    path(".well-known/security.txt", maps.security, name="security"),
    path(".well-known/change-password", maps.change_password, name="change_password"),
    path("pictures/<str:content_hash>/<int:width>.<str:ext>", pictures.picture, name="picture"),
    path("api/", include("articles.public.api.urls")),  # by name, since it uses the converters above
    path("quotations/<name:key>/", quotations.quotation, name="quotation"),
    path("quotations/<name:key>/card/", embed.quotation, name="quotation_card"),
    path("cards/stories/<name:key>/<slug:version>.png", card_picture.of_story_by_key, name="story_picture"),
    path("cards/quotations/<name:key>/<slug:version>.png", card_picture.of_quotation_by_key, name="quotation_picture"),
    path("oembed", oembed.oembed, name="oembed"),
    *with_feeds("topics/<name:slug>/", lists.topic, feeds.topic, "topic"),
    *with_feeds("authors/<name:slug>/", lists.author, feeds.author, "author"),
    *with_feeds("<profile_word:word>/<name:slug>/", people.profile, feeds.profile, "profile"),
    path(STORY, story.story, name="story"),
    path(f"{STORY}card/", embed.story, name="story_card"),
    path(f"{STORY}versions/", versions.versions, name="versions"),
    path(f"{STORY}versions/<int:number>/", versions.whole, name="version"),
    path(f"{STORY}versions/<int:older>-<int:newer>/", versions.between, name="between_versions"),
    *with_feeds("<name:slug>/", lists.section, feeds.section, "section"),
]
