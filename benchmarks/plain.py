"""The baseline of pages: Wagtail as it comes, its routing and its check of restrictions, a title and a body."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.models import Page


def plain(request: HttpRequest, address: str) -> HttpResponse:
    """What Wagtail's view does for a page of text that everyone may read."""
    route = Page.route_for_request(request, address)
    if route is None or Page.get_view_restrictions(route.page).exists():
        raise Http404
    return render(request, "plain_page.html", {"page": route.page})


urlpatterns = [
    path("admin/", include(admin_urls)),
    re_path(wagtail_urls.serve_pattern, plain, name="wagtail_serve"),
]
