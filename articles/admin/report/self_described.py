"""What a person on the record says of themselves, written down on their page of the register.

The answer is shown again only to whoever asked it and to the source desk; to everybody else stands that there is one.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.register.door import for_keepers
from articles.permissions import Role, may_enter_self_descriptions, roles_of
from sources.models import DescribedAttribute, Entity, SelfDescription, Source
from sources.vocabulary import EntityState, EntityType, SourceKind


@dataclass(frozen=True)
class Asked:
    """One thing that is asked, and what is on file: `answer` is empty for whoever may not read it."""

    attribute: DescribedAttribute
    on_file: SelfDescription | None
    answer: str


def asked_of(entity: Entity, user: Any) -> list[Asked]:
    """Return what ``user`` may write down of ``entity``; nothing where nothing is asked, or not of them."""
    if not may_enter_self_descriptions(user) or not _is_asked(entity):
        return []
    on_file = {each.attribute_id: each for each in entity.self_descriptions.select_related("asked_by")}
    reads_all = Role.SOURCE_DESK in roles_of(user)
    found = []
    for attribute in DescribedAttribute.objects.filter(is_asked=True):
        given = on_file.get(attribute.pk)
        may_read = given is not None and (reads_all or given.asked_by_id == user.pk)
        found.append(Asked(attribute, given, given.answer if may_read else ""))
    return found


def _is_asked(entity: Entity) -> bool:
    """Only of somebody who speaks to us by name; never of a child."""
    if entity.type != EntityType.PERSON or entity.state != EntityState.ACTIVE or entity.minor:
        return False
    return Source.objects.for_entity(entity).filter(kind=SourceKind.PERSON).exists()


@for_keepers
@require_POST
def write_down(request: HttpRequest, pk: Any) -> HttpResponse:
    """Keep the answers of the form; an answer that is not on offer changes nothing, and "-" takes one back."""
    entity = Entity.objects.filter(pk=pk).first()
    if entity is None or not may_enter_self_descriptions(request.user):
        raise Http404
    changed = sum(_keep(each, entity, request) for each in asked_of(entity, request.user))
    if changed:
        messages.success(request, _("Kept as they said it. It is counted in the report and shown nowhere else."))
    return redirect("desk:who", pk=entity.pk)


def _keep(asked: Asked, entity: Entity, request: HttpRequest) -> bool:
    answer = request.POST.get(f"answer-{asked.attribute.pk}", "")
    if answer == "-" and asked.on_file is not None:
        asked.on_file.delete()
        return True
    if answer not in asked.attribute.answers:
        return False
    SelfDescription.objects.update_or_create(
        entity=entity,
        attribute=asked.attribute,
        defaults={"answer": answer, "asked_by": request.user, "asked_on": timezone.localdate()},
    )
    return True
