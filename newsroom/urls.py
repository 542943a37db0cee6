"""Addresses: the desk under /desk/, everything else is public."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", include("newsroom.desk_urls")),  # before Django's own, whose first page the board replaces
    path("desk/", admin.site.urls),
]
