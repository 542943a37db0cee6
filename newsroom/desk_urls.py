"""The desk's own pages; Django's admin follows them under the same first word."""

from django.contrib import admin
from django.urls import path

from articles.admin import find
from newsroom import desk_settings

app_name = "desk"

urlpatterns = [
    path("find/", admin.site.admin_view(find.find), name="find"),
    path("settings/", admin.site.admin_view(desk_settings.settings_page), name="settings"),
]
