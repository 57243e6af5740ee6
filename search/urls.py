"""Addresses of search: the same words in every language."""

from django.urls import path, re_path

from . import suggestions, views

urlpatterns = [
    path("recherche/", views.search, name="search"),
    re_path(r"^recherche/partage-([0-9a-f]{16})\.png$", views.share_picture),
    path("recherche/suggestions/", suggestions.suggestions, name="suggestions"),
]
