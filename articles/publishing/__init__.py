"""Publishing: from the desk into the public record, and out of it again. Everything readers see was written here."""

from .edition import Change
from .publish import Published, preview_page, publish, publish_many
from .schedule import Due, publish_due, schedule
from .site import project_author, project_profile, project_section, project_site
from .withdraw import Withdrawn, withdraw

__all__ = [
    "Change",
    "Due",
    "Published",
    "Withdrawn",
    "preview_page",
    "project_author",
    "project_profile",
    "project_section",
    "project_site",
    "publish",
    "publish_due",
    "publish_many",
    "schedule",
    "withdraw",
]
