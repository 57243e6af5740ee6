"""From an address to its page in two queries, whatever its depth: which page, then all of it.

Wagtail asks for the children of each page on the way; here the addresses on the way are asked for at once.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .navigation import site_of


def prepare(request: HttpRequest, path: str) -> None:
    """Tell Wagtail the site and the page of a request, so that it does not look for them."""
    site = site_of(request)
    route = route_to(site, request, path) if site else None
    vars(request).update(_wagtail_site=site, _wagtail_route_for_request=route)


def route_to(site: Site, request: HttpRequest, path: str) -> RouteResult | None:
    """The page at a path below the site's root, with what it makes of the rest of the path."""
    parts = [part for part in path.split("/") if part]
    found = deepest(site.root_page, parts)
    if found is None:
        return None
    page = served(found)
    rest = parts[page.depth - site.root_page.depth :]
    try:
        route: RouteResult = page.route(request, rest)
    except Http404:
        return None
    return route


def deepest(root: Page, parts: list[str]) -> Page | None:
    """The page farthest along the way from a root page (1 query)."""
    addresses = ["/".join([root.url_path.rstrip("/"), *parts[:number], ""]) for number in range(len(parts) + 1)]
    # The slugs have an index and the addresses have none: the database looks at few pages.
    pages: QuerySet[Page] = Page.objects.filter(slug__in=[root.slug, *parts], url_path__in=addresses)
    return pages.select_related("content_type").order_by("-depth").first()


def served(page: Page) -> Any:
    """The page of its own type, with what it shows of the records that it names (1 query)."""
    pages = page.specific_class._default_manager.all()
    return (pages.to_serve() if hasattr(pages, "to_serve") else pages).get(pk=page.pk)
