"""Loads the content and its translations: what is new or changed; what an editor touched is left alone."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from . import indexing, sites
from .catalogue import records
from .content import Content
from .ledger import Ledger
from .models import Loaded
from .placing import Placing
from .records import Record
from .report import Report, Translations
from .synthetic.mark import refuse_synthetic
from .translated import Translated, languages_of
from .translating import Translating


def load(content: Content | None = None, *, reset: bool = False) -> Report:
    """Bring the site up to date with the content; with `reset`, undo what editors changed in it.

    Raises `MixedContent` on a database of synthetic records.
    """
    content = content or Content()
    found = records(content)
    with transaction.atomic(), quiet():
        refuse_synthetic()
        ledger = Ledger(found)
        report = Report({record.key: ledger.state(record) for record in found}, found, reset)
        languages = [Translated(language, content, found, ledger) for language in languages_of(content)]
        report.translations = [translated.report(report) for translated in languages]
        with indexing.suspended() as saved:
            placing = place(report.todo(), found, ledger)
            pages = [
                page
                for translated, about in zip(languages, report.translations, strict=True)
                for page in translate(translated, about, placing)
            ]
        report.orphans = placing.orphans
        indexing.update([*(placing.get(record.key) for record in placing.placed), *pages], saved)
    return report


def place(todo: list[Record], found: list[Record], ledger: Ledger) -> Placing:
    """Write some of the records; the others are there to be referred to."""
    placing = Placing(found, ledger.keys)
    placing.place(todo)
    sites.point_at_home(placing)
    remember(loaded(one.key, one.digest, placing.get(one.key) if one.is_page else None) for one in placing.placed)
    return placing


def translate(translated: Translated, report: Translations, placing: Placing) -> list[Page]:
    """Write some of the pages of a language, once all French ones are there."""
    todo = [record for record in report.todo() if placing.get(record.key)]
    work = Translating(translated, placing)
    work.place(todo)
    remember(loaded(translated.name(one), translated.digest(one), work.placed[one.key]) for one in todo)
    report.missing = {record.key: len(translated.missing(record)) for record in report.records}
    return list(work.placed.values())


def loaded(key: str, digest: str, page: Page | None) -> Loaded:
    return Loaded(key=key, digest=digest, page_id=page.pk if page else None, placed_at=timezone.now())


def remember(rows: Iterable[Loaded]) -> None:
    Loaded.objects.bulk_create(
        list(rows), update_conflicts=True, unique_fields=["key"], update_fields=["digest", "page", "placed_at"]
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
