"""A name and a colon."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Mirela Hask",
        "Update: Mirela Hask has left the board",
        "What we know: the ramp moved in the night",
        "What Mirela Hask knows: the ramp moved",
        "Ferries: what we know so far",
        "The ramp moved in the night: nobody knew",
        "It was late. Mirela Hask: the ramp moved.",
        "Mirela Hask:",
    ],
)
def test_a_label_is_no_speaker(text):
    assert words(text) == []


@pytest.mark.parametrize(
    "text", ["Mirela Hask: the ramp is safe", "Mirela Hask: The ramp is safe.", "Mayor Mirela Hask: the ramp is safe"]
)
def test_a_person_before_a_colon_speaks(text):
    ((found, who, cue),) = said(text)

    assert (found.lower(), who, cue) == ("the ramp is safe", "Mirela Hask", ":")
