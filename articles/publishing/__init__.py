"""Publishing: from the desk into the public record, and out of it again. Everything readers see was written here."""

from .publish import Change, Published, preview_page, publish
from .site import project_author, project_profile, project_section, project_site

__all__ = [
    "Change",
    "Published",
    "preview_page",
    "project_author",
    "project_profile",
    "project_section",
    "project_site",
    "publish",
]
