"""What goes over the wire with results: what crawlers and caches are told of an address."""

from django.http import HttpRequest, HttpResponse

from .results import Results


def told(request: HttpRequest, found: Results, response: HttpResponse) -> HttpResponse:
    """No search engine lists what a filter leaves of a list; nobody keeps an answer that may be out of date."""
    if request.GET.keys() - {"page"}:
        response["X-Robots-Tag"] = "noindex"
    if found.answer.degraded or not found.answer.is_current:
        response["Cache-Control"] = "no-store"
    return response
