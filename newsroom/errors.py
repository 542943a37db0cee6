"""Answers to what goes wrong before a page is reached."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from articles.public import gone
from newsroom.public_guard import is_desk


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the login ran out while a form was open, and that going back keeps what was typed."""
    return render(request, "desk/csrf_failed.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere: at the desk in the desk's looks, elsewhere with the readers' page."""
    return page_not_found(request, exception) if is_desk(request) else gone.not_found(request, exception)
