"""Names as suggestions to an editor."""

from uuid import UUID

from sources.suggest.directory import Directory
from sources.suggest.model import KnownName
from sources.suggest.names import entities

from .reading import names_of


def shown(text, *names):
    return [(entity.text, entity.type, entity.kind) for entity in entities(names_of(text, Directory(names)))]


def test_what_does_not_say_what_it_is_is_not_shown():
    assert shown("The talk was of Vrobosk and of Dangerous Liberty Forever.") == []


def test_a_known_name_of_any_kind_is_shown():
    thing = KnownName("Vrobosk", UUID(int=1), "other", "full", False, True)

    assert shown("The talk was of Vrobosk.", thing) == [("Vrobosk", "other", "name")]


def test_a_description_is_shown_where_no_name_stands_in_it():
    assert shown("Sen. Ada Holt, R-Ky., came. The senator left. The Kentucky Republican waved.") == [
        ("Ada Holt", "person", "name"),
        ("The senator", "person", "nominal"),
        ("Kentucky", "place", "name"),
    ]
