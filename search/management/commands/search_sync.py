"""`manage.py search_sync`: what the cluster has not got yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.engines import get_cluster
from search.engines.client import Unavailable
from search.rebuilding import sync
from search.upkeep import away


class Command(BaseCommand):
    """Feed the cluster; `tick` does so each minute."""

    help = "Sends to the search cluster what changed since it was last fed, and fills it where it is empty."

    def handle(self, *arguments: Any, **options: Any) -> None:
        engine = get_cluster()
        if engine is None:
            self.stdout.write(_("There is no search cluster (SEARCH_URL): nothing to feed."))
            return
        try:
            number = sync(engine)
        except Unavailable as error:
            raise CommandError(away(error)) from None
        said = ngettext("%(number)d change sent.", "%(number)d changes sent.", number)
        self.stdout.write(said % {"number": number})
