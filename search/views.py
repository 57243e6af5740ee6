"""The page that searches the whole site."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.navigation import site_of
from home.subjects import Subject

from .results import asked, results
from .serving import told


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All pages of the site by words and facets."""
    found = results(request, asked(request))
    site = site_of(request)
    context = {
        "page": site.root_page if site else None,
        "below": Subject(title=_("Search"), summary=_("Programmes, calls, projects, antennas, news.")),
        "results": found,
        "rows": found.rows,
    }
    return told(request, found, TemplateResponse(request, "search/search.html", context))
