"""What readers ask, for the report of search terms: what, on which day, how often, how often in vain. Never by whom.

Terms are counted in the process and written together, half a minute later at most, by a thread of their own: no
reader waits, also where the database is locked. What was not written yet when a process is killed is lost.
"""

import logging
import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from threading import Lock, Timer
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .models import Asked, key_of
from .query import SORTS, VIEWS, Query

logger = logging.getLogger(__name__)
EVERY = 30  # seconds
MOST = 100  # terms that wait
LONGEST = 60  # characters: more is a text that somebody pasted
KEPT = timedelta(days=396)  # thirteen months: a year beside the same month of the year before
# E-mail addresses, and what may be the number of a telephone, an account, a person, a date of birth; a postcode, two
# years or the number of a call are none of these.
PERSONAL = re.compile(r"@|\d{6}|(?:\d{1,3}[\s./-]+){2,}\d")
WRITE = """
INSERT INTO search_asked (key, language, day, text, times, in_vain) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (key, language, day) DO UPDATE SET
times = search_asked.times + excluded.times, in_vain = search_asked.in_vain + excluded.in_vain
"""


class Term(NamedTuple):
    """A term on a day."""

    key: str
    language: str
    day: date


class Waiting:
    """The terms that were not written yet."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.clear()

    def clear(self) -> None:
        self.texts: dict[Term, str] = {}
        self.times: Counter[Term] = Counter()
        self.in_vain: Counter[Term] = Counter()
        self.timer: Timer | None = None

    def add(self, term: Term, text: str, total: int) -> None:
        """Count a term; the first one that waits says when all are written."""
        with self.lock:
            self.texts.setdefault(term, text)
            self.times[term] += 1
            self.in_vain[term] += not total
            if self.timer is None or len(self.times) == MOST:
                self.write_in(0 if len(self.times) >= MOST else EVERY)

    def write_in(self, seconds: float) -> None:
        if self.timer:
            self.timer.cancel()
        self.timer = Timer(seconds, write_and_leave)
        self.timer.daemon = True  # a process that ends waits for no terms
        self.timer.start()

    def take(self) -> list[tuple[str, str, date, str, int, int]]:
        """All rows, which no longer wait."""
        with self.lock:
            rows = [(*term, self.texts[term], times, self.in_vain[term]) for term, times in self.times.items()]
            if self.timer:
                self.timer.cancel()
            self.clear()
        return rows


_waiting = Waiting()


def note(query: Query, total: int) -> None:
    """Count what a reader asks: the words, where they are the whole question, and whether anything was found.

    What follows a question (more filters, the next page, another order) is not asked again.
    """
    is_new = not query.chosen and query.page == 1 and (query.sort, query.view) == (SORTS[0], VIEWS[0])
    text = recordable(query.text) if is_new and settings.RECORD_SEARCH_TERMS else ""
    if key := key_of(text):
        _waiting.add(Term(key, query.language, timezone.localdate()), text, total)


def recordable(text: str) -> str:
    """A text in small letters; nothing where it may say who somebody is, or is no search term."""
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    return "" if len(plain) > LONGEST or PERSONAL.search(plain) else plain


def write() -> None:
    """Write the terms that wait, in one order: processes that write the same ones never wait in a circle."""
    rows = sorted(_waiting.take())
    if rows:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(WRITE, rows)


def write_and_leave() -> None:
    """The same in a thread of its own, whose connection is closed; what cannot be written is lost."""
    try:
        write()
    except DatabaseError:
        logger.warning("Search terms were not written.", exc_info=True)
    finally:
        connection.close()


def forget_old() -> None:
    """Delete the terms that were kept long enough."""
    Asked.objects.filter(day__lt=timezone.localdate() - KEPT).delete()
