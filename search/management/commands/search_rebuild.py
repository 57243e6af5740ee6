"""`manage.py search_rebuild`: all that search knows, made anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from search.engines import get_cluster
from search.engines.client import Unavailable
from search.rebuilding import rebuild
from search.upkeep import away, wrong_entries


class Command(BaseCommand):
    """Entries from pages, then the index of the cluster from entries, while readers read and editors write."""

    help = "Makes the entries from the pages again, then the index of the cluster, if there is one; the site goes on."

    def handle(self, *arguments: Any, **options: Any) -> None:
        number = wrong_entries(mend=True)
        self.say(ngettext("%(number)d entry written.", "%(number)d entries written.", number), number)
        engine = get_cluster()
        if engine is None:
            return
        try:
            number = rebuild(engine)
        except Unavailable as error:
            raise CommandError(away(error)) from None
        self.say(ngettext("%(number)d entry in a new index.", "%(number)d entries in a new index.", number), number)

    def say(self, said: str, number: int) -> None:
        self.stdout.write(said % {"number": number})
