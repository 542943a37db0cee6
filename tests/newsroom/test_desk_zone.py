"""The desk speaks the newsroom's language as far as it has it."""

import pytest

from newsroom.desk_zone import known_language


@pytest.mark.parametrize(("wanted", "spoken"), [("en-GB", "en-gb"), ("en-IE", "en-gb"), ("xx-YY", "en-gb"), ("", "en-gb")])
def test_a_language_the_desk_lacks_becomes_one_it_has(wanted: str, spoken: str) -> None:
    assert known_language(wanted) == spoken
