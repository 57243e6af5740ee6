"""Declared figures beside what the site counts from its own records."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from home.formats import quantity
from home.rows import rows

from . import tallies
from .models import CallPage, KeyFigure, Measure, ProgrammePage, Season
from .tallies import Tally

SIGNS = ("EUR", "%")  # other units are words for the same pieces: « 75 centres », « 65 villes »


@dataclass(frozen=True)
class Computed:
    """A value counted on the site, and over how many records."""

    value: Decimal
    records: int


@dataclass(frozen=True)
class Claim:
    """A declared figure, with the computed one where the site counts the same thing."""

    figure: Any
    computed: Computed | None = None
    season: str = ""

    @property
    def label(self) -> str:
        """What is counted, of the call's season if it is about one."""
        return f"{self.figure.label}, {self.season}" if self.season else str(self.figure.label)

    @property
    def shown(self) -> str:
        """The value, with its unit where that is a sign; nothing where it is unknown."""
        return "" if self.figure.value is None else quantity(self.figure.value, self.sign)

    @property
    def sign(self) -> str:
        return self.figure.unit if self.figure.unit in SIGNS else ""

    @property
    def word(self) -> str:
        """The unit where it is a word, which is written smaller."""
        return "" if self.sign else str(self.figure.unit)

    @property
    def is_count(self) -> bool:
        """Whether what is counted are the records themselves."""
        return self.computed is not None and self.computed.value == self.computed.records


def claims(page: Any, seasons: Iterable[Season] = ()) -> list[Claim]:
    """The key figures of a page in their order, with the names of the seasons that some are about (1 query)."""
    figures = list(rows(page, "key_figures"))
    titles = {season.code or "": season.title for season in seasons}
    counted = counted_on(page) if any(figure.measure for figure in figures) else Counted((), 0)
    return [Claim(figure, computed(figure, counted), titles.get(figure.season, "")) for figure in figures]


def by_season(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by the name of the season that they are about; those about the whole under an empty name, first."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: bool(claim.season)):
        groups.setdefault(claim.season, []).append(claim)
    return groups


@dataclass(frozen=True)
class Counted:
    """What the site counts for a programme or a call."""

    laureates: tuple[Tally, ...]
    antennas: int


def counted_on(page: Any) -> Counted:
    """The laureates of a programme or a call; a call of antennas has none, and its antennas stand for them."""
    if not isinstance(page, ProgrammePage | CallPage):
        return Counted((), 0)
    antennas = tallies.of(page, tallies.antennas())
    return Counted(tuple(tallies.of(page, tallies.laureates()) or antennas), tallies.number_of(antennas))


def is_part(wave: str, season: str) -> bool:
    """Whether a wave belongs to a season: `s1-v2` to `s1` and to the whole, not to `s10`."""
    return not season or wave == season or wave.startswith(f"{season}-")


def computed(figure: KeyFigure, counted: Counted) -> Computed | None:
    """What the site counts for a figure; nothing where it has no record of it."""
    if not figure.measure:
        return None
    if figure.measure == Measure.ANTENNAS:
        return Computed(Decimal(counted.antennas), counted.antennas) if counted.antennas else None
    totals = tallies.totals(one for one in counted.laureates if is_part(one.season, figure.season))
    if not totals.laureates:
        return None
    if figure.measure == Measure.GRANTS:
        return Computed(totals.grants, totals.with_grant) if totals.with_grant else None
    value = totals.regions if figure.measure == Measure.REGIONS else totals.laureates
    return Computed(Decimal(value), totals.laureates)
