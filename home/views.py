"""The view of all pages, and what machines ask of a site: its addresses, its rules, its icon, pictures to share."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import views as sitemap_views
from wagtail.views import serve as wagtail_serve

from . import metadata
from .languages import SOURCE, code_of, prefix, reader, spoken
from .origin import from_this_site
from .routing import prepare
from .sitemaps import PageSitemap
from .subjects import root

SITEMAPS = {"pages": PageSitemap}


@from_this_site
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail's, with the page found at once; a page that is not translated speaks its own language."""
    if elsewhere := prepare(request, path):
        return with_query(request, elsewhere)
    with override(language_found(request)):
        return rendered(wagtail_serve(request, path), request)


def rendered(response: Any, request: HttpRequest) -> HttpResponse:
    """A page of another language than the reader's is written at once, in its own."""
    is_lazy = hasattr(response, "render") and spoken() != reader(request)
    return cast("HttpResponse", response.render() if is_lazy else response)


def language_found(request: HttpRequest) -> str:
    """The language of the page that a request was prepared for."""
    route = vars(request)["_wagtail_route_for_request"]
    return code_of(route.page) if route else reader(request)


def with_query(request: HttpRequest, address: str) -> HttpResponse:
    """Lead on for good, with what was asked."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address, permanent=True)


@require_safe
def without_prefix(request: HttpRequest, path: str | None) -> HttpResponse:
    """The source language has no prefix. Two slashes at the start would be the address of another site."""
    return with_query(request, f"{prefix(SOURCE)}{(path or '').lstrip('/')}")


@require_safe
def share_picture(request: HttpRequest, path: str, digest: str) -> HttpResponse:
    """The picture of the page at an address."""
    context = context_at(request, path)
    with override(language_found(request)):
        subject = metadata.subject_in(context)
        if subject is None:
            raise Http404
        return metadata.picture(subject, request, path, digest)


def context_at(request: HttpRequest, path: str) -> dict[str, Any]:
    """What the page at a path would be rendered with; nothing where there is none."""
    prepare(request, path)
    route = vars(request)["_wagtail_route_for_request"]
    if route is None:
        return {}
    page, arguments, options = route
    response = page.serve(request, *arguments, **options)
    return getattr(response, "context_data", None) or {}


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or the list of the files that hold them where they are too many for one."""
    response: HttpResponse
    if PageSitemap(request).paginator.num_pages > 1:
        response = sitemap_views.index(request, SITEMAPS, sitemap_url_name="sitemap_part")
    else:
        response = sitemap_views.sitemap(request, SITEMAPS)
    return response


@require_safe
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    response: HttpResponse = sitemap_views.sitemap(request, SITEMAPS, section=section)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", {"root": root(request)}, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """For those who ask for an icon without having read a page."""
    return redirect(static("img/favicon.ico"))
