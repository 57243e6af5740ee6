"""What search adds to Wagtail: the answers that the showcase of laureates serves."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from programmes.models import ProjectIndexPage

from .admin import PromotionListing, ReportMenuItem, TermReport
from .results import SHOWCASE, Results
from .retention import cut_log
from .serving import serve
from .terms import forget_old
from .upkeep import feed_each_minute

Chain = Callable[[Any, HttpRequest, list[Any], dict[str, Any]], HttpResponseBase]  # what serves a page


@hooks.register("on_serve_page", order=100)  # inside what asks whether everyone may read it; may answer with a stream
def serve_showcase(serve_page: Chain) -> Chain:
    """The showcase with what the reader asked of it."""

    def served(page: Any, request: HttpRequest, arguments: list[Any], options: dict[str, Any]) -> HttpResponseBase:
        def showcase(found: Results) -> HttpResponse:
            response: Any = serve_page(page, request, arguments, options)
            response.context_data |= {"results": found, "rows": found.rows}
            return response

        if isinstance(page, ProjectIndexPage):
            return serve(request, SHOWCASE, showcase)
        return serve_page(page, request, arguments, options)

    return served


@hooks.register("register_admin_urls")
def addresses_of_terms() -> list[URLPattern]:
    """The report of search terms."""
    return [
        path("reports/search-terms/", TermReport.as_view(), name="search_terms"),
        path("reports/search-terms/results/", TermReport.as_view(results_only=True), name="search_terms_results"),
    ]


@hooks.register("register_reports_menu_item")
def report_of_terms() -> ReportMenuItem:
    return ReportMenuItem()


for step in (feed_each_minute, forget_old, cut_log):
    hooks.register("each_minute", step, order=70)
register_snippet(PromotionListing)
