"""Addresses of search: the same words in every language."""

from django.urls import path

from . import views

urlpatterns = [path("recherche/", views.search, name="search")]
