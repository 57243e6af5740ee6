"""`manage.py demo_admin`: an account to sign in with."""

from typing import Any

from django.core.management.base import BaseCommand

from demo.accounts import ensure_admin


class Command(BaseCommand):
    """Create the demo administrator, once."""

    help = "Creates the demo administrator on first use and says how to sign in."

    def handle(self, *arguments: Any, **options: Any) -> None:
        self.stdout.write(ensure_admin())
