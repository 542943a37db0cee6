"""People: who is named, with which title, and what is no person though it has capitals."""

import pytest

from .reading import named, names_of, only, people, whole


class TestNobody:
    @pytest.mark.parametrize(
        "text",
        [
            "However, nobody came. Then the rain stopped. Yesterday was dry.",
            "On Monday, and again in March, Canadian and French officials met.",
            "Police said two men were hurt. Residents were told to leave.",
            "The Mayor was late. The President left.",
            "Northport Council Raises Harbour Fees For Fourth Year Running",
            "FERRY RUNS AGROUND IN FOG OFF CAPE ORRA",
            "He flew by way of the Orchard Street Bridge to the World Cup.",
            "Growth was slow. The Internet was not.",
            "Experts disagree. Markets fell. Trading stopped.",
        ],
    )
    def test_is_named(self, text):
        assert people(text) == []

    def test_a_king_by_surname_has_no_title(self):
        assert only("Larry King spoke.", "Larry King").title == ""

    def test_a_bridge_is_not_the_person_it_is_named_after(self):
        assert people("They closed the Ana Duarte Bridge.") == []

    def test_a_month_is_no_person(self):
        assert people("It will open in May, or on April 3.") == []


class TestNamed:
    @pytest.mark.parametrize(
        "name",
        [
            "Ana Duarte",
            "Ana M. Duarte",
            "J. R. Whitcombe",
            "Tom O’Malley",
            "Émile d’Arcy",
            "Maria de la Cruz",
            "Pieter van der Meer",
            "Muhammad bin Salman",
            "Hamid al-Assad",
            "Kim Jong-un",
            "Tomasz Kowalski-Reid",
            "Martin Oduya Jr.",
            "Theresa May",
            "Will Grant",
            "Kate Hill",
            "Wang Li",
            "Zoë Ferreira",
            "Clément Beaune",
        ],
    )
    def test_in_full(self, name):
        assert people(f"The prize went to {name}.") == [name]

    def test_at_the_beginning_after_a_small_word_with_a_capital(self):
        assert people("Yesterday Ana Duarte left. But Tom Hask stayed.") == ["Ana Duarte", "Tom Hask"]

    def test_with_a_possessive_that_is_no_part_of_it(self):
        assert people("Ana Duarte’s boat passed James Hask's and the Ellis’ pier.")[:2] == ["Ana Duarte", "James Hask"]

    def test_without_the_letters_behind_it(self):
        assert people("The judge heard Alison Frayne KC and Ines Holt, OBE.") == ["Alison Frayne", "Ines Holt"]

    def test_by_age_where_no_word_is_listed(self):
        assert people("Xvart, 43, was hurt.") == ["Xvart"]

    def test_inside_quotation_marks(self):
        name = only("“Nobody called Ana Duarte,” he said.", "Ana Duarte")

        assert name.quoted

    def test_by_initials_between_two_words(self):
        assert people("A study by Vosk A. Brindlemark was cited.") == ["Vosk A. Brindlemark"]

    def test_beside_a_hyphen_that_belongs_to_no_name(self):
        assert people("The Ana Duarte-led board met pro-Brexit MP Bill Holt.") == ["Ana Duarte", "Bill Holt"]


class TestTitles:
    @pytest.mark.parametrize(
        ("written", "title", "name"),
        [
            ("Mayor Ana Duarte", "Mayor", "Ana Duarte"),
            ("Sen. Bernard Hask", "Sen.", "Bernard Hask"),
            ("RCMP Const. Jane O’Malley", "RCMP Const.", "Jane O’Malley"),
            ("Prime Minister Ada Holt", "Prime Minister", "Ada Holt"),
            ("Secretary of State Ada Holt", "Secretary of State", "Ada Holt"),
            ("Harbour Board Director Tomasz Reid", "Harbour Board Director", "Tomasz Reid"),
            ("ICE Acting Director Thomas Ito", "ICE Acting Director", "Thomas Ito"),
            ("Former Attorney General Michael Ito", "Former Attorney General", "Michael Ito"),
            ("Dr. Vosk Brindlemark", "Dr.", "Vosk Brindlemark"),
            ("Conservative MP Pierre Ito", "MP", "Pierre Ito"),
            ("Sir Keir Holt", "Sir", "Keir Holt"),
            ("Coun. Derek Vane", "Coun.", "Derek Vane"),
        ],
    )
    def test_stand_before_the_name_and_are_no_part_of_it(self, written, title, name):
        found = only(f"It was signed by {written} on Monday.", name)

        assert found.type == "person"
        assert found.title.endswith(title)
        assert found.start - found.title_start == len(found.title) + 1
        assert found.confidence >= 0.9

    def test_a_trade_at_the_beginning_of_a_sentence(self):
        found = only("Canegrower Norm Haig said no.", "Norm Haig")

        assert found.title == "Canegrower"

    def test_the_body_before_a_title_is_named_too(self):
        assert named("They asked Harbour Board Director Tomasz Reid.", "organisation") == ["Harbour Board"]

    def test_a_surname_alone_behind_one(self):
        assert whole("President Holt left. Holt waved.") == {"Holt": "Holt"}
        assert people("President Holt left. Holt waved.") == ["Holt", "Holt"]


class TestGender:
    @pytest.mark.parametrize(
        ("text", "name", "gender"),
        [
            ("Mr. Brindlemark left.", "Brindlemark", "m"),
            ("Ms Vosk Brindlemark left.", "Vosk Brindlemark", "f"),
            ("Ana Duarte left.", "Ana Duarte", "f"),
            ("Robin Vosk left.", "Robin Vosk", ""),
            ("His wife, Robin Vosk, left.", "Robin Vosk", "f"),
            ("Robin Vosk, the company’s chairwoman, left.", "Robin Vosk", "f"),
            ("The spokesman Robin Vosk left.", "Robin Vosk", "m"),
        ],
    )
    def test_is_told_by_titles_names_and_relations(self, text, name, gender):
        assert only(text, name).gender == gender

    def test_goes_with_the_surname(self):
        names = names_of("Robin Vosk spoke. Ms. Vosk sat down. Vosk left.")

        assert [name.gender for name in names.all] == ["", "f", ""]


class TestRoles:
    @pytest.mark.parametrize(
        ("text", "role"),
        [
            ("Ana Duarte, the council’s chief engineer, left.", "the council’s chief engineer"),
            ("Ana Duarte, a professor of law at Holt College, left.", "a professor of law at Holt College"),
            ("Ana Duarte, 43, a harbour pilot, left.", "a harbour pilot"),
            ("Then harbour master Ana Duarte left.", "harbour master"),
            ("The council’s chief engineer Ana Duarte left.", "council’s chief engineer"),
            ("Ana Duarte, who left, waved.", ""),
            ("Ana Duarte, Tom Hask and Ines Holt left.", ""),
            ("When the fog came, Ana Duarte left.", ""),
        ],
    )
    def test_are_read_as_written(self, text, role):
        assert only(text, "Ana Duarte").role == role
