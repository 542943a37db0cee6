"""What a save leaves of the link between words and evidence: nothing claimed that is not so, nothing sealed in clear."""

import json
from typing import Any

import pytest

from articles.desk.edits import QuotationEdit
from articles.errors import Invalid
from articles.models import Attribution, Quotation
from sources import vault
from sources.evidence import attach_words
from sources.models import Evidence, Source
from tests.articles.desk.drafting import NOW, key, open_source, protected_source, said_by, save

pytestmark = pytest.mark.django_db
TEXT = "<p>⟦a:“We shall close the ramp”⟧, she said.</p>"
VERBATIM = "We shall close the ramp"


def notes_of(source: Source, by: Any, **facts: Any) -> Evidence:
    return attach_words(source, by, "notes", f"She said: {VERBATIM}.", now=NOW, **facts)


def sealed_of(source: Source, by: Any) -> Evidence:
    return vault.add_evidence(source, by, "notes", {"found_text": VERBATIM})


def said(story: Any) -> Attribution:
    return Attribution.objects.select_related("quotation").get(quotation__article=story)


def resting_story(by: Any, evidence: Evidence, source: Source, verbatim: str = VERBATIM) -> Any:
    edit = said_by(source, evidence_id=str(evidence.pk), verbatim=verbatim, locator="¶ 1")
    return save(by, TEXT, quotations={key("a"): edit}).article


def test_evidence_of_another_source_is_absent(reporter: Any) -> None:
    ines, other = open_source(reporter), open_source(reporter, "Bram Estcourt")
    evidence = notes_of(other, reporter)

    saved = save(reporter, TEXT, quotations={key("a"): said_by(ines, evidence_id=str(evidence.pk))})

    assert said(saved.article).evidence is None
    assert "could not be found" in " ".join(saved.notes)


@pytest.mark.parametrize("posted", ["no-id", "00000000-0000-0000-0000-000000000001"])
def test_an_id_that_leads_nowhere_says_the_same_as_one_that_may_not_be_used(
    reporter: Any, other_reporter: Any, posted: str
) -> None:
    ines = open_source(other_reporter)
    restricted = notes_of(ines, other_reporter, visibility="restricted")

    answers = {
        given: save(reporter, TEXT, quotations={key("a"): said_by(ines, evidence_id=given)}).notes
        for given in (posted, str(restricted.pk))
    }

    assert len(set(map(str, answers.values()))) == 1
    assert not Attribution.objects.filter(evidence__isnull=False).exists()


def test_evidence_of_a_protected_source_is_absent_for_whoever_does_not_know_it(reporter: Any, other_reporter: Any) -> None:
    hidden = protected_source(other_reporter)
    evidence = sealed_of(hidden, other_reporter)

    saved = save(reporter, TEXT, quotations={key("a"): said_by(hidden, evidence_id=str(evidence.pk))})

    assert (said(saved.article).source, said(saved.article).evidence) == (None, None)


def test_exact_words_and_place_of_a_protected_source_are_kept_nowhere_in_clear(reporter: Any) -> None:
    hidden = protected_source(reporter)
    edit = said_by(
        hidden,
        evidence_id=str(sealed_of(hidden, reporter).pk),
        evidence_state="checked",
        verbatim="we SHALL close it, swore he",
        locator="tape 7, minute 12",
        translator="Ana Duarte",
    )

    story = save(reporter, TEXT, quotations={key("a"): edit}).article

    row = said(story)
    assert (row.evidence_state, row.locator, row.quotation.verbatim, row.quotation.translator) == ("checked", "", "", "")
    snapshots = json.dumps(list(story.revisions.values_list("snapshot", flat=True)))
    assert not any(secret in snapshots for secret in ("swore he", "minute 12", "Duarte"))


def test_an_alteration_nobody_knows_is_refused(reporter: Any) -> None:
    with pytest.raises(Invalid):
        save(reporter, TEXT, quotations={key("a"): QuotationEdit(alterations="ellipsis,improved")})


def test_the_state_says_what_is_so_whatever_was_chosen(reporter: Any) -> None:
    ines = open_source(reporter)
    edit = said_by(
        ines, evidence_id=str(notes_of(ines, reporter).pk), verbatim="We might close the ramp", evidence_state="checked"
    )

    assert said(save(reporter, TEXT, quotations={key("a"): edit}).article).evidence_state == "mismatch"


def test_words_changed_later_are_compared_anew_with_those_kept(reporter: Any) -> None:
    ines = open_source(reporter)
    story = resting_story(reporter, notes_of(ines, reporter), ines)
    assert said(story).evidence_state == "checked"

    save(reporter, TEXT.replace("shall", "might"), article=story)
    assert said(story).evidence_state == "mismatch"

    save(reporter, TEXT, article=story)
    assert said(story).evidence_state == "checked"


def test_words_changed_with_nothing_kept_to_compare_go_back_to_not_checked(reporter: Any) -> None:
    hidden = protected_source(reporter)
    edit = said_by(hidden, evidence_id=str(sealed_of(hidden, reporter).pk), evidence_state="checked")
    story = save(reporter, TEXT, quotations={key("a"): edit}).article

    unchanged = save(reporter, TEXT + "<p>It rained.</p>", article=story)
    assert (said(story).evidence_state, unchanged.notes) == ("checked", ())

    changed = save(reporter, TEXT.replace("shall", "might"), article=story)
    assert said(story).evidence_state == "attached"
    assert "have changed" in " ".join(changed.notes)


def test_another_source_takes_the_evidence_and_what_was_found_in_it_away(reporter: Any) -> None:
    ines = open_source(reporter)
    story = resting_story(reporter, notes_of(ines, reporter), ines)

    save(reporter, article=story, quotations={key("a"): said_by(open_source(reporter, "Bram Estcourt"))})

    row = said(story)
    assert (row.evidence, row.evidence_state, row.locator, row.quotation.verbatim) == (None, "missing", "", "")


def test_language_translator_and_alterations_are_kept(reporter: Any) -> None:
    edit = said_by(open_source(reporter), language="pt", translator="Ana Duarte", alterations="translated,ellipsis")

    story = save(reporter, TEXT, quotations={key("a"): edit}).article

    row = Quotation.objects.get(article=story)
    assert (row.language, row.translator, row.alterations) == ("pt", "Ana Duarte", ["translated", "ellipsis"])
