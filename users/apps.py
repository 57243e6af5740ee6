"""The app `users`."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """Users."""

    name = "users"
