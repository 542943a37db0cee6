"""The story form and what belongs to it: list, page, saving, steps, look-ups, history, preview, import."""

from .article import ArticleAdmin

__all__ = ["ArticleAdmin"]
