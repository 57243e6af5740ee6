"""`manage.py load_demo`: the demo content, as often as one likes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from demo.loader import load


class Command(BaseCommand):
    """Load the demo content, without undoing what an editor changed."""

    help = "Loads the demo content; loading again changes nothing, and keeps what an editor changed unless --reset."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="load again what an editor changed or deleted")

    def handle(self, *arguments: Any, **options: Any) -> None:
        for line in load(reset=options["reset"]).lines():
            self.stdout.write(line)
