"""The user of the admin."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who signs in; ours from the first migration, so that fields can be added later."""
