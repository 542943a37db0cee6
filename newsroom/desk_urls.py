"""The desk's own pages; Django's admin follows them under the same first word."""

from django.contrib import admin
from django.urls import include, path

from articles.admin import board, find, thumbnail, trial_strip
from articles.admin.register import attribute, merge, search, who, worklist
from articles.admin.report import page as report
from articles.admin.report import self_described
from newsroom import desk_settings

app_name = "desk"

urlpatterns = [
    path("", admin.site.admin_view(board.board), name="board"),
    path("find/", admin.site.admin_view(find.find), name="find"),
    path("worklist/", admin.site.admin_view(worklist.show), name="worklist"),
    path("worklist/attribute/", admin.site.admin_view(attribute.attribute), name="attribute"),
    path("worklist/quotation/<slug:public_key>/", admin.site.admin_view(worklist.quotation), name="quotation"),
    path("register/", admin.site.admin_view(search.search), name="register"),
    path("register/who/<uuid:pk>/", admin.site.admin_view(who.who), name="who"),
    path("register/who/<uuid:pk>/merge/", admin.site.admin_view(merge.merge), name="merge"),
    path("register/who/<uuid:pk>/self-described/", admin.site.admin_view(self_described.write_down), name="self_described"),
    path("who-gets-quoted/", admin.site.admin_view(report.who_gets_quoted), name="who_gets_quoted"),
    path("who-gets-quoted/<slug:table>.csv", admin.site.admin_view(report.as_csv), name="who_gets_quoted_csv"),
    path("register/source/<uuid:pk>/", admin.site.admin_view(who.source), name="source"),
    path("settings/", admin.site.admin_view(desk_settings.settings_page), name="settings"),
    path("picture/<uuid:pk>/<int:width>/", admin.site.admin_view(thumbnail.show), name="picture"),
    path("vault/", include("articles.admin.vault.urls")),
    path("front/", include("articles.admin.front.urls")),
    path("evidence/", include("articles.admin.evidence.urls")),
    path("try-it/put-away/", admin.site.admin_view(trial_strip.put_away), name="trial_put_away"),
    path("try-it/as-a-reader/", admin.site.admin_view(trial_strip.see_as_reader), name="trial_see_as_reader"),
]
