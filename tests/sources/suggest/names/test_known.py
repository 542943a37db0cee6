"""The newsroom's own names among those read from the text."""

from uuid import UUID

from sources.suggest.directory import Directory
from sources.suggest.model import KnownName

from .reading import names_of

ANA, PEDRO, BOARD, TOWN = (UUID(int=number) for number in range(1, 5))


def known(name, entity=ANA, type_="person", kind="full", *, alone=True):
    return KnownName(name, entity, type_, kind, False, alone)


def read(text, *names):
    return names_of(text, Directory(names)).all


def test_a_known_surname_in_somebody_elses_full_name_is_not_known():
    (name,) = read("Pedro Duarte left.", known("Ana Duarte"), known("Duarte", kind="short"))

    assert not name.known


def test_a_known_town_in_the_name_of_a_board_is_not_named():
    (name,) = read("The Northport Harbour Board met.", known("Northport", TOWN, "place"))

    assert (name.text, name.known) == ("Northport Harbour Board", False)


def test_a_known_person_behind_a_title_and_a_sentences_beginning():
    first, second = read("Yesterday Ana Duarte left. Mayor Ana Duarte stayed.", known("Ana Duarte"))

    assert (first.text, first.entity_id, first.confidence) == ("Ana Duarte", ANA, 0.97)
    assert (second.title, second.known) == ("Mayor", True)


def test_the_full_name_on_file_is_the_canonical_one():
    (name,) = read("Ana Duarte left.", known("Ana Maria Duarte"), known("Ana Duarte", kind="short"))

    assert (name.canonical, name.kind) == ("Ana Maria Duarte", "alias")


def test_a_surname_that_is_not_on_file_goes_with_the_known_full_name():
    names = read("Ana Duarte left. Duarte waved.", known("Ana Duarte"))

    assert [(name.entity_id, name.known) for name in names] == [(ANA, True), (ANA, True)]


def test_initials_go_with_the_known_organisation():
    names = read("The Northport Harbour Board (NHB) met.", known("Northport Harbour Board", BOARD, "organisation"))

    assert [name.entity_id for name in names] == [BOARD, BOARD]


def test_one_name_of_two_says_who_it_may_be():
    (name,) = read(
        "Then Duarte left.", known("Ana Duarte"), known("Duarte", kind="short"), known("Duarte", PEDRO, kind="short")
    )

    assert name.ambiguous
    assert name.entity_id is None
    assert {entity for entity, _ in name.candidates} == {ANA, PEDRO}


def test_names_in_small_letters_and_other_scripts_are_found():
    names = read("It said ana duarte. 他在北京说", known("Ana Duarte"), known("北京", TOWN, "place"))

    assert [name.text for name in names] == ["ana duarte", "北京"]
