"""What search adds to Wagtail: the answers that the showcase of laureates serves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from programmes.models import ProjectIndexPage

from .results import SHOWCASE, asked, results
from .serving import told


@hooks.register("before_serve_page", order=100)  # after what asks whether everyone may read the page
def serve_showcase(
    page: Any, request: HttpRequest, arguments: list[Any], options: dict[str, Any]
) -> HttpResponse | None:
    """The showcase with what the reader asked of it."""
    if not isinstance(page, ProjectIndexPage):
        return None
    found = results(request, asked(request, SHOWCASE))
    response = page.serve(request, *arguments, **options)
    response.context_data |= {"results": found, "rows": found.rows}
    return told(request, found, response)
