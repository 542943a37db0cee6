"""Public addresses. The fixed first words stand before the sections, which may not be called by one of them."""

from django.urls import path, register_converter

from articles.public import corrections, feeds, front, lists, people, pictures, quotations, record, search, story


class Name:
    """A part of an address in any alphabet, without signs that PostgreSQL refuses to look for."""

    regex = r"[^/\x00-\x1f\x7f]+"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class ProfileWord:
    """The first word of a profile's address."""

    regex = "people|organisations|places|things"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Month:
    """Two digits: an address has one spelling."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Year:
    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


register_converter(Name, "name")
register_converter(ProfileWord, "profile_word")
register_converter(Month, "month")
register_converter(Year, "year")

app_name = "public"
urlpatterns = [
    path("", front.front, name="front"),
    path("search/", search.search, name="search"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("record/", record.record, name="record"),
    path("record/heads.txt", record.heads, name="heads"),
    path("record/chain/<int:number>.jsonl", record.chain, name="chain"),
    path("feed/", feeds.feed, name="feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("pictures/<str:content_hash>/<int:width>.<str:ext>", pictures.picture, name="picture"),
    path("quotations/<name:key>/", quotations.quotation, name="quotation"),
    path("topics/<name:slug>/", lists.topic, name="topic"),
    path("authors/<name:slug>/", lists.author, name="author"),
    path("<profile_word:word>/<name:slug>/", people.profile, name="profile"),
    path("<name:section>/<year:year>/<month:month>/<name:slug>/", story.story, name="story"),
    path("<name:slug>/", lists.section, name="section"),
]
