"""The desk's pages for people and sources, in menu order. Identities never pass through here: see `sources.vault`."""

from .entity import EntityAdmin
from .source import SourceAdmin

__all__ = ["EntityAdmin", "SourceAdmin"]
