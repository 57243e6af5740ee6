"""Snapshots from the rows of entries: of all of them, or of those that changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pyroaring import BitMap

from ..models import Moments
from .bitmaps import Snapshot
from .sets import Bitmaps, merged
from .slices import sliced

FIRST_DAY = date(1900, 1, 1)
CENTS = 100


class Row(NamedTuple):
    """What the bitmaps keep of an entry."""

    key: int
    languages: Iterable[str]
    codes: Mapping[str, Iterable[str]]
    moments: Moments
    date: date | None
    amount: Decimal | None


def snapshot(head: int, token: str, rows: Iterable[Row]) -> Snapshot:
    """A snapshot of all entries."""
    return changed(Snapshot(head, token), head, token, BitMap(), rows)


def changed(old: Snapshot, head: int, token: str, gone: BitMap, rows: Iterable[Row]) -> Snapshot:
    """A snapshot with some entries taken out and these put in: bitmaps that neither touches are shared."""
    new = Gathered(rows)
    return Snapshot(
        head,
        token,
        all=(old.all - gone) | new.all,
        languages=merged(old.languages, gone, new.languages),
        facets={
            key: merged(old.facets.get(key, {}), gone, new.facets.get(key, {})) for key in {**old.facets, **new.facets}
        },
        dates=sliced(old.dates, gone, new.dates),
        amounts=sliced(old.amounts, gone, new.amounts),
        timed={key: moments for key, moments in old.timed.items() if key not in gone} | new.timed,
    )


class Gathered:
    """Rows turned into lists of keys, by what they have."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.all = BitMap()
        self.languages: Bitmaps = defaultdict(BitMap)
        self.facets: dict[str, Bitmaps] = defaultdict(lambda: defaultdict(BitMap))
        self.dates: dict[int, int] = {}
        self.amounts: dict[int, int] = {}
        self.timed: dict[int, Moments] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        key = row.key
        self.all.add(key)
        for language in row.languages:
            self.languages[language].add(key)
        for facet, codes in row.codes.items():
            values = self.facets[facet]
            for code in codes:
                values[code].add(key)
        if row.date:
            self.dates[key] = max(0, (row.date - FIRST_DAY).days)
        if row.amount is not None:
            self.amounts[key] = int(row.amount * CENTS)
        if row.moments:
            self.timed[key] = row.moments
