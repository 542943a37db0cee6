"""Known names in a text: where they count, whose they are, and what is left alone."""

import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.suggest.directory import EMPTY, Directory
from sources.suggest.model import KnownName

ANA, PEDRO, BOARD, PARTY = (UUID(int=number) for number in range(1, 5))


def known(name, owner=ANA, type_="person", kind="full", *, case_sensitive=False, alone=True):
    return KnownName(name, owner, type_, kind, case_sensitive, alone)


def found(text, *names):
    return [text[match.start : match.end] for match in Directory(names).find(text)]


def owners(text, *names):
    return [[owner[0] for owner in match.owners] for match in Directory(names).find(text)]


class TestLeftAlone:
    def test_an_empty_directory_finds_nothing(self):
        assert EMPTY.find("Ana Duarte left.") == []
        assert len(EMPTY) == 0

    def test_a_blank_name_is_no_name(self):
        assert found("Ana left.", known("  ")) == []

    @pytest.mark.parametrize("text", ["Duartes met", "McDuarte", "Duarte2", "_Duarte"])
    def test_a_name_inside_another_word(self, text):
        assert found(text, known("Duarte")) == []

    def test_one_word_without_its_capital(self):
        assert found("the hope of the town", known("Hope")) == []

    def test_initials_not_written_as_on_file(self):
        assert found("Who said so? The Who did.", known("WHO", kind="acronym")) == []

    def test_a_name_whose_capitals_count(self):
        assert found("the Apple pie and apple tart", known("APPLE", case_sensitive=True)) == []

    def test_a_party_that_is_no_party(self):
        assert found("They held a green party.", known("Green Party", PARTY, "organisation")) == []

    def test_a_surname_that_may_not_stand_alone(self):
        assert found("Smith said so.", known("Ana Smith"), known("Smith", kind="short", alone=False)) == []

    def test_a_name_over_the_end_of_a_paragraph(self):
        assert found("We met Ana\n\nDuarte left.", known("Ana Duarte")) == []


class TestFound:
    def test_possessives_and_hyphens_end_a_name(self):
        assert found("Duarte’s friend, Duarte's foe, a Duarte-led board", known("Duarte")) == ["Duarte"] * 3

    def test_either_apostrophe(self):
        assert found("O'Malley met O’Malley", known("O’Malley")) == ["O'Malley", "O’Malley"]

    def test_capitals_throughout_and_a_person_without_any(self):
        assert found("ANA DUARTE met ana duarte", known("Ana Duarte")) == ["ANA DUARTE", "ana duarte"]

    def test_two_blanks_and_the_end_of_a_line(self):
        assert found("Ana  Duarte met Ana\nDuarte", known("Ana Duarte")) == ["Ana  Duarte", "Ana\nDuarte"]

    def test_scripts_without_blanks_or_capitals(self):
        assert found("他在北京说", known("北京", type_="place")) == ["北京"]
        assert found("قالت آنا دوارتي", known("آنا دوارتي")) == ["آنا دوارتي"]

    def test_a_surname_after_its_full_name_or_before_it(self):
        names = known("Ana Smith"), known("Smith", kind="short", alone=False)

        assert found("Smith left. Ana Smith stayed.", *names) == ["Smith", "Ana Smith"]

    def test_the_longest_wins(self):
        names = known("Harbour Board", BOARD), known("Northport Harbour"), known("Northport Harbour Board", PARTY)

        assert found("The Northport Harbour Board met.", *names) == ["Northport Harbour Board"]

    def test_places_stay_true_after_letters_that_fold_to_several(self):
        text = "İİ ﬀ ß Ana Duarte"

        assert found(text, known("Ana Duarte")) == ["Ana Duarte"]

    def test_accents_left_out_count_less(self):
        (match,) = Directory([known("Beyoncé")]).find("Beyonce sang.")

        assert not match.exact

    def test_the_one_with_the_same_accents_is_meant(self):
        assert owners("Peña left.", known("Peña", ANA), known("Pena", PEDRO)) == [[ANA]]


class TestWhose:
    def test_one_name_of_two_stays_open(self):
        assert owners("Duarte left.", known("Duarte", ANA), known("Duarte", PEDRO)) == [[ANA, PEDRO]]

    def test_another_name_in_the_text_decides(self):
        names = known("Ana Duarte", ANA), known("Duarte", ANA), known("Duarte", PEDRO)

        assert owners("Ana Duarte came. Duarte left.", *names) == [[ANA], [ANA]]

    def test_two_other_names_do_not_decide(self):
        names = known("Ana Duarte"), known("Duarte"), known("Pedro Duarte", PEDRO), known("Duarte", PEDRO)

        assert owners("Ana Duarte and Pedro Duarte: Duarte left.", *names)[-1] == [ANA, PEDRO]

    def test_the_full_name_is_told_by_owner(self):
        directory = Directory([known("NHB", BOARD, "organisation", "acronym"), known("Northport Harbour Board", BOARD)])

        (match,) = directory.find("The NHB met.")

        assert directory.full_name(match.owners[0]) == "Northport Harbour Board"

    def test_a_source_without_entity_owns_its_name(self):
        source = UUID(int=9)
        name = KnownName("Harbour accounts 2025", None, "work_or_law", "full", False, True, source_id=source)

        (match,) = Directory([name]).find("The Harbour accounts 2025 say so.")

        assert match.owners == ((None, source),)


@given(st.text(alphabet="Aa n\nDuarte’'-éÉ."), st.lists(st.text(alphabet="Aan Due’é", min_size=1, max_size=8), max_size=6))
def test_any_text_and_any_names_give_places_in_order_without_overlap(text, names):
    matches = Directory([known(name) for name in names]).find(text)

    ends = [0]
    for match in matches:
        assert ends[-1] <= match.start < match.end <= len(text)
        ends.append(match.end)


def test_time_grows_with_the_text_whatever_the_names():
    directory = Directory([known("a " * 99 + "b"), known("Capitalised Words Co")])

    for text in ("a " * 50_000, "Capitalised Words " * 5_555, "(" * 100_000):
        started = time.process_time()
        directory.find(text)
        assert time.process_time() - started < 0.3
