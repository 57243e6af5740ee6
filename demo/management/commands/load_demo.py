"""`manage.py load_demo`: the demo content, as often as one likes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.loader import load
from demo.synthetic.mark import MixedContent


class Command(BaseCommand):
    """Load the demo content, without undoing what an editor changed."""

    help = "Loads the demo content; loading again changes nothing, and keeps what an editor changed unless --reset."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="load again what an editor changed or deleted")

    def handle(self, *arguments: Any, **options: Any) -> None:
        try:
            report = load(reset=options["reset"])
        except MixedContent as error:
            raise CommandError(str(error)) from None
        for line in report.lines():
            self.stdout.write(line)
