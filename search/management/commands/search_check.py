"""`manage.py search_check`: whether search knows what the pages say."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.comparing import unlike
from search.engines import get_cluster
from search.engines.client import Unavailable
from search.engines.cluster import ClusterEngine
from search.feeding import OutOfStep
from search.rebuilding import rebuild
from search.upkeep import away, wrong_entries


class Command(BaseCommand):
    """Compare entries with pages and the cluster with entries; exit with 1 where they differ and are not mended."""

    help = "Compares the entries with the pages, and the search cluster with the entries."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="put right what is wrong")

    def handle(self, *arguments: Any, repair: bool, **options: Any) -> None:
        problems = list(self.problems(repair))
        if problems and not repair:
            raise CommandError("\n".join([*problems, _("manage.py search_check --repair puts it right.")]))
        for problem in [*problems, _("Put right.")] if problems else [_("All is right.")]:
            self.stdout.write(problem)

    def problems(self, repair: bool) -> Iterator[str]:
        if number := wrong_entries(mend=repair):
            said = ngettext(
                "%(number)d entry differs from its page.", "%(number)d entries differ from their pages.", number
            )
            yield said % {"number": number}
        if engine := get_cluster():
            yield from self.problems_of(engine, repair)

    def problems_of(self, engine: ClusterEngine, repair: bool) -> Iterator[str]:
        """What is wrong with the cluster, which is mended by filling it again."""
        try:
            said = self.difference(engine)
            if said:
                yield said
            if said and repair:
                rebuild(engine)
        except Unavailable as error:
            raise CommandError(away(error)) from None

    def difference(self, engine: ClusterEngine) -> str:
        try:
            number = len(unlike(engine))
        except OutOfStep as error:
            return _("The search cluster must be filled: %(why)s.") % {"why": error}
        said = ngettext("%(number)d entry differs in the cluster.", "%(number)d entries differ in the cluster.", number)
        return said % {"number": number} if number else ""
