"""Addresses of the site: the admin, the documents, what machines ask for, then every page in each language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.static import serve
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("", include("home.urls")),
]

if settings.SERVE_MEDIA:  # on a public site the proxy serves the uploaded files
    urlpatterns.append(path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))

urlpatterns += i18n_patterns(
    *(path("", include(urls)) for urls in ("search.urls", "news.urls", "home.page_urls")),
    prefix_default_language=False,
)
