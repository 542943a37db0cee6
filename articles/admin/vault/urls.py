"""The vault's addresses, below /desk/vault/. They carry random keys only, and everything typed comes by POST."""

from django.contrib import admin
from django.urls import path

from . import keeping, knowing, promising, protecting, reopening, reveal, room, source_page, step_up, two_people

_view = admin.site.admin_view

urlpatterns = [
    path("", _view(room.room), name="vault"),
    path("prove/", _view(step_up.prove), name="vault_prove"),
    path("protect/<uuid:pk>/", _view(protecting.protect_source), name="vault_protect"),
    path("reopen/<int:user>/", _view(reopening.reopen), name="vault_reopen"),
    path("admit/", _view(two_people.propose_admission), name="vault_admit"),
    path("leave/", _view(keeping.leave_desk), name="vault_leave_desk"),
    path("reading/", _view(keeping.propose_reading), name="vault_propose_reading"),
    path("reading/stop/", _view(keeping.stop_reading), name="vault_stop_reading"),
    path("proposal/<uuid:proposal>/carry-out/", _view(two_people.carry_out), name="vault_carry_out"),
    path("proposal/<uuid:proposal>/decline/", _view(two_people.decline), name="vault_decline"),
    path("receipt/<uuid:receipt>/", _view(two_people.receipt), name="vault_receipt"),
    path("promise/<uuid:agreement>/told/", _view(knowing.told_in_person), name="vault_told"),
    path("<uuid:pk>/", _view(source_page.source_page), name="vault_source"),
    path("<uuid:pk>/prove/", _view(step_up.prove), name="vault_source_prove"),
    path("<uuid:pk>/reveal/", _view(reveal.reveal), name="vault_reveal"),
    path("<uuid:pk>/let-in/", _view(knowing.let_in), name="vault_let_in"),
    path("<uuid:pk>/leave/", _view(knowing.leave), name="vault_leave"),
    path("<uuid:pk>/code-name/", _view(knowing.rename), name="vault_rename"),
    path("<uuid:pk>/description/", _view(knowing.describe), name="vault_describe"),
    path("<uuid:pk>/promise/", _view(promising.promise), name="vault_promise"),
    path("<uuid:pk>/promise/<uuid:agreement>/", _view(promising.promise), name="vault_change_promise"),
    path("<uuid:pk>/destroy/", _view(two_people.propose_destruction), name="vault_destroy"),
    path("<uuid:pk>/take-over/", _view(two_people.propose_taking_over), name="vault_take_over"),
    path("<uuid:pk>/identity/", _view(knowing.add_to_identity), name="vault_identity"),
]
