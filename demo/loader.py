"""Loads the content: places what is new or changed, leaves alone what an editor touched."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from . import indexing, sites
from .catalogue import records
from .content import Content
from .ledger import Ledger, State
from .models import Loaded
from .placing import Placing
from .records import Record

PLACED = {State.NEW, State.CHANGED}
RESET = {*PLACED, State.EDITED, State.DELETED}


@dataclass
class Report:
    """What a load did: records by their state before it, and what could not be placed."""

    states: dict[State, list[Record]] = field(default_factory=lambda: defaultdict(list))
    orphans: list[Record] = field(default_factory=list)
    reset: bool = False

    def lines(self) -> Iterator[str]:
        """A line per type with its counts, then one for each record that was left alone."""
        yield from self.counts()
        if not self.reset:
            for record in self.states[State.EDITED]:
                yield _("kept: %(title)s, changed by an editor; --reset to load it again") % {"title": record.title}
            for record in self.states[State.DELETED]:
                yield _("left out: %(title)s, deleted by an editor; --reset to load it again") % {"title": record.title}
        for record in self.orphans:
            yield _("left out: %(title)s, the page above it is missing") % {"title": record.title}

    def counts(self) -> Iterator[str]:
        counts: dict[str, Counter[State]] = defaultdict(Counter)
        for state, found in self.states.items():
            for record in found:
                counts[str(record.model._meta.verbose_name_plural)][state] += 1
        for name, by_state in counts.items():
            yield self.count(capfirst(name), by_state)

    def count(self, name: str, by_state: Counter[State]) -> str:
        new = by_state[State.NEW] + (by_state[State.DELETED] if self.reset else 0)
        updated = by_state[State.CHANGED] + (by_state[State.EDITED] if self.reset else 0)
        return _("%(name)s: %(total)d (%(new)d new, %(updated)d updated)") % {
            "name": name,
            "total": by_state.total() - (0 if self.reset else by_state[State.DELETED]),
            "new": new,
            "updated": updated,
        }


def load(content: Content | None = None, *, reset: bool = False) -> Report:
    """Bring the site up to date with the content; with `reset`, undo what editors changed in it."""
    found = records(content or Content())
    with transaction.atomic(), quiet():
        ledger = Ledger(found)
        report = Report(reset=reset)
        for record in found:
            report.states[ledger.state(record)].append(record)
        wanted = RESET if reset else PLACED
        todo = [record for record in found if ledger.state(record) in wanted]
        place(todo, found, ledger, report)
    return report


def place(todo: list[Record], found: list[Record], ledger: Ledger, report: Report) -> None:
    """Write the records that are to be written, and remember them."""
    placing = Placing(found, ledger.keys)
    with indexing.suspended():
        for record in todo:
            if not record.is_page:
                placing.save(record)
        report.orphans = [one for one in todo if one.is_page and not placing.get(one.key) and not placing.create(one)]
        pages = [record for record in todo if record.is_page and record not in report.orphans]
        for record in pages:
            placing.publish(record)
    sites.point_at_home(placing)
    indexing.update(placing.placed)
    remember([record for record in todo if record not in report.orphans], placing)


def remember(placed: list[Record], placing: Placing) -> None:
    rows = [
        Loaded(
            key=record.key,
            digest=record.digest,
            page_id=placing.get(record.key).pk if record.is_page else None,
            placed_at=timezone.now(),
        )
        for record in placed
    ]
    Loaded.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=["digest", "page", "placed_at"]
    )


@contextmanager
def quiet() -> Iterator[None]:
    """Without the line that Wagtail logs for each page that it creates, revises and publishes."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
