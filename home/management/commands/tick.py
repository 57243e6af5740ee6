"""Does the work of each minute; see `docs/operations.md`."""

import logging
import signal
import time
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.tick import run

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """One run for cron and systemd, or run after run for a service."""

    help = "Publish and withdraw pages whose hour has come, feed the search engine, delete what was kept long enough."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="run again and again, until it is stopped")

    def handle(self, *arguments: Any, every: int | None, **options: Any) -> None:
        if every:
            return self.repeat(every)
        problems = self.once()
        if problems:
            said = ngettext("%(number)d problem.", "%(number)d problems.", problems)
            raise CommandError(said % {"number": problems})
        return None

    def once(self) -> int:
        """A run; the number of problems, each of which is said."""
        problems = run()
        if problems is None:
            self.stdout.write(_("Another run is at work."))
        for problem in problems or ():
            self.stderr.write(problem)
        return len(problems or ())

    def repeat(self, seconds: int) -> None:
        """Runs that begin so many seconds one after the other; a signal ends them after the one under way."""
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: stopped.set())
        while not stopped.is_set():
            began = time.monotonic()
            close_old_connections()
            try:
                self.once()
            except Exception:  # the database is away: it may be back in a minute
                logger.exception("The run failed.")
            stopped.wait(max(0, seconds - (time.monotonic() - began)))
