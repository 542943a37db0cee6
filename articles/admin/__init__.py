"""The desk's pages for stories and what belongs to them, one file per object, in menu order."""

from .author import AuthorAdmin
from .correction import CorrectionAdmin
from .house_policy import HousePolicyAdmin
from .override import OverrideAdmin
from .person import PersonAdmin
from .picture import PictureAdmin
from .section import SectionAdmin
from .site_settings import SiteSettingsAdmin
from .story import ArticleAdmin
from .topic import TopicAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "CorrectionAdmin",
    "HousePolicyAdmin",
    "OverrideAdmin",
    "PersonAdmin",
    "PictureAdmin",
    "SectionAdmin",
    "SiteSettingsAdmin",
    "TopicAdmin",
]
