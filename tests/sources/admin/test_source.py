"""The desk's pages of sources, asked as each person would."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources import registry, vault
from sources.models import Agreement, Evidence, Source
from sources.vocabulary import EntityType, EvidenceKind, SourceKind, Terms
from tests.sources.conftest import IDENTITY

pytestmark = pytest.mark.django_db(databases="__all__")
LIST = "admin:sources_source_changelist"
PAGE = "admin:sources_source_change"


@pytest.fixture
def as_person(client):
    """Logs in with every Django permission on this app: the vault must not care."""

    def log_in(person):
        person.user_permissions.set(Permission.objects.filter(content_type__app_label="sources"))
        client.force_login(person)
        return client

    return log_in


def inlines(**more):
    empty = {f"{part}-{count}": "0" for part in ("agreements", "evidence") for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {**empty, **more}


def form_of(**fields):
    return {
        "kind": SourceKind.DOCUMENT,
        "name": "Harbour accounts 2025",
        "default_terms": Terms.ON_RECORD,
        "state": "active",
        **inlines(),
        **fields,
    }


class TestProtected:
    """Parties and the source desk see code name and promises; to everyone else it does not exist."""

    @pytest.mark.parametrize("who", ["superuser", "standards_editor", "colleague"])
    def test_it_is_absent_from_list_search_and_count(self, protected, who, request, as_person):
        client = as_person(request.getfixturevalue(who))

        for query in ({}, {"q": protected.code_name}, {"q": "dock worker"}, {"kind__exact": SourceKind.ANONYMOUS_PERSON}):
            response = client.get(reverse(LIST), query)
            assert response.context["cl"].result_count == 0
            assert response.context["cl"].full_result_count in (0, None)
            assert str(protected.pk) not in response.content.decode()

    @pytest.mark.parametrize("who", ["superuser", "standards_editor", "colleague"])
    def test_its_page_answers_like_that_of_a_source_that_never_was(self, protected, who, request, as_person):
        client = as_person(request.getfixturevalue(who))
        never = Source(kind=SourceKind.DOCUMENT).pk

        answers = [client.get(reverse(PAGE, args=[pk])) for pk in (protected.pk, never)]

        assert len({(answer.status_code, answer.headers.get("Location")) for answer in answers}) == 1
        assert answers[0].status_code in (302, 404)

    @pytest.mark.parametrize("who", ["reporter", "source_desk"])
    def test_those_who_may_list_it_see_the_code_name_and_never_the_identity(self, protected, who, request, as_person):
        vault.promise(protected, request.getfixturevalue("reporter"), Terms.BACKGROUND, "Her supervisor reads the post.")
        vault.add_evidence(protected, request.getfixturevalue("reporter"), EvidenceKind.NOTES, {"found_text": "barrels"})
        client = as_person(request.getfixturevalue(who))

        listed = client.get(reverse(LIST)).content.decode()
        page = client.get(reverse(PAGE, args=[protected.pk]), follow=True).content.decode()

        assert protected.code_name in listed
        assert protected.code_name in page
        assert "On background" in page
        for word in (*IDENTITY.values(), "supervisor", "barrels", "gAAAA"):
            assert word not in listed
            assert word not in page

    def test_no_form_save_changes_it_not_even_a_party_s(self, protected, reporter, as_person):
        response = as_person(reporter).post(reverse(PAGE, args=[protected.pk]), form_of(code_name="a hint"))

        assert response.status_code == 404
        protected.refresh_from_db()
        assert protected.code_name != "a hint"

    def test_it_is_never_deleted_here(self, protected, source_desk, as_person):
        client = as_person(source_desk)

        assert client.post(reverse("admin:sources_source_delete", args=[protected.pk]), {"post": "yes"}).status_code == 404
        assert Source.objects.filter(pk=protected.pk).exists()

    def test_a_party_without_any_permission_sees_their_own_and_nothing_else(self, protected, reporter, client):
        Source.objects.create(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")
        reporter.user_permissions.clear()
        reporter.groups.clear()
        client.force_login(reporter)

        listed = client.get(reverse(LIST)).content.decode()

        assert protected.code_name in listed
        assert "Harbour accounts" not in listed
        assert client.get(reverse(PAGE, args=[protected.pk]), follow=True).status_code == 200


class TestOpen:
    @pytest.mark.parametrize(
        "fields",
        [
            {"kind": SourceKind.ANONYMOUS_PERSON},
            {"default_terms": Terms.BACKGROUND},
            {"state": "destroyed"},
            {"kind": "gossip"},
        ],
    )
    def test_what_would_need_protecting_is_not_on_offer(self, reporter, as_person, fields):
        response = as_person(reporter).post(reverse("admin:sources_source_add"), form_of(**fields))

        assert response.status_code == 200
        assert response.context["errors"]
        assert not Source.objects.exists()

    def test_a_person_with_unsettled_terms_is_refused_in_words(self, reporter, as_person):
        fields = form_of(kind=SourceKind.PERSON, default_terms=Terms.UNSETTLED)

        response = as_person(reporter).post(reverse("admin:sources_source_add"), fields)

        assert "needs a protected source" in response.content.decode()

    def test_a_posted_identity_or_protection_is_ignored(self, reporter, as_person):
        as_person(reporter).post(
            reverse("admin:sources_source_add"), form_of(identity="Mirabel", protected="on", code_name="kettle orchard")
        )

        source = Source.objects.get()
        assert (source.identity, source.protected, source.code_name) == (None, False, None)

    def test_making_and_changing_one_writes_nothing_into_django_s_log(self, reporter, as_person):
        client = as_person(reporter)

        client.post(reverse("admin:sources_source_add"), form_of())
        source = Source.objects.get()
        client.post(reverse(PAGE, args=[source.pk]), form_of(name="Harbour accounts 2026"))

        source.refresh_from_db()
        assert (source.name, source.created_by) == ("Harbour accounts 2026", reporter)
        assert not LogEntry.objects.exists()

    def test_evidence_is_signed_by_whoever_adds_it(self, reporter, as_person):
        source = Source.objects.create(kind=SourceKind.DOCUMENT, name="Harbour accounts 2025")
        row = {"kind": EvidenceKind.PERMALINK, "state": "attached", "visibility": "public", "locator": "page 4"}
        fields = form_of(**{"evidence-TOTAL_FORMS": "1"}, **{f"evidence-0-{name}": value for name, value in row.items()})

        response = as_person(reporter).post(reverse(PAGE, args=[source.pk]), fields)

        assert response.status_code == 302
        assert Evidence.objects.get().captured_by == reporter

    @pytest.mark.parametrize(("terms", "rows"), [(Terms.BACKGROUND, 0), (Terms.ON_RECORD, 1)])
    def test_a_new_source_may_bring_its_first_open_agreement_along(self, reporter, as_person, terms, rows):
        row = {"terms": terms, "scope": "story", "allows_use": "on"}
        fields = form_of(**{"agreements-TOTAL_FORMS": "1"}, **{f"agreements-0-{name}": value for name, value in row.items()})

        response = as_person(reporter).post(reverse("admin:sources_source_add"), fields)

        assert response.status_code == (302 if rows else 200)
        assert Agreement.objects.count() == Source.objects.count() == rows
        assert [agreement.created_by for agreement in Agreement.objects.all()] == [reporter] * rows

    def test_an_agreement_with_an_open_source_must_be_open(self, reporter, as_person):
        source = Source.objects.create(kind=SourceKind.ORGANISATION, name="Ministry of Harbours")
        row = {"terms": Terms.BACKGROUND, "scope": "story"}
        fields = form_of(
            kind=SourceKind.ORGANISATION,
            **{"agreements-TOTAL_FORMS": "1"},
            **{f"agreements-0-{name}": value for name, value in row.items()},
        )

        response = as_person(reporter).post(reverse(PAGE, args=[source.pk]), fields)

        assert response.status_code == 200
        assert "needs a protected source" in response.content.decode()
        assert not Agreement.objects.exists()

    def test_twelve_sources_in_the_list_cost_no_more_queries_than_two(self, reporter, as_person):
        client = as_person(reporter)
        client.get(reverse(LIST))  # the first request of all makes the newsroom's settings
        costs = []
        for names in (("Ana", "Bo"), [f"Person {number}" for number in range(10)]):
            for name in names:
                registry.open_source_for(registry.make_entity(name, EntityType.PERSON, by=reporter), by=reporter)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(reverse(LIST)).status_code == 200
            costs.append(len(captured))

        assert costs[0] == costs[1]

    def test_a_second_source_of_the_same_person_is_refused_in_words(self, reporter, as_person):
        duarte = registry.make_entity("Ana Duarte", EntityType.PERSON, by=reporter)
        registry.open_source_for(duarte, by=reporter)
        fields = form_of(kind=SourceKind.PERSON, entity=duarte.pk)

        response = as_person(reporter).post(reverse("admin:sources_source_add"), fields)

        assert response.status_code == 200
        assert "already has a source of this kind" in response.content.decode()
