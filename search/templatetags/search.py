"""Tags of search: results on the pages that show some."""

from django import template
from django.template.context import RequestContext

from search.query import PARAMETERS
from search.results import SHOWCASE, Results, asked, results

register = template.Library()


@register.simple_tag(takes_context=True)
def showcase_results(context: RequestContext) -> Results:
    """What the showcase of laureates found; in a preview, which nobody asked anything, all of it."""
    found: Results = context.get("results") or results(context["request"], asked(context["request"], SHOWCASE))
    return found


@register.simple_tag
def filter_parameters() -> list[str]:
    """The parameters whose addresses are closed to crawlers: all but the number of a page."""
    return [key for key in PARAMETERS if key != "page"]
