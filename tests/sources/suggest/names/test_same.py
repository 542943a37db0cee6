"""Which names are one: surnames, given names, initials, short names and shared words."""

import pytest

from .reading import names_of, only, whole


class TestPeople:
    def test_a_surname_of_nobody_stays_alone(self):
        assert whole("Xvart, 43, met Ana Duarte.")["Xvart"] == "Xvart"

    def test_surname_and_given_name_belong_to_the_fullest_form(self):
        forms = whole("Duarte won. Ana Duarte spoke. Ana M. Duarte sat. Then Ana left.")

        assert forms == dict.fromkeys(("Duarte", "Ana Duarte", "Ana M. Duarte", "Ana"), "Ana M. Duarte")

    def test_two_with_one_surname_are_told_apart_by_title(self):
        names = names_of("Ana Duarte met Pedro Duarte. Ms. Duarte left. Mr. Duarte stayed.").all

        assert [name.canonical for name in names[2:]] == ["Ana Duarte", "Pedro Duarte"]
        assert not any(name.ambiguous for name in names)

    def test_two_with_one_surname_leave_the_bare_surname_open(self):
        name = only("Robin Vosk met Kim Vosk. Then Vosk left.", "Vosk")

        assert name.ambiguous
        assert {candidate for _, candidate in name.candidates} == {"Robin Vosk", "Kim Vosk"}

    def test_before_the_second_was_named_the_surname_is_the_first_ones(self):
        names = names_of("Robin Vosk spoke. Vosk left. Kim Vosk stayed.").all

        assert (names[1].canonical, names[1].ambiguous) == ("Robin Vosk", False)

    def test_different_middle_initials_are_different_people(self):
        forms = whole("George W. Holt met George H. Holt.")

        assert forms == {"George W. Holt": "George W. Holt", "George H. Holt": "George H. Holt"}

    def test_an_initial_stands_for_the_given_name(self):
        assert whole("Thomas Hask spoke. T. Hask wrote it down.")["T. Hask"] == "Thomas Hask"

    def test_small_words_of_a_surname_go_with_it(self):
        assert whole("Maria de la Cruz spoke. De la Cruz left.")["De la Cruz"] == "Maria de la Cruz"

    def test_a_country_is_no_surname_until_somebody_bears_it(self):
        assert only("They left France. Later Marie France spoke.", "France").type == "place"

    def test_a_family_is_nobody_of_it(self):
        name = only("John Holt spoke. The Holts left.", "Holts")

        assert (name.type, name.plural) == ("other", True)


class TestOrganisations:
    @pytest.mark.parametrize(
        ("text", "short", "full"),
        [
            ("The Northport Harbour Board (NHB) met. The NHB left.", "NHB", "Northport Harbour Board"),
            ("The Royal Orra Lifeboat Society met. ROLS left.", "ROLS", "Royal Orra Lifeboat Society"),
            ("Northport Harbour Board met. The Harbour Board left.", "Harbour Board", "Northport Harbour Board"),
            ("Northline Power Ltd met. Then Northline left.", "Northline", "Northline Power Ltd"),
            ("The Ministry of Fisheries met. “The Ministry left.”", "Ministry", "Ministry of Fisheries"),
            ("The FBI met.", "FBI", "Federal Bureau of Investigation"),
            ("They left Portland, Oregon. Portland was wet.", "Portland", "Portland, Oregon"),
        ],
    )
    def test_short_names_and_initials_belong_to_the_long_form(self, text, short, full):
        assert {name.canonical for name in names_of(text).all if name.text == short} == {full}

    def test_what_bears_initials_is_no_person(self):
        assert only("Vosk Brindlemark (VB) sells boats.", "Vosk Brindlemark").type == "organisation"


class TestCoordinated:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Hurricanes Irma and Harvey hit.", ["Hurricane Irma", "Hurricane Harvey"]),
            ("The Harbour and Ferry Committees met.", ["Harbour Committee", "Ferry Committee"]),
            ("John and Mary Holt left.", ["John Holt", "Mary Holt"]),
        ],
    )
    def test_names_that_share_a_word_are_two(self, text, names):
        assert [name.canonical for name in names_of(text).all] == names
        assert "coordinated" in {name.kind for name in names_of(text).all}

    def test_a_title_in_the_plural_is_both_ones(self):
        names = names_of("Presidents Emmanuel Holt and Vosk Brindle met.").all

        assert [(name.type, name.title) for name in names] == [("person", "Presidents")] * 2
