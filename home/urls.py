"""Addresses for machines, the same in every language; the source language has no prefix."""

from django.conf import settings
from django.urls import path, re_path

from . import views

urlpatterns = [
    path("favicon.ico", views.favicon),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemap_part, name="sitemap_part"),
    re_path(rf"^{settings.LANGUAGE_CODE}(?:/(.*))?$", views.without_prefix),
]
