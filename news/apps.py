"""The app `news`."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News."""

    name = "news"
