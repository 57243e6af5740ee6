"""The app `programmes`."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Programmes."""

    name = "programmes"
