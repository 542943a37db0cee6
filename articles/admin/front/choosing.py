"""The stories an editor can choose for a place: the newest, or those whose headline holds the words looked for."""

from articles.body.characters import clean
from articles.record.models import StoryPage

OFFERED = 50
MAX_WORDS_CHARS = 200


def words_of(text: str) -> str:
    """Return what was typed as one line, without characters that a database cannot look for."""
    return " ".join(clean(text).split())[:MAX_WORDS_CHARS]


def offered(words: str, chosen: str = "") -> list[StoryPage]:
    """Return at most `OFFERED` published stories, newest first; the one ``chosen`` already is always among them."""
    found = StoryPage.objects.only("story", "headline", "section_name", "first_published_at")
    newest = found.order_by("-first_published_at", "-id")
    for word in words.split():
        newest = newest.filter(headline__icontains=word)
    rows = list(newest[:OFFERED])
    kept = found.filter(story=chosen).first() if chosen and all(row.story != chosen for row in rows) else None
    return [kept, *rows] if kept else rows
