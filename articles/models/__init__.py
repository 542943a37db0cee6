"""The desk's models; the record's are listed here too, so that Django registers them."""

from articles.record.models import *  # registers the record's models; DESIGN, section 2

from .article import Article, Byline
from .attribution import Attribution
from .author import Author
from .claim import Claim
from .effect import EffectPosition
from .front_change import FrontAct, FrontChange
from .history import Acknowledgement, Correction, NameClearance, NameLookup, Override, Revision, WithheldVersion
from .mention import Mention
from .picture import Picture
from .quotation import Quotation
from .reply import Reply
from .section import RESERVED_WORDS, Section
from .site import HousePolicy, SiteSettings
from .suggestion_decision import SuggestionDecision
from .trial_strip import TrialStrip

__all__ = [
    "RESERVED_WORDS",
    "Acknowledgement",
    "Article",
    "Attribution",
    "Author",
    "Byline",
    "Claim",
    "Correction",
    "EffectPosition",
    "FrontAct",
    "FrontChange",
    "HousePolicy",
    "Mention",
    "NameClearance",
    "NameLookup",
    "Override",
    "Picture",
    "Quotation",
    "Reply",
    "Revision",
    "Section",
    "SiteSettings",
    "SuggestionDecision",
    "TrialStrip",
    "WithheldVersion",
]
