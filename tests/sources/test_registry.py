"""Making entities and open sources; addresses that stay apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sources import registry
from sources.models import Entity, Source
from sources.registry import make_entity, open_source_for, slug_for, sort_name_for
from sources.vocabulary import EntityState, EntityType, SourceKind

pytestmark = pytest.mark.django_db(databases="__all__")
PERSON = EntityType.PERSON


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u200b", "\x00"])
def test_an_entity_needs_a_visible_name(reporter, name):
    with pytest.raises(ValueError, match="name"):
        make_entity(name, PERSON, by=reporter)


def test_direction_marks_are_stripped_from_name_and_address(reporter):
    entity = make_entity("Ana \u202eDuarte\u202c\u200f", PERSON, by=reporter)

    assert (entity.name, entity.slug) == ("Ana Duarte", "ana-duarte")


def test_letters_of_every_script_stay_in_the_address(reporter):
    assert make_entity("Łukasz Żak", PERSON, by=reporter).slug == "łukasz-żak"
    assert make_entity("山田 花子", PERSON, by=reporter).slug == "山田-花子"


def test_two_people_of_one_name_have_two_addresses(reporter):
    slugs = [make_entity("Ana Duarte", PERSON, by=reporter).slug for _ in range(3)]

    assert slugs == ["ana-duarte", "ana-duarte-2", "ana-duarte-3"]


def test_an_event_and_an_operation_are_kept_apart_a_place_need_not_be(reporter):
    make_entity("Harbour Day", EntityType.EVENT, by=reporter)

    assert slug_for("Harbour Day", EntityType.OPERATION) == "harbour-day-2"
    assert slug_for("Harbour Day", EntityType.PLACE) == "harbour-day"


def test_an_entity_may_keep_its_own_address(reporter):
    entity = make_entity("Ana Duarte", PERSON, by=reporter)

    assert slug_for("Ana Duarte", PERSON, but=entity) == "ana-duarte"


def test_a_name_without_letters_gets_the_word_for_its_type():
    assert slug_for("!!!", EntityType.ORGANISATION) == "organisation"


def test_a_long_name_leaves_room_for_its_number(reporter):
    for _ in range(2):
        make_entity("n" * 200, PERSON, by=reporter)

    assert sorted(len(slug) for slug in Entity.objects.values_list("slug", flat=True)) == [120, 120]


@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("Ana Duarte", PERSON, "Duarte, Ana"),
        ("Nightjar", PERSON, "Nightjar"),
        ("The Harbour Board", EntityType.ORGANISATION, "Harbour Board"),
        ("Theatre Royal", EntityType.ORGANISATION, "Theatre Royal"),
    ],
)
def test_lists_order_people_by_the_last_word_and_skip_an_article(name, type_, expected):
    assert sort_name_for(name, type_) == expected


def test_an_open_source_is_made_once(reporter, colleague):
    duarte = make_entity("Ana Duarte", PERSON, by=reporter)

    first = open_source_for(duarte, by=reporter)
    again = open_source_for(duarte, by=colleague)

    assert first == again
    assert (first.kind, first.created_by, first.protected) == (SourceKind.PERSON, reporter, False)
    assert Source.objects.count() == 1


def test_the_source_of_a_merged_entity_is_that_of_the_one_it_became(reporter):
    kept = make_entity("Ana Duarte", PERSON, by=reporter)
    merged = make_entity("A. Duarte", PERSON, by=reporter)
    merged.state, merged.merged_into = EntityState.MERGED, kept
    merged.save()

    assert open_source_for(merged, by=reporter).entity == kept


class TestAnyName(TestCase):
    databases = "__all__"

    @given(st.text(max_size=300), st.sampled_from(EntityType.values))
    def test_any_text_gives_an_address_without_marks_that_mislead(self, name, type_):
        slug = slug_for(name, type_)

        assert 0 < len(slug) <= 120
        assert not any(unicodedata.category(char) in ("Cf", "Cc", "Cs") or char.isspace() or char in "/?#" for char in slug)
        assert registry.plain_name(registry.plain_name(name)) == registry.plain_name(name)
