"""`manage.py make_records`: many invented projects, for benchmarks."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from demo.synthetic.filling import fill
from demo.synthetic.mark import MixedContent

STEP = 10_000


class Command(BaseCommand):
    """Fill an empty database with synthetic records."""

    help = "Fills an empty database with many invented projects, for benchmarks; the same ones for the same seed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=100_000, help="number of projects")
        parser.add_argument("--seed", type=int, default=1, help="another seed makes other projects")

    def handle(self, *arguments: Any, **options: Any) -> None:
        try:
            new = fill(options["size"], options["seed"], self.say)
        except MixedContent as error:
            raise CommandError(str(error)) from None
        done = _("%(size)d projects made.") if new else _("The %(size)d projects are there already.")
        self.stdout.write(done % {"size": options["size"]})
        if new:
            self.stdout.write(_("The admin’s search does not know them yet: update_index tells it."))

    def say(self, done: int) -> None:
        if done % STEP == 0:
            self.stdout.write(_("%(done)d projects so far") % {"done": done})
