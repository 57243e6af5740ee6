"""France by region: the mainland and Corsica, then five tiles of the same rank overseas."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..charts.scale import bounds
from ..territories import REGIONS
from . import geometry
from .areas import Area, Counts, Rectangle, Step, counted, legend, unplaced
from .geometry import Drawing, Frame, Position

MAINLAND = Frame(geometry.lambert93, west=92_000, north=7_118_000, scale=1_930, width=600, height=560)
TILE, TILES_TOP, TILES_APART = 112, 576, 122
STRIP = 34  # below the land of a tile: its number, which most islands are too narrow to hold
NAMES = 30  # below the tiles
# Centre (degrees) and metres per unit of each tile, in INSEE's order.
OVERSEAS: Mapping[str, tuple[Position, int]] = {
    "01": ((-61.406, 16.173), 870),
    "02": ((-61.019, 14.634), 550),
    "03": ((-53.110, 3.930), 4080),
    "04": ((55.527, -21.131), 650),
    "06": ((45.159, -12.821), 412),
}
CORSE = "94"
ORDER = (*sorted(REGIONS.keys() - OVERSEAS.keys(), key=lambda code: REGIONS[code].slug), *OVERSEAS)


@dataclass(frozen=True)
class Map:
    """France by region; `unplaced` is what the numbers count in no region."""

    areas: tuple[Area, ...]
    legend: tuple[Step, ...]
    unplaced: int
    width: int = MAINLAND.width
    height: int = TILES_TOP + TILE + STRIP + NAMES


def france(counts: Counts) -> Map:
    """The 18 regions with their numbers, by code."""
    numbers = dict(counts)
    areas = counted(regions(), numbers, bounds(numbers.get(code, 0) for code in REGIONS))
    return Map(areas, legend(area.value for area in areas), unplaced(areas, numbers))


@cache
def regions() -> tuple[Area, ...]:
    """The regions without numbers: the mainland by name, then the tiles."""
    shapes = geometry.regions()
    return tuple(area(code, geometry.drawn(shapes[code], frame_of(code))) for code in ORDER)


def area(code: str, drawing: Drawing) -> Area:
    path, spot = geometry.path(drawing), geometry.spot(drawing)
    if code in OVERSEAS:
        tile = tile_of(code)
        return Area(REGIONS[code], path, (tile.middle, TILES_TOP + TILE + STRIP // 2), tile=tile)
    return Area(REGIONS[code], path, spot, reach=wide(spot) if code == CORSE else None)


def wide(spot: tuple[int, int]) -> Rectangle:
    """Ground around a place that is too narrow to point at with a finger."""
    return Rectangle(min(spot[0] - 30, MAINLAND.width - 60), spot[1] - 44, 60, 110)


def tile_of(code: str) -> Rectangle:
    return Rectangle(list(OVERSEAS).index(code) * TILES_APART, TILES_TOP, TILE, TILE + STRIP)


def frame_of(code: str, zoom: int = 1) -> Frame:
    """The page of a region on the map of France, or on one that is `zoom` times smaller."""
    if code not in OVERSEAS:
        return replace(MAINLAND, scale=MAINLAND.scale * zoom)
    centre, scale = OVERSEAS[code]
    half, tile, side = TILE // 2 * scale, tile_of(code), TILE // zoom
    return Frame(geometry.around(centre), -half, half, scale * zoom, side, side, tile.x // zoom, tile.y // zoom)
