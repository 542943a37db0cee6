"""Addresses of the front, below /desk/front/."""

from django.contrib import admin
from django.urls import path

from . import page, preview

_view = admin.site.admin_view

urlpatterns = [
    path("", _view(page.front), name="front"),
    path("preview/", _view(preview.preview), name="front_preview"),
]
