"""The page that searches the whole site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.languages import reader
from home.metadata import picture
from home.navigation import homes, site_of
from home.subjects import Subject

from .results import Results
from .serving import serve


def about() -> Subject:
    """What the page is about, whatever was asked."""
    return Subject(title=_("Search"), summary=_("Programmes, calls, projects, antennas, news."))


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """All pages of the site by words and facets."""

    def page(found: Results) -> HttpResponse:
        site = site_of(request)
        home = homes(site).get(reader(request)) if site else None
        if home is None:
            raise Http404
        context = {"page": home, "below": about(), "results": found, "rows": found.rows}
        return TemplateResponse(request, "search/search.html", context)

    return serve(request, {}, page)


@require_safe
def share_picture(request: HttpRequest, digest: str) -> HttpResponse:
    return picture(about(), request, "recherche/", digest)
