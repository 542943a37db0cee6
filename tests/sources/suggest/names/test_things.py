"""Organisations, places, events, operations, laws."""

import pytest

from .reading import named, names_of


class TestLeftAlone:
    def test_a_leader_and_a_country_are_no_town_and_country(self):
        assert named("Vosk, China’s envoy, left.", "place") == ["China"]

    def test_a_row_of_states_is_no_town_and_state(self):
        assert named("He won Ohio, Michigan and Iowa.", "place") == ["Ohio", "Michigan", "Iowa"]

    def test_a_city_named_like_a_state_stays_a_city_in_a_row(self):
        assert named("Los Angeles, New York and Paris", "place") == ["Los Angeles", "New York", "Paris"]

    @pytest.mark.parametrize("text", ["It was OK on TV.", "He said STOP at once.", "NO WAY OUT", "She left AT ONCE."])
    def test_words_in_capitals_are_no_initials(self, text):
        assert names_of(text).all == ()

    def test_the_country_after_a_stop_does_not_swallow_the_next_sentence(self):
        assert named("He left the U.S. However, she stayed.", "place") == ["U.S."]

    def test_furniture_names_nothing(self):
        assert names_of("Read more: Ana Duarte of Northport Council").all == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Northport Harbour Board said", "Northport Harbour Board"),
        ("the Department of Justice said", "Department of Justice"),
        ("the Ministry of Housing, Land and Local Works said", "Ministry of Housing, Land and Local Works"),
        ("the Immigration and Customs Enforcement agency said", "Immigration and Customs Enforcement"),
        ("the Centers for Disease Control and Prevention said", "Centers for Disease Control and Prevention"),
        ("the Supreme Court of Canada said", "Supreme Court of Canada"),
        ("the Northport Fishermen’s Union said", "Northport Fishermen’s Union"),
        ("the County Sheriff’s Office said", "County Sheriff’s Office"),
        ("a nurse at St. Mary’s Church said", "St. Mary’s Church"),
        ("lawyers at Vosk & Brindle said", "Vosk & Brindle"),
        ("the Pine Hollow School District said", "Pine Hollow School District"),
        ("said Environment Canada", "Environment Canada"),
        ("said Public Health England", "Public Health England"),
        ("Greater Orra Police Chief Constable Ada Holt said", "Greater Orra Police"),
        ("The RCMP said", "RCMP"),
        ("shares in Vosk Brindle fell", "Vosk Brindle"),
    ],
)  # fmt: skip
def test_organisations_are_read_whole(text, name):
    assert named(f"Then {text} so.", "organisation") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met in Portland, Oregon, on Monday.", "Portland, Oregon"),
        ("They met in Northport, Ont., on Monday.", "Northport, Ont."),
        ("They met in Washington, D.C., on Monday.", "Washington, D.C."),
        ("They closed the Orchard Street Bridge.", "Orchard Street Bridge"),
        ("They crossed Lake Erie.", "Lake Erie"),
        ("They drove along Highway 401 again.", "Highway 401"),
        ("They stayed in Vrobosk.", "Vrobosk"),
        ("The people of Vrobosk voted.", "Vrobosk"),
        ("The fog hid the Vrobosk reservoir.", "Vrobosk"),
        ("NORTHPORT, Ont. (CP) — The bridge is shut.", "NORTHPORT, Ont."),
        ("DOLNA REKA, Nov. 14 (Agency) -- The mine is shut.", "DOLNA REKA"),
    ],
)
def test_places_are_read_with_their_state(text, name):
    assert named(text, "place") == [name]


def test_a_dateline_is_told_without_its_capitals():
    assert names_of("NORTHPORT, Ont. — It is shut.").all[0].canonical == "Northport, Ont."


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Hurricane Vosk hit.", "event", "Hurricane Vosk"),
        ("They watched the World Cup.", "event", "World Cup"),
        ("They read of the Battle of Hastings.", "event", "Battle of Hastings"),
        ("Then Operation Safe Harbour began.", "operation", "Operation Safe Harbour"),
        ("They passed the Harbour Safety Act.", "work_or_law", "Harbour Safety Act"),
        ("They passed Bill C-12.", "work_or_law", "Bill C-12"),
        ("They cited Holt v. Northport.", "work_or_law", "Holt v. Northport"),
    ],
)
def test_events_operations_and_laws(text, type_, name):
    assert named(text, type_) == [name]


def test_a_heading_names_only_what_the_text_names():
    text = "Duarte Slams Harbour Board Over Bridge\n\nAna Duarte, the mayor, left. The Northport Harbour Board stayed."

    assert [(name.text, name.canonical) for name in names_of(text).all[:2]] == [
        ("Duarte", "Ana Duarte"),
        ("Harbour Board", "Northport Harbour Board"),
    ]
