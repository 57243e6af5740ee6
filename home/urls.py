"""Addresses of the pages: Wagtail's, a page's own files such as `agenda.ics` included."""

from django.urls import re_path
from wagtail import urls as wagtail_urls

from .views import serve

urlpatterns = [
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(r"^((?:[\w\-]+/)*(?:[\w\-]+\.(?:csv|ics|xml))?)$", serve, name="wagtail_serve"),
]
