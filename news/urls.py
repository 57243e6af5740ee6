"""Addresses of news that are no pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("agenda.ics", views.agenda, name="agenda"),
]
