"""Dates known to the day, to the month or only to the year, as ISO 8601 writes them."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal, Self

from babel.dates import get_month_names
from django.utils.translation import get_language

Precision = Literal["day", "month", "year"]

ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
DAY_FIRST = re.compile(r"(?:(?:(?P<day>\d{1,2})[/. ])?(?P<month>\d{1,2})[/. ])?(?P<year>\d{4})")
IN_WORDS = re.compile(r"(?:(?P<day>\d{1,2})(?:er)?\s+)?(?P<name>[^\W\d]+)\s+(?P<year>\d{4})")


@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year; the calendar refuses what does not exist with `ValueError`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2022-07-08`, `08/07/2022`, `07/2022`, `8 juillet 2022` or `2022`; else `ValueError`."""
        text = text.strip()
        match = ISO.fullmatch(text) or DAY_FIRST.fullmatch(text) or IN_WORDS.fullmatch(text)
        if match is None:
            raise ValueError(text)
        parts = match.groupdict()
        if name := parts.pop("name", None):
            parts["month"] = month_number(name)
        return cls(**{part: int(value) for part, value in parts.items() if value})

    @property
    def precision(self) -> Precision:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """ISO 8601, reduced to what is known: `2022-07-08`, `2022-07` or `2022`."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    def __lt__(self, other: Self) -> bool:
        return self.first_day < other.first_day


def month_number(name: str) -> int:
    """1 to 12 for a month's name in the reader's language or in French; else `ValueError`."""
    for language in (get_language() or "fr", "fr"):
        for width in ("wide", "abbreviated"):
            for number, known in get_month_names(width, locale=language.replace("-", "_")).items():
                if known.rstrip(".").casefold() == name.casefold():
                    return number
    raise ValueError(name)
