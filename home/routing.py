"""From an address to its page in two queries, whatever its depth: which page, then all of it.

Wagtail asks for the children of each page on the way; here the addresses on the way are asked for at once, in the
reader's language and in the source language: what is not translated is read in the source language, at the address that
it has in the reader's.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .languages import SOURCE, code_of, reader
from .navigation import address, homes, site_of
from .translations import places

FILES = (".csv", ".ics", ".xml")


class Found(NamedTuple):
    """A page on the way to an address."""

    pk: int
    depth: int
    url_path: str
    content_type: int

    def is_routable(self) -> bool:
        """Whether it may serve addresses below its own."""
        model = ContentType.objects.get_for_id(self.content_type).model_class()
        return model is not None and issubclass(model, RoutablePageMixin)


def prepare(request: HttpRequest, path: str) -> str:
    """Tell Wagtail the site and the page of a request, so that it does not look for them.

    Returns the address where the page is, if its translation is elsewhere.
    """
    site = site_of(request)
    route = route_to(site, request, parts_of(path)) if site else None
    vars(request).update(_wagtail_site=site, _wagtail_route_for_request=route)
    return moved(route, request, parts_of(path)) if route else ""


def parts_of(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def route_to(site: Site, request: HttpRequest, parts: list[str]) -> RouteResult | None:
    """The page below the home page of the reader's language, else of the source, with what it makes of the rest."""
    known = homes(site)
    if reader(request) not in known:
        return None
    roots = list(dict.fromkeys((known[reader(request)], known.get(SOURCE, known[reader(request)]))))
    found = on_the_way(roots, parts)
    routes = (route_below(root, found, request, parts) for root in roots)
    return next((route for route in routes if route), None)


def on_the_way(roots: Iterable[Page], parts: list[str]) -> list[Found]:
    """The pages along the way from some root pages, the farthest first (1 query)."""
    steps = ["/".join(["", *parts[:number], ""]) for number in range(len(parts) + 1)]
    addresses = [f"{root.url_path.rstrip('/')}{step}" for root in roots for step in steps]
    # The slugs have an index and the addresses have none: the database looks at few pages.
    pages = Page.objects.filter(slug__in=[*(root.slug for root in roots), *parts], url_path__in=addresses)
    return [Found(*row) for row in pages.order_by("-depth").values_list(*Found._fields)]


def route_below(root: Page, found: Iterable[Found], request: HttpRequest, parts: list[str]) -> RouteResult | None:
    """What the farthest page below a root makes of the rest of the way (1 query)."""
    farthest = next((one for one in found if one.url_path.startswith(root.url_path)), None)
    rest = parts[farthest.depth - root.depth :] if farthest else []
    if farthest is None or (rest and not farthest.is_routable()):
        return None
    try:
        route: RouteResult = served(farthest).route(request, rest)
    except Http404:
        return None
    return route


def moved(route: RouteResult, request: HttpRequest, parts: list[str]) -> str:
    """The address of the translation of a page that was found in the source language; empty where it has none."""
    page = route.page
    if reader(request) not in places().get(page.translation_key, ()) or code_of(page) == reader(request):
        return ""
    rest = parts[page.depth - 2 :]
    return "/".join([address(page, request).rstrip("/"), *rest, *([] if request.path.endswith(FILES) else [""])])


def served(found: Found) -> Any:
    """A page of its own type: pages of Wagtail's base type, which only a root is, have no `to_serve`."""
    model: Any = ContentType.objects.get_for_id(found.content_type).model_class()
    pages = model._default_manager.all()
    return (pages.to_serve() if hasattr(pages, "to_serve") else pages).get(pk=found.pk)
