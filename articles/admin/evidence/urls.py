"""Addresses of evidence, below /desk/evidence/. They carry random keys only, and everything typed comes by POST."""

from django.contrib import admin
from django.urls import path

from . import adding, looking, page

_view = admin.site.admin_view

urlpatterns = [
    path("of/", _view(looking.choices), name="evidence_choices"),
    path("add/<uuid:pk>/", _view(adding.add), name="evidence_add"),
    path("sealed/<uuid:pk>/<uuid:evidence>/file/", _view(page.download_sealed), name="evidence_sealed_file"),
    path("<uuid:pk>/", _view(page.show), name="evidence"),
    path("<uuid:pk>/file/", _view(page.download), name="evidence_file"),
    path("<uuid:pk>/text/", _view(looking.text), name="evidence_text"),
    path("<uuid:pk>/words/", _view(looking.words), name="evidence_words"),
    path("<uuid:pk>/look/<slug:public_key>/", _view(page.look), name="evidence_look"),
]
