"""From an address to its page in two queries, whatever its depth: which page, then all of it.

Wagtail asks for the children of each page on the way; here the addresses on the way are asked for at once.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
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
    page = deepest(site.root_page, parts)
    if page is None:
        return None
    rest = parts[page.depth - site.root_page.depth :]
    try:
        route: RouteResult = page.route(request, rest)
    except Http404:
        return None
    return route


def deepest(root: Page, parts: list[str]) -> Any:
    """The page farthest along the way from a root page, with the records that it names (2 queries)."""
    addresses = ["/".join([root.url_path.rstrip("/"), *parts[:number], ""]) for number in range(len(parts) + 1)]
    # The slugs have an index and the addresses have none: the database looks at few pages.
    pages = Page.objects.filter(slug__in=[root.slug, *parts], url_path__in=addresses)
    found = pages.order_by("-depth").values_list("content_type", "pk").first()
    return served(*found) if found else None


def served(content_type: int, key: int) -> Any:
    """A page of its own type: pages of Wagtail's base type, which only a root is, have no `to_serve`."""
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    pages = model._default_manager.all()
    return (pages.to_serve() if hasattr(pages, "to_serve") else pages).get(pk=key)
