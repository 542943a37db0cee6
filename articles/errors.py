"""What can go wrong with a story, and what the caller can do about it. Messages are written for the person at the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class StoryError(Exception):
    """Base of every refusal. `message` says what to do and may be shown as it stands."""

    message: Any = _("This could not be done.")

    def __init__(self, message: Any = None) -> None:
        self.message = message or self.message
        super().__init__(str(self.message))


class NotAllowed(StoryError):
    """The person may not do this. Where they may not even see the story, answer as if it were absent."""

    message = _("You may not do this. Ask an editor or a publisher.")


class Stale(StoryError):
    """Somebody saved the story in between. Show both texts; nothing was written."""

    message = _("Somebody else saved this story while you were writing. Nothing was overwritten: compare both texts.")

    def __init__(self, current_version: int) -> None:
        self.current_version = current_version
        super().__init__()


class Invalid(StoryError):
    """Some fields cannot be stored. `fields` is {field name: message}; keep what the person typed."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields
        super().__init__(" ".join(str(text) for text in fields.values()))


class WrongStep(StoryError):
    """The story is not in a status from which this step is possible. Reload and look."""

    message = _("The story is no longer in a state where this can be done. Reload the page.")


class Blocked(StoryError):
    """Checks stop the story. `problems` lists every one (articles.checks.Problem)."""

    message = _("Checks stop this story.")

    def __init__(self, problems: list[Any]) -> None:
        self.problems = problems
        super().__init__()


class NothingNew(StoryError):
    """Readers already have exactly this version. Nothing was written; a double click ends here."""

    message = _("Readers already see this version.")


class AddressTaken(Invalid):
    """The address was once another story's. Choose another slug."""

    def __init__(self, slug: str) -> None:
        super().__init__({"slug": _("“%s” was already the address of another story. Choose another slug.") % slug})


class RecordFault(Exception):
    """The record is not what its chain says. `seq` is the first broken link; nothing may be repaired by hand."""

    def __init__(self, seq: int, what: str) -> None:
        self.seq = seq
        self.what = what
        super().__init__(f"{seq}: {what}")
