"""The vocabulary: every word has a label, every term its flags and its sentence."""

import pytest
from django.utils import translation

from sources import vocabulary
from sources.vocabulary import TERMS_FLAGS, EntityType, Flags, Terms, needs_agreement, reader_sentence


@pytest.mark.parametrize("terms", [Terms.OFF_RECORD, Terms.UNSETTLED])
def test_nothing_may_be_used_without_terms_or_off_the_record(terms):
    assert TERMS_FLAGS[terms] == Flags(use=False, quote=False, name=False, describe=False)


def test_only_open_terms_let_the_name_be_printed():
    naming = {terms for terms, flags in TERMS_FLAGS.items() if flags.name}

    assert naming == {Terms.ON_RECORD, Terms.PUBLIC_STATEMENT}


def test_terms_that_are_a_promise_need_an_agreement():
    assert [terms for terms in Terms if not needs_agreement(terms)] == [Terms.ON_RECORD, Terms.PUBLIC_STATEMENT]


def test_every_term_has_flags_and_a_sentence_of_its_own():
    assert set(TERMS_FLAGS) == set(Terms)
    sentences = {reader_sentence(terms) for terms in Terms}
    assert len(sentences) == len(Terms)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_term_nobody_knows_has_no_sentence():
    with pytest.raises(ValueError, match="hush"):
        reader_sentence("hush")


def test_every_type_of_entity_has_an_address_word():
    assert set(vocabulary.ADDRESS_WORDS) == set(EntityType)


def test_every_choice_has_a_label_that_is_not_its_code():
    with translation.override("en-gb"):
        for choices in vars(vocabulary).values():
            if isinstance(choices, type) and issubclass(choices, vocabulary.models.TextChoices):
                for member in choices:
                    assert str(member.label)[0].isupper(), member
                    assert "_" not in str(member.label), member
