"""Draws that have a shape: few holders with many projects, few large amounts, dates of any precision."""

import datetime
import math
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import accumulate
from random import Random
from typing import TypeVar
from uuid import UUID

from home.dates import PartialDate

T = TypeVar("T")

LOWEST, HIGHEST = 50_000, 50_000_000  # euros
FIRST_DAY = datetime.date(2019, 1, 1)
DAYS = (datetime.date(2026, 12, 31) - FIRST_DAY).days + 1


class Dice(Random):
    """The same seed gives the same draws."""

    def ranked(self, things: Sequence[T]) -> T:
        """One of them, the nth n times as rarely as the first (Zipf's law)."""
        return self.choices(things, cum_weights=zipf(len(things)))[0]

    def some_ranked(self, things: Sequence[T], most: int) -> list[T]:
        """One to `most` different ones; one is the most frequent number."""
        count = min(self.ranked(range(1, most + 1)), len(things))
        return list(dict.fromkeys(self.ranked(things) for _time in range(count)))

    def perhaps(self, chance: float) -> bool:
        return self.random() < chance

    def amount(self) -> Decimal:
        """Euros with three significant digits, as many between 50 and 500 thousand as between 5 and 50 million."""
        value = math.exp(self.uniform(math.log(LOWEST), math.log(HIGHEST)))
        scale = 10 ** (int(math.log10(value)) - 2)
        return Decimal(round(value / scale) * scale)

    def date(self) -> PartialDate:
        """A day from 2019 to 2026; one in eight is known to the month, one in forty to the year."""
        day = FIRST_DAY + datetime.timedelta(days=self.randrange(DAYS))
        known = self.choices(("day", "month", "year"), weights=(34, 5, 1))[0]
        month = day.month if known != "year" else None
        return PartialDate(day.year, month, day.day if known == "day" else None)

    def identifier(self) -> UUID:
        return UUID(int=self.getrandbits(128), version=4)


@cache
def zipf(count: int) -> list[float]:
    """Cumulated weights 1, 1/2, 1/3, ..."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))
