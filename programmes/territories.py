"""Regions and départements of France: INSEE's official geographic code, in memory, immutable."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import get_language

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Territory:
    """A place with an INSEE code: names in two languages, seat and centre (WGS84 degrees)."""

    code: str
    slug: str
    name_fr: str
    name_en: str
    zone: str
    chef_lieu_insee: str
    chef_lieu: str
    latitude: float
    longitude: float

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_fr if (get_language() or "fr").startswith("fr") else self.name_en

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


def names(row: dict[str, str]) -> Territory:
    """What a region and a département have in common."""
    return Territory(
        **{field: row[field] for field in TEXTS},
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


TEXTS = ("code", "slug", "name_fr", "name_en", "zone", "chef_lieu_insee", "chef_lieu")
REGIONS: Mapping[str, Region] = MappingProxyType(
    {row["code"]: Region(**vars(names(row))) for row in rows("regions.csv")}
)
DEPARTEMENTS: Mapping[str, Departement] = MappingProxyType(
    {row["code"]: Departement(region_code=row["region"], **vars(names(row))) for row in rows("departements.csv")}
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
