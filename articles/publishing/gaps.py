"""What an editor left empty and readers still need: an address, a short headline, a standfirst."""

import re

from django.utils.text import slugify

from articles.body import Body
from articles.models import Article

MAX_SLUG_CHARS = 80
MAX_SHORT_HEADLINE_CHARS = 70  # what fits in two lines of the smallest teaser
MAX_STANDFIRST_CHARS = 240
_SENTENCE = re.compile(r"(.+?[.!?…][”’»\"']?)(?=\s|$)", re.DOTALL)


def fill(article: Article, body: Body) -> bool:
    """Fill the empty short headline and standfirst of ``article`` (not saved) and say whether anything was filled."""
    before = (article.short_headline, article.standfirst)
    article.short_headline = article.short_headline or cut(article.headline, MAX_SHORT_HEADLINE_CHARS)
    article.standfirst = article.standfirst or first_sentence(body)
    return before != (article.short_headline, article.standfirst)


def first_sentence(body: Body) -> str:
    """Return the first sentence of the first paragraph, cut where it is too long for a standfirst."""
    paragraph = next((leaf.text for leaf in body.leaves if leaf.tag == "p" and leaf.text.strip()), "")
    paragraph = " ".join(paragraph.split())
    found = _SENTENCE.match(paragraph)
    return cut(found[1] if found else paragraph, MAX_STANDFIRST_CHARS)


def slug_from(headline: str) -> str:
    """Return the words of an address made from ``headline``; letters of every script stay."""
    slug = slugify(headline, allow_unicode=True)
    if len(slug) > MAX_SLUG_CHARS:
        slug = slug[: MAX_SLUG_CHARS + 1].rpartition("-")[0] or slug[:MAX_SLUG_CHARS]
    return slug.strip("-_") or "story"


def cut(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` characters, ended at a word with an ellipsis where it was longer."""
    if len(text) <= limit:
        return text
    return (text[:limit].rpartition(" ")[0] or text[: limit - 1]).rstrip(" ,;:–—-") + "…"
