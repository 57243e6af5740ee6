"""Towns to point at: those whose coordinates an editor gave, and the seats of the départements."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.text import slugify

from ..territories import rows
from .geometry import Position


@dataclass(frozen=True)
class Point:
    """A town, in degrees; `is_here` is the one that the page is about."""

    name: str
    longitude: float
    latitude: float
    region: str
    departement: str = ""
    is_here: bool = False


def points_of(pages: Iterable[Any], here: Any = None) -> tuple[Point, ...]:
    """The towns of pages that have a place, each once; the page that this is about comes first."""
    ordered = sorted([*([here] if here else []), *pages], key=lambda page: page != here)
    found: dict[Position, Point] = {}
    for page in ordered:
        if point := point_of(page, is_here=page == here):
            found.setdefault((point.longitude, point.latitude), point)
    return tuple(found.values())


def point_of(page: Any, is_here: bool = False) -> Point | None:
    """The town of a page; nothing where nobody knows where it lies."""
    position, name = given(page) or seat(page), page.commune or page.title
    return Point(name, *position, page.region, page.departement, is_here) if position else None


def given(page: Any) -> Position | None:
    """Coordinates that an editor gave; only some pages have such fields."""
    longitude, latitude = getattr(page, "longitude", None), getattr(page, "latitude", None)
    return None if longitude is None or latitude is None else (float(longitude), float(latitude))


def seat(page: Any) -> Position | None:
    """Coordinates of a commune that is the seat of its département; its code says so, or its name where it has none."""
    if page.commune_insee:
        return seats().get(page.commune_insee)
    places = (place for place in (page.departement_place, page.region_place) if place and page.commune)
    codes = (one.chef_lieu_insee for one in places if slugify(one.chef_lieu) == slugify(page.commune))
    return next((seats()[code] for code in codes), None)


@cache
def seats() -> dict[str, Position]:
    """Longitude and latitude by the INSEE code of the commune."""
    return {row["insee"]: (float(row["longitude"]), float(row["latitude"])) for row in rows("seats.csv")}
