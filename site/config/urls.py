"""Addresses of the site: the admin, the documents, then every page."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.static import serve
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
]

if settings.SERVE_MEDIA:  # on a public site the proxy serves the uploaded files
    urlpatterns.append(path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))

urlpatterns += [path("", include(f"{app}.urls")) for app in ("search", "news", "home")]
