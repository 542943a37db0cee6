"""The desk's pages for people and sources, in menu order. Identities never pass through here: see `sources.vault`."""

from .entity import EntityAdmin
from .self_description import DescribedAttributeAdmin
from .source import SourceAdmin

__all__ = ["DescribedAttributeAdmin", "EntityAdmin", "SourceAdmin"]
