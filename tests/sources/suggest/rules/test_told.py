"""Told somebody that; was told by somebody."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask told the story.",
        "Mirela Hask told the committee, that evening, to go.",
        "Tom Brennock was told that the ramp had moved.",
        "Tom Brennock was told to leave.",
        "Tom Brennock was told by nobody.",
        "Tom Brennock was struck by Mirela Hask.",
    ],
)
def test_who_is_told_does_not_speak(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mirela Hask told the committee that the ramp had moved.", "told"),
        ("Mirela Hask told Tom Brennock on Monday that the ramp had moved.", "told"),
        ("Mirela Hask warned residents online and in interviews that the ramp had moved.", "warned"),
        ("Mirela Hask informed the board that the ramp had moved.", "informed"),
        ("Tom Brennock was told by Mirela Hask that the ramp had moved.", "was told"),
    ],
)
def test_who_tells_speaks(text, cue):
    assert said(text) == [("the ramp had moved", "Mirela Hask", cue)]
