"""Answers to what goes wrong before a page is reached."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the login ran out while a form was open, and that going back keeps what was typed."""
    return render(request, "desk/csrf_failed.html", status=403)
