"""A region by département, with points or with numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from babel.lists import format_list
from django.utils.translation import gettext as _

from home.formats import locale

from ..charts.scale import bounds
from ..territories import DEPARTEMENTS, REGIONS, Region
from . import geometry, labels
from .areas import Area, Counts, Step, counted, legend, unplaced
from .france import OVERSEAS
from .geometry import Frame
from .labels import Label
from .points import Point

SIDE, MARGIN = 600, 6  # units of a page
ILE_DE_FRANCE = "11"
PETITE_COURONNE = ("75", "92", "93", "94")  # too small on the page of their region: drawn again beside it


@dataclass(frozen=True)
class Pin:
    """A town on a page, with its name where there is room for it."""

    point: Point
    x: int
    y: int
    label: Label | None = None


@dataclass(frozen=True)
class Sheet:
    """A page of départements, all those of a region or the few of its inset, with its pins."""

    region: Region
    frame: Frame
    areas: tuple[Area, ...]
    pins: tuple[Pin, ...] = ()
    is_inset: bool = False

    @property
    def description(self) -> str:
        """What it shows, for those who do not see it."""
        place = _("Paris and its inner suburbs") if self.is_inset else self.region.name
        towns = format_list(sorted(pin.point.name for pin in self.pins), locale=locale())
        return (
            _("Map: %(place)s, with %(towns)s") % {"place": place, "towns": towns}
            if towns
            else _("Map: %(place)s") % {"place": place}
        )

    def holds(self, point: Point) -> bool:
        """Whether a town lies on this page."""
        x, y = self.frame.pixel(point.longitude, point.latitude)
        is_near = not self.is_inset or point.departement in PETITE_COURONNE
        return (
            point.region == self.region.code and is_near and 0 <= x <= self.frame.width and 0 <= y <= self.frame.height
        )

    def names(self, departement: str) -> bool:
        """Whether towns and numbers of a département are written here, not in the inset."""
        return self.is_inset or self.region.code != ILE_DE_FRANCE or departement not in PETITE_COURONNE


@dataclass(frozen=True)
class RegionMap:
    """A region by département; `tinted` names those that stand out, `unplaced` is counted in none of them."""

    sheets: tuple[Sheet, ...]
    legend: tuple[Step, ...]
    unplaced: int
    tinted: frozenset[str]

    @property
    def areas(self) -> tuple[Area, ...]:
        return self.sheets[0].areas

    @property
    def has_here(self) -> bool:
        """Whether one of the towns is the one that the page is about."""
        return any(pin.point.is_here for pin in self.sheets[0].pins)


def region(
    code: str, points: Iterable[Point] = (), counts: Counts | None = None, tinted: Iterable[str] = ()
) -> RegionMap:
    """A region with towns, or with a number for each département, by code."""
    numbers, towns = dict(counts or ()), tuple(points)
    highest = bounds(numbers.get(one.code, 0) for one in REGIONS[code].departements)
    drawn = (pinned(numbered(page, numbers, highest), towns) for page in blank(code))
    pages = tuple(page for page in drawn if page.pins or numbers or not page.is_inset)
    classes = legend(area.value for area in pages[0].areas) if numbers else ()
    return RegionMap(pages, classes, unplaced(pages[0].areas, numbers), frozenset(tinted))


def numbered(page: Sheet, numbers: Mapping[str, int], highest: list[int]) -> Sheet:
    """A page with its numbers, each where it has room."""
    areas = (area if page.names(area.place.code) else replace(area, spot=None) for area in page.areas)
    return replace(page, areas=counted(areas, numbers, highest)) if numbers else page


def pinned(page: Sheet, points: Iterable[Point]) -> Sheet:
    """A page with its towns; a name keeps clear of pins and of other names."""
    pins = [Pin(point, *page.frame.pixel(point.longitude, point.latitude)) for point in points if page.holds(point)]
    named = [pin for pin in pins if page.names(pin.point.departement)]
    written = labels.write([(pin.point.name, pin.x, pin.y) for pin in named], page.frame.width, page.frame.height)
    found = dict(zip(named, written, strict=True))
    return replace(page, pins=tuple(replace(pin, label=found.get(pin)) for pin in pins))


@cache
def blank(code: str) -> tuple[Sheet, ...]:
    """The pages of a region without numbers and pins."""
    whole = sheet(code, [one.code for one in REGIONS[code].departements], SIDE)
    if code != ILE_DE_FRANCE:
        return (whole,)
    return whole, replace(sheet(code, PETITE_COURONNE, SIDE // 2), is_inset=True)


def sheet(code: str, departements: Iterable[str], side: int) -> Sheet:
    """Départements of a region on a page of their own."""
    project = geometry.around(OVERSEAS[code][0]) if code in OVERSEAS else geometry.lambert93
    shapes = geometry.departements(departements)
    frame = geometry.fit(shapes.values(), project, side, MARGIN)
    drawings = {one: geometry.drawn(shape, frame) for one, shape in shapes.items()}
    areas = (Area(DEPARTEMENTS[one], geometry.path(own), geometry.spot(own)) for one, own in drawings.items())
    return Sheet(REGIONS[code], frame, tuple(areas))
