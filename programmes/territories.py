"""Regions and départements of France: INSEE's official geographic code, in memory, immutable.

A table has a column `name_…` for each language whose names are known; there, an empty cell is the French name. Another
language shows the French names, marked as French.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from home.languages import SOURCE, spoken

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Territory:
    """A place with an INSEE code: names by language, seat and centre (WGS84 degrees)."""

    code: str
    slug: str
    names: Mapping[str, str] = field(hash=False)
    zone: str
    chef_lieu_insee: str
    chef_lieu: str
    latitude: float
    longitude: float

    @property
    def name(self) -> str:
        """The name in the spoken language, else in French."""
        return self.name_in(spoken())

    @property
    def name_fr(self) -> str:
        return self.names[SOURCE]

    @property
    def language(self) -> str:
        """The language that its name is in."""
        return spoken() if spoken() in self.names else SOURCE

    def name_in(self, language: str) -> str:
        return self.names.get(language, self.name_fr)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Region(Territory):
    """One of the 18 regions."""

    @property
    def departements(self) -> tuple["Departement", ...]:
        return tuple(one for one in DEPARTEMENTS.values() if one.region_code == self.code)


@dataclass(frozen=True)
class Departement(Territory):
    """One of the 101 départements."""

    region_code: str

    @property
    def region(self) -> Region:
        return REGIONS[self.region_code]


def rows(name: str) -> list[dict[str, str]]:
    """Lines of a table in `data/`."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(row: dict[str, str]) -> Mapping[str, str]:
    """Names by language."""
    columns = {key.removeprefix("name_"): name for key, name in row.items() if key.startswith("name_")}
    return MappingProxyType({language: name or columns[SOURCE] for language, name in columns.items()})


def territory(row: dict[str, str]) -> Territory:
    """What a region and a département have in common."""
    return Territory(
        **{field: row[field] for field in TEXTS},
        names=names(row),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


TEXTS = ("code", "slug", "zone", "chef_lieu_insee", "chef_lieu")
REGIONS: Mapping[str, Region] = MappingProxyType(
    {row["code"]: Region(**vars(territory(row))) for row in rows("regions.csv")}
)
DEPARTEMENTS: Mapping[str, Departement] = MappingProxyType(
    {row["code"]: Departement(region_code=row["region"], **vars(territory(row))) for row in rows("departements.csv")}
)


@cache
def region_by_slug(slug: str) -> Region | None:
    return next((region for region in REGIONS.values() if region.slug == slug), None)


def region_choices() -> list[tuple[str, str]]:
    """Codes and names, overseas regions last, each group by name."""
    order = sorted(REGIONS.values(), key=lambda region: (region.zone != "metro", region.slug))
    return [(region.code, region.name) for region in order]


def departement_choices() -> list[tuple[str, str]]:
    return [(one.code, f"{one.name} ({one.code})") for one in DEPARTEMENTS.values()]
