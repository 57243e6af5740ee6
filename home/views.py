"""The one view of all pages."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve as wagtail_serve

from .routing import prepare


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail's, with the page found at once."""
    prepare(request, path)
    response: HttpResponse = wagtail_serve(request, path)
    return response
