"""Small verbs for tests of names: what is found in a text, as the words a sub-editor would use."""

from sources.suggest.directory import EMPTY
from sources.suggest.names import Name, Names, find_names
from sources.suggest.page import read_page


def names_of(text: str, directory=EMPTY) -> Names:
    return find_names(read_page(text), directory)


def named(text: str, type_: str) -> list[str]:
    """Return the names of one type as written, in reading order."""
    return [name.text for name in names_of(text).all if name.type == type_]


def people(text: str) -> list[str]:
    return named(text, "person")


def whole(text: str) -> dict[str, str]:
    """Return for each name as written the fullest name it stands for."""
    return {name.text: name.canonical for name in names_of(text).all}


def only(text: str, written: str) -> Name:
    (name,) = [name for name in names_of(text).all if name.text == written]
    return name


def described(text: str) -> list[tuple[str, str]]:
    """Return the descriptions and whom each stands for."""
    return [(nominal.text, nominal.canonical) for nominal in names_of(text).nominals]
