"""Loads the content: places what is new or changed, leaves alone what an editor touched."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from . import indexing, sites
from .catalogue import records
from .content import Content
from .ledger import Ledger, State
from .models import Loaded
from .placing import Placing
from .records import Record
from .report import Report
from .synthetic.mark import refuse_synthetic

PLACED = {State.NEW, State.CHANGED}
RESET = {*PLACED, State.EDITED, State.DELETED}


def load(content: Content | None = None, *, reset: bool = False) -> Report:
    """Bring the site up to date with the content; with `reset`, undo what editors changed in it.

    Raises `MixedContent` on a database of synthetic records.
    """
    found = records(content or Content())
    with transaction.atomic(), quiet():
        refuse_synthetic()
        ledger = Ledger(found)
        report = Report({record.key: ledger.state(record) for record in found}, found, reset)
        wanted = RESET if reset else PLACED
        placing = place([one for one in found if report.states[one.key] in wanted], found, ledger)
        report.orphans = placing.orphans
        remember(placing)
    return report


def place(todo: list[Record], found: list[Record], ledger: Ledger) -> Placing:
    """Write some of the records; the others are there to be referred to."""
    placing = Placing(found, ledger.keys)
    with indexing.suspended():
        placing.place(todo)
        sites.point_at_home(placing)
    indexing.update(placing.get(record.key) for record in placing.placed)
    return placing


def remember(placing: Placing) -> None:
    rows = [
        Loaded(
            key=record.key,
            digest=record.digest,
            page_id=placing.get(record.key).pk if record.is_page else None,
            placed_at=timezone.now(),
        )
        for record in placing.placed
    ]
    Loaded.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=["digest", "page", "placed_at"]
    )


@contextmanager
def quiet() -> Iterator[None]:
    """Without the lines that Wagtail and its tasks log for each page."""
    loggers = [logging.getLogger(name) for name in ("wagtail", "django_tasks")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
