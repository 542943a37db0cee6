"""Who may use and who may open a piece of evidence. What somebody may not have is answered as absent.

Evidence of an open source is the newsroom's, unless it is restricted: then it is for whoever captured it, whoever put the
source on file, and the source desk. Of a protected source those who may attach it see that there is something; its
content is for parties alone, through the vault (protection.md, sections 1 and 2).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from articles.permissions import Role, may_attribute_at_all, may_keep_attributions, roles_of
from sources import vault
from sources.models import Evidence, Source
from sources.vocabulary import SourceState, Visibility


def may_add(source: Source, user: Any) -> bool:
    """Whether ``user`` may put evidence on file for this source; of a protected one only its parties may."""
    if source.state == SourceState.DESTROYED:
        return False
    return vault.is_party(source, user) if source.protected else _sees_sources(user) and may_attribute_at_all(user)


def may_use(evidence: Evidence, user: Any) -> bool:
    """Whether ``user`` may say that words rest on this evidence."""
    if evidence.protected:
        return vault.may_attach(evidence.source, user)
    return _sees_sources(user) and (
        evidence.visibility != Visibility.RESTRICTED
        or user.pk in (evidence.captured_by_id, evidence.source.created_by_id)
        or Role.SOURCE_DESK in roles_of(user)
    )


def may_open(evidence: Evidence, user: Any) -> bool:
    """Whether ``user`` may read what is in it; for a protected source the vault asks for more at its door."""
    return vault.is_party(evidence.source, user) if evidence.protected else may_use(evidence, user)


def evidence_on_file(user: Any) -> QuerySet[Evidence]:
    """Return all evidence ``user`` may use, newest first, without what is sealed in it."""
    if not _sees_sources(user):
        return Evidence.objects.none()
    in_the_open = Q(protected=False)
    if Role.SOURCE_DESK not in roles_of(user):
        in_the_open &= ~Q(visibility=Visibility.RESTRICTED) | Q(captured_by=user) | Q(source__created_by=user)
    known = Q(protected=True, source__in=vault.visible_to(user).values("pk"))
    found = Evidence.objects.filter(in_the_open | known).select_related("source__entity", "captured_by")
    return found.defer("sealed", "source__identity")


def usable_of(source: Source, user: Any) -> QuerySet[Evidence]:
    """Return what ``user`` may use of one source's evidence."""
    return evidence_on_file(user).filter(source=source)


def find_evidence(user: Any, pk: Any) -> Evidence | None:
    """Return the evidence if ``user`` may use it; a forbidden one, and what is no id, look absent."""
    try:
        return evidence_on_file(user).filter(pk=pk).first()
    except (ValidationError, ValueError):
        return None


def _sees_sources(user: Any) -> bool:
    return may_keep_attributions(user) and user.has_perm("sources.view_source")
