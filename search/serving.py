"""What every page of results does with a request, and what crawlers and caches are told of an address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from .exports import FORMATS, export
from .limits import limited
from .query import Choice
from .results import Results, asked, results
from .terms import note


def serve(request: HttpRequest, scope: Choice, page: Callable[[Results], HttpResponse]) -> HttpResponseBase:
    """The results within a scope in the format that is asked for, or on a page; a refusal for who asks too much."""
    query = asked(request, scope)
    refused = limited(request, "exports" if request.GET.get("format") in FORMATS else "search")
    if answer := refused or export(request, query):
        return answer
    found = results(request, query)
    note(query, found.total)
    return told(request, found, page(found))


def told(request: HttpRequest, found: Results, response: HttpResponse) -> HttpResponse:
    """No search engine lists what a filter leaves of a list; nobody keeps an answer that may be out of date."""
    if request.GET.keys() - {"page"}:
        response["X-Robots-Tag"] = "noindex"
    if found.answer.degraded or not found.answer.is_current:
        response["Cache-Control"] = "no-store"
    return response
