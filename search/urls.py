"""Addresses of search: the same words in every language."""

from django.urls import path

from . import suggestions, views

urlpatterns = [
    path("recherche/", views.search, name="search"),
    path("recherche/suggestions/", suggestions.suggestions, name="suggestions"),
]
