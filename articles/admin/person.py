"""People who work at the desk, and their roles. Nobody is deleted: what they wrote names them; they are deactivated."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.permissions import Role

User = get_user_model()

_LONGEST_ID = 18  # figures
# Membership of the source desk is granted by two of its members, never by an administrator (protection.md, section 1).
GRANTED_HERE = tuple(role.value for role in Role if role is not Role.SOURCE_DESK)


def roles_on_offer() -> QuerySet[Group]:
    """Return the groups an administrator may give."""
    return Group.objects.filter(name__in=GRANTED_HERE).order_by("name")


class RolesField(forms.ModelMultipleChoiceField):
    """Roles as boxes to tick; leaves the one it does not offer as it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            roles_on_offer(),
            label=_("Roles"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("The source desk lets people in itself."),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        # Django hands a number that no column holds to the database, which breaks.
        if any(len(str(each)) > _LONGEST_ID for each in value or ()):
            raise forms.ValidationError(_("There is no such role. Choose from the list."))
        return super().clean(value)


class PersonForm(UserChangeForm):
    groups = RolesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "is_active" in self.fields:  # absent on the page of somebody who may only look
            self.fields["is_active"].label = _("May sign in")
            self.fields["is_active"].help_text = _("Take this away when somebody leaves; their work stays theirs.")

    def clean_groups(self) -> list[Group]:
        kept = self.instance.groups.exclude(name__in=GRANTED_HERE)
        return [*self.cleaned_data["groups"], *kept]


class NewPersonForm(UserCreationForm):
    groups = RolesField()

    def save(self, commit: bool = True) -> Any:
        self.instance.is_staff = True  # the desk's door; what lies behind it is a matter of roles
        return super().save(commit)


admin.site.unregister(User)
admin.site.unregister(Group)  # roles are made by the code, with exactly their permissions (articles/permissions.py)


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_title = _("People")
    show_facets = admin.ShowFacets.NEVER
    search_help_text = _("Name, login name or email")
    form = PersonForm
    add_form = NewPersonForm
    add_form_template = None  # Django's sends people through a second page for what stands on this one
    list_display = ("called", "username", "roles", "email", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("-is_active", "first_name", "last_name", "username")
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        (_("What they may do"), {"fields": ("groups", "is_active")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email", "password1", "password2")}),
        (_("What they may do"), {"fields": ("groups",)}),
    )
    filter_horizontal = ()
    readonly_fields = ()
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people = super().get_queryset(request).prefetch_related("groups")
        return people if request.user.is_superuser else people.filter(is_superuser=False)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # Django's own would put a plain list in the place of the form's boxes.
        return RolesField() if db_field.name == "groups" else super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("name"), ordering="first_name")
    def called(self, person: Any) -> str:
        return person.get_full_name() or person.get_username()

    @admin.display(description=_("roles"))
    def roles(self, person: Any) -> str:
        return ", ".join(sorted(group.name for group in person.groups.all())) or str(_("No role yet"))
