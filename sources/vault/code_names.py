"""Code names: two plain words drawn at random, so that they hint at nothing."""

import secrets
from functools import cache
from pathlib import Path

from sources.models import Source

_WORDS_FILE = Path(__file__).with_name("code_words.txt")


def random_code_name() -> str:
    """Two different words, for example "copper lantern", that no source has yet."""
    chooser = secrets.SystemRandom()
    while True:
        code_name = " ".join(chooser.sample(words(), 2))
        if not Source.objects.filter(code_name=code_name).exists():
            return code_name


@cache
def words() -> tuple[str, ...]:
    """The list the words are drawn from: common things, no names, places, trades, genders or colours of skin or flag."""
    return tuple(_WORDS_FILE.read_text("utf-8").split())
