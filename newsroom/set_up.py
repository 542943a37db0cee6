"""The first start of an empty newsroom: a page that one link, printed in the terminal, opens once.

The link's word is kept as a hash in the newsroom's secrets (`newsroom.welcome` makes it) and is gone once the page has done
its work. As long as it stands nobody works here, so the page asks for no login and shows nothing but its own form.
"""

import hmac
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_slug
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.admin.site_settings import LANGUAGE_TAG, zone_choices
from articles.models import Section, SiteSettings
from articles.models.section import refuse_reserved_word
from articles.permissions import Role
from articles.publishing.site import project_section
from newsroom.welcome import set_up_token_file

User = get_user_model()
# The first person must be able to do everything but to read identities: hire others, and put out a first story.
FIRST_ROLES = (Role.ADMINISTRATOR, Role.STANDARDS, Role.PUBLISHER, Role.REPORTER)


class SetUpForm(forms.Form):
    """All that an empty newsroom must know before somebody can work in it."""

    name = forms.CharField(label=_("Name of the paper"), max_length=120)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, initial="Europe/London")
    language = forms.CharField(
        label=_("Language"), max_length=16, initial="en-GB", validators=[LANGUAGE_TAG], help_text=_("For example en-GB.")
    )
    section = forms.CharField(label=_("First section"), max_length=80, help_text=_("For example News. More can follow."))
    section_slug = forms.CharField(
        label=_("Its address"), max_length=60, validators=[validate_slug, refuse_reserved_word],
        help_text=_("The first word of its stories’ addresses, for example “news”. It never changes."),
    )  # fmt: skip
    full_name = forms.CharField(label=_("Your name"), max_length=150)
    username = forms.CharField(label=_("Your login name"), max_length=150, validators=[User.username_validator])
    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters; a few words together are best."), strip=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Measure the password against the person's own names."""
        cleaned = super().clean()
        if "password" in cleaned:
            try:
                validate_password(cleaned["password"], self._person(cleaned))
            except forms.ValidationError as weakness:
                self.add_error("password", weakness)
        return cleaned

    def _person(self, cleaned: dict[str, Any]) -> Any:
        first, _space, last = cleaned.get("full_name", "").partition(" ")
        return User(username=cleaned.get("username", ""), first_name=first, last_name=last, is_staff=True)

    def make_person(self) -> Any:
        """Store the first person with the roles a first person needs."""
        person = self._person(self.cleaned_data)
        person.set_password(self.cleaned_data["password"])
        person.save()
        person.groups.set(Group.objects.filter(name__in=[role.value for role in FIRST_ROLES]))
        return person


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form, or set the newsroom up and open the desk; absent without the right link."""
    if not link_is_good(token):
        raise Http404
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = _set_up(form)
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("admin:index")
    return TemplateResponse(request, "desk/set_up.html", {"form": form, "is_set_up_page": True})


def link_is_good(token: str) -> bool:
    """Whether this is the link's word and nobody works here yet."""
    path = set_up_token_file()
    if not path.is_file() or User.objects.exists():
        return False
    return hmac.compare_digest(sha256(token.encode()).hexdigest(), path.read_text("utf-8").strip())


@transaction.atomic
def _set_up(form: SetUpForm) -> Any:
    """Write settings, section and person; the link is spent with the commit."""
    given = form.cleaned_data
    # Two browsers with the same link wait for each other here, and the second finds a person.
    newsroom = SiteSettings.objects.select_for_update().get(pk=SiteSettings.load().pk)
    if User.objects.exists():
        raise Http404
    newsroom.name, newsroom.zone, newsroom.language = given["name"], given["zone"], given["language"]
    newsroom.is_set_up = True
    newsroom.save()
    section = Section.objects.create(name=given["section"], slug=given["section_slug"])
    project_section(section, timezone.now())
    person = form.make_person()
    transaction.on_commit(lambda: set_up_token_file().unlink(missing_ok=True))
    return person
