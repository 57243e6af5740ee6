"""Names of towns on a map: beside their point, inside the page, clear of one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LETTER, LINE = 15, 26  # units, of a letter of the theme's map names, rather too wide than too narrow
REACH = 16  # units from a point's middle to its name

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Label:
    """Where a name is written: the middle, start or end of its base line."""

    x: int
    y: int
    anchor: str
    box: Box


def write(names: Iterable[tuple[str, int, int]], width: int, height: int) -> list[Label | None]:
    """A label for each name and its point, in order of weight; none where a name has no room left."""
    points = list(names)
    boxes = [square(x, y, REACH - 2) for _name, x, y in points]
    labels: list[Label | None] = []
    for name, x, y in points:
        places = candidates(len(name) * LETTER, x, y, width)
        label = next((one for one in places if is_free(one.box, boxes, width, height)), None)
        boxes += [label.box] if label else []
        labels.append(label)
    return labels


def candidates(length: int, x: int, y: int, width: int) -> Iterator[Label]:
    """Above, below, right, left of a point, then the same a little aside; above and below stay off the page's edges."""
    for slide, drop in ((0, 0), (length // 3, 12), (-length // 3, -12)):
        middle = min(max(x + slide, length // 2 + 2), width - length // 2 - 2)
        for base in (y - REACH - 2, y + REACH + LINE - 6):
            yield Label(middle, base, "middle", box(middle - length / 2, base, length))
        base = y + 9 + drop
        yield Label(x + REACH, base, "start", box(x + REACH, base, length))
        yield Label(x - REACH, base, "end", box(x - REACH - length, base, length))


def box(left: float, base: float, length: float) -> Box:
    return left, base - LINE + 6, left + length, base + 4


def square(x: float, y: float, half: float) -> Box:
    return x - half, y - half, x + half, y + half


def is_free(one: Box, taken: Iterable[Box], width: int, height: int) -> bool:
    inside = one[0] >= 0 and one[1] >= 0 and one[2] <= width and one[3] <= height
    return inside and not any(overlap(one, other) for other in taken)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
