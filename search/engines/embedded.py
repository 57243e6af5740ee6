"""The engine that needs no other server: words from the database, facets from bitmaps in the process.

Each process keeps a snapshot of all codes under the content version. Once the version is another one, the log says
which entries changed since, and a new snapshot takes the place of the old one: readers never wait for a lock.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from threading import Lock
from typing import Any

from django.db import connection
from django.utils import timezone
from pyroaring import BitMap

from home import content
from home.languages import SOURCE

from .. import log
from ..analysis import Question
from ..models import Entry, moments_of
from ..query import Amounts, Answer, Choice, Query, pages_for
from ..synonyms import asked
from .bitmaps import Snapshot
from .gathering import CENTS, Row, changed, snapshot
from .ordering import by_number, by_title
from .postgresql import PostgresText
from .sets import EMPTY, Bitmaps
from .sqlite import SqliteText
from .text import TextIndex

RANKED = 5_000  # entries that are compared for relevance; of more, those with the words in their title come first
REMEMBERED = 256  # questions whose entries a snapshot remembers
AT_ONCE = 20_000  # rows read at once
COLUMNS = ("page_id", "shown_in", "codes", "moments", "date", "amount")


class EmbeddedEngine:
    """Answers from the site's database."""

    name = "embedded"

    def __init__(self) -> None:
        self.known: tuple[str, Snapshot | None] = "", None  # a content version, and the snapshot that is right for it
        self.writing = Lock()

    def search(self, query: Query, now: datetime | None = None) -> Answer:
        found = Found(self.fresh(), query, now or timezone.now())
        total = len(found.hits)
        page, pages = pages_for(total, query)
        offset = (page - 1) * query.size
        return Answer(
            ids=tuple(found.between(offset, min(total, offset + query.size))),
            total=total,
            page=page,
            pages=pages,
            counts=found.counts(),
            amounts=found.amounts(),
            engine=self.name,
        )

    def keys(self, query: Query, now: datetime | None = None) -> Iterator[int]:
        found = Found(self.fresh(), query, now or timezone.now())
        yield from found.between(0, len(found.hits))

    def fresh(self) -> Snapshot:
        """The snapshot of the present content; who finds it outdated brings it up to date."""
        version, (known, snapshot) = content.version(), self.known
        if snapshot is not None and version and version == known:
            return snapshot
        with self.writing:
            snapshot = updated(self.known[1])
            self.known = version, snapshot  # both at once: readers ask for no lock
            return snapshot


def updated(known: Snapshot | None) -> Snapshot:
    """A snapshot with what the log holds since another one; built anew where the log does not follow from it."""
    changes = known and log.since(log.Point(known.head, known.token))
    if not (known and changes):
        return whole()
    point, keys = changes
    return changed(known, *point, BitMap(keys), rows_of(keys)) if keys else known


def whole() -> Snapshot:
    """Everything, read after the head of the log: what comes in between is read again at the next change."""
    point = log.head()
    return snapshot(*point, all_rows())


def all_rows() -> Iterator[Row]:
    yield from map(row_of, Entry.objects.order_by().values_list(*COLUMNS).iterator(AT_ONCE))


def rows_of(keys: Iterable[int]) -> Iterator[Row]:
    yield from map(row_of, Entry.objects.filter(pk__in=list(keys)).values_list(*COLUMNS))


def row_of(values: tuple[Any, ...]) -> Row:
    key, languages, codes, moments, date, amount = values
    return Row(key, languages, codes, moments_of(moments), date, amount)


class Found:
    """What a query finds in a snapshot: the sets are made once, then counted and ordered."""

    def __init__(self, known: Snapshot, query: Query, now: datetime) -> None:
        self.snapshot, self.query = known, query
        self.states = known.states_at(now)
        self.question = asked(query.text, query.language)
        # Where some of it may be in another language, what is in the reader's comes first.
        self.first = "" if query.language == SOURCE else query.language
        self.text = None if self.question.is_empty else matching(known, self.question)
        self.base = self.within(known.languages.get(query.language, EMPTY), query.scope)
        if self.text is not None:
            self.base = self.base & self.text
        for unwanted in self.question.excluded:
            self.base = self.base - matching(known, unwanted)
        self.chosen = {key: known.having(key, codes, self.states) for key, codes in query.chosen.items()}
        self.hits = narrowed(self.base, self.chosen.values())

    def within(self, keys: BitMap, scope: Choice) -> BitMap:
        return narrowed(keys, (self.snapshot.having(key, codes, self.states) for key, codes in scope.items()))

    def counts(self) -> dict[str, dict[str, int]]:
        """For each facet, each value that exists in the language with the number that choosing it would give."""
        values = self.snapshot.values(self.query.language, self.states)
        bitmaps = {**self.snapshot.facets, "statut": self.states}
        return {key: self.count(key, bitmaps[key], codes) for key, codes in values.items() if codes}

    def count(self, key: str, bitmaps: Bitmaps, codes: Iterable[str]) -> dict[str, int]:
        others = (keys for name, keys in self.chosen.items() if name != key)
        within = narrowed(self.base, others) if key in self.chosen else self.hits
        return {code: within.intersection_cardinality(bitmaps[code]) for code in codes}

    def amounts(self) -> Amounts:
        grants = self.snapshot.amounts
        number = self.hits.intersection_cardinality(grants.known)
        return Amounts(number, Decimal(grants.total(self.hits)) / CENTS)

    def between(self, start: int, end: int) -> list[int]:
        """The keys from one place of the order to another."""
        order = self.query.order
        if order == "pertinence":
            if self.text is not None:
                return self.relevant(end)[start:]
            order = "-date"  # nothing but exclusions was asked
        if order == "titre":
            return by_title(self.hits, start, end)
        slices = self.snapshot.dates if order.endswith("date") else self.snapshot.amounts
        return by_number(slices, self.hits, start, end, highest=order.startswith("-"))

    def relevant(self, most: int) -> list[int]:
        """The most relevant ones: compared if few, else those with the words in their title, then the latest."""
        index = text_index()
        if len(self.hits) <= RANKED:
            everything = self.text is not None and len(self.hits) == len(self.text)
            return index.best(self.question, None if everything else self.hits, most, self.first)
        titled = index.in_title(self.question) & self.hits
        found = index.best(self.question, titled, most, self.first) if len(titled) <= RANKED else []
        rest = self.hits - BitMap(found)
        theirs = self.snapshot.languages.get(SOURCE, EMPTY) if self.first else EMPTY
        for keys in (rest - theirs, rest & theirs):
            found += by_number(self.snapshot.dates, keys, 0, most - len(found), highest=True)
        return found[:most]


def text_index() -> TextIndex:
    """The one of the site's database."""
    return SqliteText() if connection.vendor == "sqlite" else PostgresText()


def narrowed(keys: BitMap, others: Iterable[BitMap]) -> BitMap:
    for other in others:
        keys = keys & other
    return keys


def matching(known: Snapshot, question: Question) -> BitMap:
    """The entries that answer a question in words, remembered with the snapshot."""
    found = known.questions.get(question)
    if found is None:
        found = known.questions[question] = text_index().matching(question)
        for oldest in list(known.questions)[:-REMEMBERED]:  # a list: other threads remember questions meanwhile
            known.questions.pop(oldest, None)
    return found
