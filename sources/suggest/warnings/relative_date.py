"""Thursday, yesterday or last week in a story that does not say which day it is from (attribution.md, W8).

Leaves alone: a story with a dateline or a date at its head; words inside quotation marks; Good Friday; every Monday.
"""

from collections.abc import Iterator

from ..dates import relative_dates
from ..model import Warning
from .draft import Draft

CODE = "relative_date"


def find(draft: Draft) -> Iterator[Warning]:
    if draft.is_dated:
        return
    for paragraph in draft.paragraphs:
        for moment in relative_dates(draft.page.filled, paragraph.start, paragraph.end):
            words = draft.page.text[moment.start : moment.end]
            message = f"“{words}” needs a day to count from: give the story a dateline or write the date."
            yield Warning(CODE, moment.start, moment.end, message)
            return
