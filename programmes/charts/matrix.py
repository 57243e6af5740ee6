"""Where programmes are thin: numbers by region and by column, tinted, none of them left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from home.languages import spoken

from ..territories import REGIONS, Region, region_choices
from .scale import bounds, tint

# ISO 3166-2:FR of 2016 for the regions of the mainland; the first letters overseas, which people read without a list.
SHORT = {
    "11": "IDF", "24": "CVL", "27": "BFC", "28": "NOR", "32": "HDF", "44": "GES", "52": "PDL", "53": "BRE", "75": "NAQ",
    "76": "OCC", "84": "ARA", "93": "PAC", "94": "COR", "01": "GUA", "02": "MAR", "03": "GUY", "04": "REU", "06": "MAY",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """What regions are compared by: a family of sectors, or a sector of that family."""

    key: str
    label: str
    family: str
    url: str = ""
    language: str = field(default_factory=spoken)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Cell:
    """A number, its tint, where its records are read, and what it is a number of."""

    number: int
    step: int
    url: str
    column: Column


@dataclass(frozen=True)
class Row:
    """A region and its numbers."""

    region: Region
    short: str
    cells: list[Cell]

    @property
    def missing(self) -> list[Column]:
        return [cell.column for cell in self.cells if not cell.number]


@dataclass(frozen=True)
class Matrix:
    """Regions by columns."""

    columns: tuple[Column, ...]
    rows: list[Row]

    @property
    def is_by_family(self) -> bool:
        """Whether columns are families, which their hallmarks name, or sectors, which only words do."""
        return all(column.key == column.family for column in self.columns)

    @property
    def empty(self) -> int:
        """How many cells have nothing."""
        return sum(len(row.missing) for row in self.rows)

    @property
    def size(self) -> int:
        return len(self.rows) * len(self.columns)

    @property
    def bare_regions(self) -> list[Region]:
        """Regions that have nothing at all."""
        return [row.region for row in self.rows if len(row.missing) == len(self.columns)]

    @property
    def bare_columns(self) -> list[Column]:
        """Columns that no region has."""
        return [
            column for place, column in enumerate(self.columns) if not any(row.cells[place].number for row in self.rows)
        ]


def matrix(
    columns: Iterable[Column], numbers: Mapping[tuple[str, str], int], address: Callable[[Region, Column, int], str]
) -> Matrix:
    """Every region by every column; `numbers` by region's code and column's key, `address` of a cell's records."""
    kinds = tuple(columns)
    highest = bounds(numbers.get((code, column.key), 0) for code in REGIONS for column in kinds)

    def row(region: Region) -> Row:
        values = [numbers.get((region.code, column.key), 0) for column in kinds]
        return Row(region, SHORT[region.code], [cell(*of, region) for of in zip(values, kinds, strict=True)])

    def cell(value: int, column: Column, region: Region) -> Cell:
        return Cell(value, tint(value, highest), address(region, column, value), column)

    return Matrix(kinds, [row(REGIONS[code]) for code, _name in region_choices()])
