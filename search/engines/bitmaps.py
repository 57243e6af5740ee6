"""Which entries have which codes, as compressed bitmaps in the memory of the process.

A snapshot never changes: readers need no lock, and a change makes another snapshot that shares what it leaves alone.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pyroaring import BitMap

from ..analysis import Question
from ..facets import FACETS
from ..models import Moments, status_at

Bitmaps = dict[str, BitMap]
EMPTY = BitMap()
HIDDEN = {facet.key for facet in FACETS if facet.hidden}  # which narrow and are never counted
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


class Slices:
    """Whole numbers of entries, a bitmap for each binary digit: sums and the highest ones without reading a number.

    P. O'Neil and D. Quass, Improved query performance with variant indexes, SIGMOD 1997.
    """

    def __init__(self, known: BitMap, digits: list[BitMap]) -> None:
        self.known, self.digits = known, digits

    def total(self, keys: BitMap) -> int:
        """The sum of the numbers of some entries."""
        return sum(keys.intersection_cardinality(digit) << place for place, digit in enumerate(self.digits))

    def first(self, keys: BitMap, most: int, highest: bool) -> BitMap:
        """So many of these entries with the highest numbers, or the lowest; of equal ones the highest keys, or lowest.

        Entries without a number come last.
        """
        known = keys & self.known
        if len(known) <= most:
            return known | ends(keys - known, most - len(known), highest)
        sure, open_ = BitMap(), known
        for digit in reversed(self.digits):
            better = (open_ & digit) if highest else (open_ - digit)
            if len(sure) + len(better) > most:
                open_ = better
            else:
                sure, open_ = sure | better, open_ - better
        return sure | ends(open_, most - len(sure), highest)

    def sorted(self, keys: BitMap, highest: bool) -> list[int]:
        """Keys in order."""
        sign = -1 if highest else 1
        known = sorted(keys & self.known, key=lambda key: (sign * self.number(key), sign * key))
        return known + sorted(keys - self.known, reverse=highest)

    def number(self, key: int) -> int:
        return sum(1 << place for place, digit in enumerate(self.digits) if key in digit)


def ends(keys: BitMap, most: int, highest: bool) -> BitMap:
    """So many of the highest, or of the lowest keys."""
    if most <= 0:
        return BitMap()
    return keys[-most:] if highest and most < len(keys) else keys[:most]


@dataclass(frozen=True)
class Snapshot:
    """The codes of all entries at a point of the log, whose last change is `head` with its `token`."""

    head: int
    token: str
    all: BitMap = field(default_factory=BitMap)
    languages: Bitmaps = field(default_factory=dict)
    facets: dict[str, Bitmaps] = field(default_factory=dict)
    dates: Slices = field(default_factory=lambda: Slices(BitMap(), []))
    amounts: Slices = field(default_factory=lambda: Slices(BitMap(), []))
    timed: dict[int, Moments] = field(default_factory=dict)
    # What this snapshot was asked before: by question, the values by language, the states of the moment.
    questions: dict[Question, BitMap] = field(default_factory=dict)
    known_values: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    known_states: list["States"] = field(default_factory=list)

    def having(self, key: str, codes: Iterable[str], states: Bitmaps) -> BitMap:
        """The entries that have one of these codes of a facet."""
        values = states if key == "statut" else self.facets.get(key, {})
        return BitMap.union(EMPTY, *(values[code] for code in codes if code in values))

    def states_at(self, now: datetime) -> Bitmaps:
        """What the clock makes of the entries that it moves, kept until the next instant that changes one."""
        if not self.known_states or not self.known_states[0].since <= now < self.known_states[0].until:
            self.known_states[:] = [states_of(self.timed, now)]
        return self.known_states[0].bitmaps

    def values(self, language: str, states: Bitmaps) -> dict[str, tuple[str, ...]]:
        """The values of each facet that an entry of a language has."""
        own = self.languages.get(language, EMPTY)
        if language not in self.known_values:
            self.known_values[language] = {
                key: shared(values, own) for key, values in self.facets.items() if key not in HIDDEN
            }
        return {**self.known_values[language], "statut": shared(states, own)}


def shared(values: Bitmaps, own: BitMap) -> tuple[str, ...]:
    """The codes that some entries have."""
    return tuple(code for code, keys in values.items() if keys.intersect(own))


class States(NamedTuple):
    """The entries by state between two instants."""

    since: datetime
    until: datetime
    bitmaps: Bitmaps


def states_of(timed: Mapping[int, Moments], now: datetime) -> States:
    """The states at a moment, with the time for which they hold."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, moments in timed.items():
        if code := status_at(moments, now):
            found[code].append(key)
    zone = now.tzinfo
    instants = sorted({instant for moments in timed.values() for instant, _code in moments if instant})
    place = bisect_right(instants, now)
    since = instants[place - 1] if place else datetime.min.replace(tzinfo=zone)
    until = instants[place] if place < len(instants) else datetime.max.replace(tzinfo=zone)
    return States(since, until, {code: BitMap(keys) for code, keys in found.items()})


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


def merged(old: Bitmaps, gone: BitMap, new: Bitmaps) -> Bitmaps:
    """Bitmaps without some keys and with others; those that stay the same are not copied."""
    found = {}
    for code in {**old, **new}:
        keys = old.get(code, EMPTY)
        kept = keys - gone if keys.intersect(gone) else keys
        whole = kept | new[code] if code in new else kept
        if whole:
            found[code] = whole
    return found


def sliced(old: Slices, gone: BitMap, numbers: dict[int, int]) -> Slices:
    """Slices without some keys and with the numbers of others."""
    places = max(len(old.digits), *(number.bit_length() for number in numbers.values()), 0)
    digits: Bitmaps = {str(place): digit for place, digit in enumerate(old.digits)}
    added: Bitmaps = {
        str(place): BitMap(key for key, number in numbers.items() if number >> place & 1) for place in range(places)
    }
    whole = merged(digits, gone, {place: keys for place, keys in added.items() if keys})
    known = merged({"": old.known}, gone, {"": BitMap(numbers)}).get("", EMPTY)
    return Slices(known, [whole.get(str(place), EMPTY) for place in range(places)])
