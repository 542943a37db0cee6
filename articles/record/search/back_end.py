"""What the two databases do differently. Each of the two modules has the functions and constants named here."""

from types import ModuleType
from typing import Any

from . import postgresql, sqlite

# SOURCE, ID                              the table that is matched, and its column with the entry's id
# match(typed, widened, filters, …)       the condition that an entry matches, with its parameters
# score(typed, widened)                   how well it answers, smaller is better
# marked(typed, widened)                  title and body with the found words between signs
# begins_with(column, prefix)             the condition that a plain column begins with these letters
# install(connection)                     make the index
# forget_traces(connection)               let nothing of deleted words stay in the file


def of(connection: Any) -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql
