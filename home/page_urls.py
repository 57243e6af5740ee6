"""Addresses of pages in each language: Wagtail's, a page's own files such as `agenda.ics` included."""

from django.urls import re_path
from wagtail import urls as wagtail_urls

from . import views

urlpatterns = [
    re_path(r"^((?:[\w\-]+/)*)partage-([0-9a-f]{16})\.png$", views.share_picture, name="share_picture"),
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(r"^((?:[\w\-]+/)*(?:[\w\-]+\.(?:csv|ics|xml))?)$", views.serve, name="wagtail_serve"),
]
