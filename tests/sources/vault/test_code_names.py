"""Code names hint at nothing and are not taken."""

import re

import pytest

from sources import vault
from sources.vault import code_names
from sources.vocabulary import SourceKind

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_drawn_name_that_is_taken_is_drawn_again(reporter, monkeypatch):
    draws = iter([["copper", "lantern"], ["copper", "lantern"], ["kettle", "orchard"]])
    monkeypatch.setattr(code_names.secrets.SystemRandom, "sample", lambda self, words, count: next(draws))

    first = vault.create_protected(reporter, SourceKind.PERSON, {})
    second = vault.create_protected(reporter, SourceKind.PERSON, {})

    assert (first.code_name, second.code_name) == ("copper lantern", "kettle orchard")


def test_a_code_name_is_two_different_words_of_the_list():
    one, other = vault.random_code_name().split()

    assert one != other
    assert {one, other} <= set(code_names.words())


def test_the_list_is_long_plain_and_without_doubles():
    words = code_names.words()

    assert len(set(words)) == len(words) >= 400
    assert all(re.fullmatch("[a-z]{2,12}", word) for word in words)
