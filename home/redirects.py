"""Old addresses: what Wagtail notes when a page is renamed or moved, in every language that the page is read in."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware as Theirs
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from .languages import SOURCE, reader, swapped
from .navigation import address, languages


class RedirectMiddleware(Theirs):
    """As Wagtail's; a page that is read in its own language below `/en/` has old addresses there too."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer: HttpResponse = super().process_response(request, response)
        language = reader(request)
        if answer.status_code != 404 or language == SOURCE or language not in languages(request):
            return answer
        target = new_address(request, swapped(request.get_full_path(), language, SOURCE))
        return HttpResponsePermanentRedirect(target) if target not in ("", request.path) else answer


def new_address(request: HttpRequest, old: str) -> str:
    """Where readers of the request's language find what was at an address in the source's (1 query if nothing was)."""
    path = Redirect.normalise_path(urlsplit(old).path, decode_unicode=False)
    known = get_redirect(request, path)
    if known is None or known.redirect_page is None:
        return ""
    return address(known.redirect_page, request).rstrip("/") + (known.redirect_page_route_path or "/")
