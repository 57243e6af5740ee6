"""Periods on the same years: when one may apply, until when one waits for the results."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from home.dates import PartialDate

from ..timing import today
from .scale import percent

LABELS = 8  # years named on the axis of a phone
YEARS_WITH_QUARTERS = 5


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
class Tick:
    """A quarter on the axis; a year has its number."""

    at: str
    label: str = ""
    is_year: bool = False
    anchor: str = "middle"


@dataclass(frozen=True)
class Calendar:
    """Periods on one axis; today where the axis reaches it."""

    lines: list[Line]
    ticks: list[Tick]
    now: str

    @property
    def years(self) -> list[Tick]:
        return [tick for tick in self.ticks if tick.is_year]

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
    """Days from one to another."""

    start: datetime.date
    end: datetime.date

    def place(self, day: datetime.date) -> str:
        return percent((day - self.start).days, (self.end - self.start).days)

    def length(self, start: datetime.date, end: datetime.date) -> str:
        return percent((end - start).days, (self.end - self.start).days)


def calendar(periods: Iterable[Period]) -> Calendar | None:
    """Periods on the years that they span; nothing where no date is known."""
    rows = list(periods)
    dates = [date for row in rows for date in (row.opens, row.closes, row.results) if date]
    if not dates:
        return None
    axis = axis_of(min(date.first_day for date in dates), max(date.last_day for date in dates))
    day = today(timezone.now())
    now = axis.place(day) if axis.start <= day < axis.end else ""
    return Calendar([line(row, axis) for row in rows], ticks(axis), now)


def axis_of(first: datetime.date, last: datetime.date) -> Axis:
    """Whole quarters round two days, or whole years where no new year lies between them."""
    if first.year == last.year:
        return Axis(datetime.date(first.year, 1, 1), datetime.date(first.year + 1, 1, 1))
    start = datetime.date(first.year, first.month - (first.month - 1) % 3, 1)
    month = last.month - (last.month - 1) % 3 + 3
    end = datetime.date(last.year + 1, 1, 1) if month > 12 else datetime.date(last.year, month, 1)
    return Axis(start, end)


def line(period: Period, axis: Axis) -> Line:
    """A bar between two bounds, a mark at the only known one, dots until the results."""
    opens, closes, results = period.opens, period.closes, period.results
    start = opens.first_day if opens else None
    end = closes.last_day if closes else None
    has_bar = start is not None and end is not None
    known = end or start
    out = results.first_day if results else None
    return Line(
        period,
        bar=axis.place(start) if start and end else "",
        width=axis.length(start, end + datetime.timedelta(days=1)) if start and end else "",
        mark=axis.place(known) if known and not has_bar else "",
        wait=axis.place(known) if known and out and known < out else "",
        results=axis.place(out) if out else "",
    )


def ticks(axis: Axis) -> list[Tick]:
    """The quarters of an axis, years with their number; only years, and some numbers, where there are many."""
    years = axis.end.year - axis.start.year + 1
    months = (1, 4, 7, 10) if years <= YEARS_WITH_QUARTERS else (1,)
    every = -(-years // LABELS)
    days = [datetime.date(year, month, 1) for year in range(axis.start.year, axis.end.year + 1) for month in months]
    return [tick(day, axis, every) for day in days if axis.start <= day <= axis.end]


def tick(day: datetime.date, axis: Axis, every: int) -> Tick:
    is_year = day.month == 1
    label = str(day.year) if is_year and day.year % every == 0 else ""
    anchor = {axis.start: "start", axis.end: "end"}.get(day, "middle")
    return Tick(axis.place(day), label, is_year, anchor)


def of_seasons(seasons: Iterable[Any]) -> Calendar | None:
    """The seasons of a call, each with its waves below it."""
    return calendar(
        Period(one.title, one.opens_on, one.closes_on, one.results_on, one, is_part=one.wave is not None)
        for one in seasons
    )


def of_calls(calls: Iterable[Any]) -> Calendar | None:
    """Calls, in the order given."""
    return calendar(Period(one.title, one.opens_on, one.closes_on, one.results_on, one) for one in calls)
