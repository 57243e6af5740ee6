"""Where in France: the country without names, some regions tinted, a pin; small, for the corner of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel.lists import format_list
from django.utils.translation import gettext as _

from home.formats import locale

from ..territories import REGIONS, Region
from . import geometry
from .areas import Rectangle
from .france import MAINLAND, ORDER, OVERSEAS, frame_of
from .geometry import Pixel
from .points import Point

ZOOM = 2  # times smaller than the map of France, and half its weight


@dataclass(frozen=True)
class Locator:
    """Regions on the map of France; `tiles` are there when one of them lies overseas."""

    regions: tuple[Region, ...]
    ground: str
    tinted: str
    tiles: tuple[Rectangle, ...]
    point: Point | None
    pin: Pixel | None
    width: int
    height: int

    @property
    def description(self) -> str:
        """What it shows, for those who do not see it."""
        places = format_list([region.name for region in self.regions], locale=locale())
        if self.point:
            return _("Map of France: %(places)s, with %(town)s") % {"places": places, "town": self.point.name}
        return _("Map of France: %(places)s") % {"places": places}


def locator(codes: Iterable[str], point: Point | None = None) -> Locator:
    """Regions by code, and a town of theirs."""
    named = set(codes)
    tinted = [code for code in ORDER if code in named]
    shown = [code for code in ORDER if code not in OVERSEAS or named & OVERSEAS.keys()]
    tiles = tuple(tile(code) for code in shown if code in OVERSEAS)
    return Locator(
        regions=tuple(REGIONS[code] for code in tinted),
        ground="".join(paths()[code] for code in shown if code not in tinted),
        tinted="".join(paths()[code] for code in tinted),
        tiles=tiles,
        point=point,
        pin=frame_of(point.region, ZOOM).pixel(point.longitude, point.latitude) if point else None,
        width=MAINLAND.width // ZOOM,
        height=max((one.bottom + 2 for one in tiles), default=MAINLAND.height // ZOOM),
    )


@cache
def paths() -> dict[str, str]:
    shapes = geometry.regions()
    return {code: geometry.path(geometry.drawn(shapes[code], frame_of(code, ZOOM))) for code in ORDER}


def tile(code: str) -> Rectangle:
    frame = frame_of(code, ZOOM)
    return Rectangle(frame.x, frame.y, frame.width, frame.height)
