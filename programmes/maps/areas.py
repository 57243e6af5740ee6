"""What maps are made of: places with their outline, their number and their class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from home.formats import number

from ..charts.scale import bounds, tint
from ..territories import Territory
from .geometry import Pixel

Counts = Mapping[str, int] | Iterable[tuple[str, int]]  # numbers by the code of their place


@dataclass(frozen=True)
class Rectangle:
    """Part of a page, in units."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True)
class Area:
    """A place to draw: its outline, where its number goes, what is added to point at it."""

    place: Territory
    path: str
    spot: Pixel | None  # the middle of its number
    tile: Rectangle | None = None
    reach: Rectangle | None = None
    value: int = 0
    step: int = 0


@dataclass(frozen=True)
class Step:
    """A class that a map shows: its tint, its lowest and its highest value."""

    step: int
    low: int
    high: int
    is_last: bool

    @property
    def label(self) -> str:
        """`4`, `2 to 3`, `10 or more`."""
        low, high = number(self.low), number(self.high)
        if self.low == self.high:
            return low
        if self.is_last:
            return _("%(low)s or more") % {"low": low}
        return _("%(low)s to %(high)s") % {"low": low, "high": high}


def legend(values: Iterable[int]) -> tuple[Step, ...]:
    """The classes of these values, the lowest first; their limits are values of the map."""
    known = sorted(values)
    highest = bounds(known)
    classes: dict[int, list[int]] = {}
    for value in known:
        classes.setdefault(tint(value, highest), []).append(value)
    return tuple(Step(step, own[0], own[-1], step == len(highest)) for step, own in classes.items())


def counted(areas: Iterable[Area], numbers: Mapping[str, int], highest: list[int]) -> tuple[Area, ...]:
    """The same places with their numbers, none where they are not named, and their class among these bounds."""
    values = ((area, numbers.get(area.place.code, 0)) for area in areas)
    return tuple(replace(area, value=value, step=tint(value, highest)) for area, value in values)


def unplaced(areas: Iterable[Area], numbers: Mapping[str, int]) -> int:
    """How much is counted in none of these places."""
    codes = {area.place.code for area in areas}
    return sum(value for code, value in numbers.items() if code not in codes)
