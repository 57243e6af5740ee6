"""Bars: a table whose middle column is drawn, longest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from home.languages import spoken

from .scale import percent


@dataclass(frozen=True)
class Bar:
    """A line to draw: its label, its value and how it is read; a family shows its hallmark and its colour."""

    label: str
    value: Decimal | int
    shown: str
    family: str = ""
    url: str = ""
    is_here: bool = False
    language: str = field(default_factory=spoken)


@dataclass(frozen=True)
class DrawnBar(Bar):
    """A line with its length."""

    length: str = "0%"


def bars(rows: Iterable[Bar], as_given: bool = False, whole: Decimal | int | None = None) -> list[DrawnBar]:
    """Lines with their lengths, of the longest or of a whole; a zero keeps its line, equals keep their order."""
    known = list(rows)
    ordered = known if as_given else sorted(known, key=lambda row: -row.value)
    longest = whole or max((row.value for row in known), default=0)
    return [DrawnBar(**vars(row), length=percent(row.value, longest)) for row in ordered]
