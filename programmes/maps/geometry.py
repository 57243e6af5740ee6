"""The contours of `data/` on a flat page: decoding, projection, SVG paths. What each file holds: `data/README.md`."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atanh, cos, exp, radians, sin
from typing import Any

from ..territories import DATA

Position = tuple[float, float]
Ring = list[Position]
Shape = list[Ring]  # outlines, holes and islands alike: they are filled by the even-odd rule
Pixel = tuple[int, int]
Drawing = list[list[Pixel]]
Projection = Callable[[float, float], Position]  # longitude and latitude (WGS84 degrees) to metres east and north

DEGREE = 111_195  # metres, of latitude


def lambert93(longitude: float, latitude: float) -> Position:
    """Metropolitan France as its official maps show it (EPSG:2154, constants of IGN's note NTG 71)."""
    eccentricity, exponent, constant = 0.0818191910428, 0.725607765053267, 11754255.426096
    sine = sin(radians(latitude))
    radius = constant * exp(-exponent * (atanh(sine) - eccentricity * atanh(eccentricity * sine)))
    angle = exponent * radians(longitude - 3)
    return 700_000 + radius * sin(angle), 12_655_612.049876 - radius * cos(angle)


def around(centre: Position) -> Projection:
    """A small land overseas: degrees of longitude are as short as at its centre."""
    longitude0, latitude0 = centre
    width = DEGREE * cos(radians(latitude0))
    return lambda longitude, latitude: (width * (longitude - longitude0), DEGREE * (latitude - latitude0))


@dataclass(frozen=True)
class Frame:
    """A page: its projection, the metres at its upper left corner, metres per unit, size and place in a larger page."""

    project: Projection
    west: float
    north: float
    scale: float
    width: int
    height: int
    x: int = 0
    y: int = 0

    def place(self, longitude: float, latitude: float) -> Position:
        """Where a position lies on the page."""
        east, north = self.project(longitude, latitude)
        return (east - self.west) / self.scale + self.x, (self.north - north) / self.scale + self.y

    def pixel(self, longitude: float, latitude: float) -> Pixel:
        """The same in whole units."""
        x, y = self.place(longitude, latitude)
        return round(x), round(y)


def fit(shapes: Iterable[Shape], project: Projection, side: int, margin: int) -> Frame:
    """The page that shapes fill, in a square of a side."""
    metres = [project(*position) for shape in shapes for ring in shape for position in ring]
    (west, east), (south, north) = ((min(one), max(one)) for one in zip(*metres, strict=True))
    scale = max(east - west, north - south) / (side - 2 * margin)
    width, height = (round(length / scale) + 2 * margin for length in (east - west, north - south))
    return Frame(project, west - margin * scale, north + margin * scale, scale, width, height)


# Contours in degrees. They are not kept: the paths made of them are.


def read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def regions() -> dict[str, Shape]:
    """The 18 regions by code, simplified for a map of France."""
    return {one["properties"]["code"]: rings(one["geometry"]) for one in read("regions.geojson")["features"]}


def rings(geometry: dict[str, Any], name: str = "coordinates") -> list[Any]:
    """The rings of a polygon or of many, one after the other."""
    parts = geometry[name]
    return [ring for part in parts for ring in part] if geometry["type"] == "MultiPolygon" else parts


def departements(codes: Iterable[str]) -> dict[str, Shape]:
    """Départements by code. A TopoJSON stores the line between two of them once; a ring names its lines."""
    topology = read("departements.topo.json")
    wanted = set(codes)
    shapes = {one["properties"]["code"]: one for one in topology["objects"]["departements"]["geometries"]}
    return {
        code: [ring_of(lines, topology) for lines in rings(shape, "arcs")]
        for code, shape in shapes.items()
        if code in wanted
    }


def ring_of(lines: list[int], topology: dict[str, Any]) -> Ring:
    """Lines end to end; `~3` is line 3 from its end, and each starts where the one before it ended."""
    ring: Ring = []
    for number in lines:
        line = list(line_of(topology["arcs"][max(number, ~number)], topology["transform"]))
        ring += (line if number >= 0 else line[::-1])[1 if ring else 0 :]
    return ring


def line_of(steps: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Position]:
    """Positions out of whole steps from one to the next."""
    (width, height), (longitude, latitude) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in steps:
        x, y = x + dx, y + dy
        yield x * width + longitude, y * height + latitude


# Shapes on a page


def drawn(shape: Shape, frame: Frame) -> Drawing:
    """The rings of a shape in whole units of a page; islands smaller than a unit are left out."""
    return [ring for ring in (corners(one, frame) for one in shape) if len(set(ring)) > 2]


def corners(ring: Ring, frame: Frame) -> list[Pixel]:
    """A ring in whole units, without what lies on a straight line or goes there and back."""
    kept: list[Pixel] = []
    for position in ring:
        pixel = frame.pixel(*position)
        while len(kept) > 1 and is_straight(kept[-2], kept[-1], pixel):
            kept.pop()
        if not kept or pixel != kept[-1]:
            kept.append(pixel)
    return kept


def is_straight(a: Pixel, b: Pixel, c: Pixel) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def path(drawing: Drawing) -> str:
    """The data of an SVG path, `M3 4l2-1…z`: relative steps, a space only where no sign parts two numbers."""
    return "".join(f"M{ring[0][0]} {ring[0][1]}l{steps(ring)}z" for ring in drawing)


def steps(ring: list[Pixel]) -> str:
    numbers = (f"{b[0] - a[0]: d}{b[1] - a[1]: d}" for a, b in pairwise(ring[:-1]))
    return "".join(numbers).lstrip().replace(" -", "-")


def spot(drawing: Drawing, rows: int = 24) -> Pixel:
    """The point inside a drawing with the most room around it: where its number goes."""
    heights = [y for ring in drawing for _x, y in ring]
    top, bottom = min(heights), max(heights)
    turned = [[(y, x) for x, y in ring] for ring in drawing]
    best = (0.0, 0.0, 0.0)
    for row in range(1, rows):
        y = top + (bottom - top) * row / rows
        for left, right in spans(drawing, y):
            x = (left + right) / 2
            above, below = next((one for one in spans(turned, x) if one[0] <= y <= one[1]), (y, y))
            best = max(best, (min(right - left, below - above, 2 * (y - above), 2 * (below - y)), x, y))
    return round(best[1]), round(best[2])


def spans(drawing: Drawing, y: float) -> list[tuple[float, float]]:
    """Where a level line is inside a drawing, from its left end to its right end."""
    crossings = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in drawing
        for a, b in pairwise(ring)
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))
