"""Periods on the same years: when one may apply, until when one waits for the results."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from home.dates import PartialDate

from ..timing import today
from .scale import percent

LABELS = 7  # years named on the axis of a phone
DAY = 1 / 92  # of the longest quarter


@dataclass(frozen=True)
class Period:
    """A call, a season or a wave to draw; `record` is what it is drawn from."""

    name: str
    opens: PartialDate | None
    closes: PartialDate | None
    results: PartialDate | None
    record: Any = None
    is_part: bool = False


@dataclass(frozen=True)
class Line:
    """A period with its drawing: a bar, or a mark where one bound is known; dots; a diamond."""

    period: Period
    bar: str = ""
    width: str = ""
    mark: str = ""
    wait: str = ""
    results: str = ""


@dataclass(frozen=True)
class Calendar:
    """Periods on one axis; today where the axis reaches it."""

    lines: list[Line]
    labels: list[str]
    quarters: list[str]
    years: list[str]
    now: str

    @property
    def has_marks(self) -> bool:
        return any(line.mark for line in self.lines)

    @property
    def has_bars(self) -> bool:
        return any(line.bar for line in self.lines)

    @property
    def has_waits(self) -> bool:
        return any(line.wait for line in self.lines)

    @property
    def has_results(self) -> bool:
        return any(line.results for line in self.lines)


@dataclass(frozen=True)
class Axis:
    """Whole quarters, all as long as each other: the first one, and the one after the last, from year 0 on."""

    start: int
    end: int

    @property
    def quarters(self) -> range:
        """Each first day of a quarter, the end of the last one included."""
        return range(self.start, self.end + 1)

    def place(self, moment: float) -> str:
        return percent(moment - self.start, self.end - self.start)


def calendar(periods: Iterable[Period]) -> Calendar | None:
    """Periods on the years that they span, on no axis where no date is known; nothing without periods."""
    rows = list(periods)
    dates = [date for row in rows for date in (row.opens, row.closes, row.results) if date]
    if not dates:
        return Calendar([Line(row) for row in rows], [], [], [], "") if rows else None
    axis = axis_of(min(date.first_day for date in dates), max(date.last_day for date in dates))
    now = moment(today(timezone.now()))
    return Calendar(
        [line(row, axis) for row in rows],
        labels(axis),
        [axis.place(one) for one in axis.quarters],
        [axis.place(one) for one in axis.quarters if one % 4 == 0],
        axis.place(now) if axis.start <= now < axis.end else "",
    )


def moment(day: datetime.date) -> float:
    """The start of a day in quarters."""
    first = datetime.date(day.year, day.month - (day.month - 1) % 3, 1)
    return day.year * 4 + (day.month - 1) // 3 + (day - first).days * DAY


def axis_of(first: datetime.date, last: datetime.date) -> Axis:
    """The quarters round two days, or the whole year where no new year lies between them."""
    if first.year == last.year:
        return Axis(first.year * 4, first.year * 4 + 4)
    return Axis(int(moment(first)), int(moment(last)) + 1)


def labels(axis: Axis) -> list[str]:
    """A text for each quarter: the number of a year at its start, of some years where there are many."""
    every = -(-(axis.end - axis.start) // (4 * LABELS))
    return [str(one // 4) if one % (4 * every) == 0 else "" for one in axis.quarters]


def line(period: Period, axis: Axis) -> Line:
    """A bar between two bounds, a mark at the only known one, dots until the results."""
    opens = moment(period.opens.first_day) if period.opens else None
    closes = moment(period.closes.last_day) if period.closes else None
    results = moment(period.results.first_day) if period.results else None
    known = opens if closes is None else closes
    has_bar = opens is not None and closes is not None
    return Line(
        period,
        bar=axis.place(opens) if opens and has_bar else "",
        width=percent(closes + DAY - opens, axis.end - axis.start) if opens and closes else "",
        mark=axis.place(known) if known and not has_bar else "",
        wait=axis.place(known) if known and results and known < results else "",
        results=axis.place(results) if results else "",
    )


def of_seasons(seasons: Iterable[Any]) -> Calendar | None:
    """The seasons of a call, each with its waves below it."""
    return calendar(
        Period(one.title, one.opens_on, one.closes_on, one.results_on, one, is_part=one.wave is not None)
        for one in seasons
    )


def of_calls(calls: Iterable[Any]) -> Calendar | None:
    """Calls, in the order given."""
    return calendar(Period(one.title, one.opens_on, one.closes_on, one.results_on, one) for one in calls)
