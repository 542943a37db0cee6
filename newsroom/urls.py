"""Addresses: the desk under /desk/, everything else is public."""

from django.contrib import admin
from django.urls import include, path

from newsroom import set_up
from newsroom.how_we_source import how_we_source

urlpatterns = [
    path("desk/set-up/<str:token>/", set_up.set_up, name="set_up"),
    path("desk/", include("newsroom.desk_urls")),  # before Django's own, whose first page the board replaces
    path("desk/", admin.site.urls),
    path("how-we-source/", how_we_source, name="how-we-source"),
    path("", include("articles.public.urls")),  # last: any first word may be a section
]

handler400 = "newsroom.errors.bad_request"
handler404 = "newsroom.errors.not_found"
