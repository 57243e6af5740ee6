"""Contours on a flat page: where a town lies, what a path says, where a number goes."""

import gzip
import re
from itertools import pairwise

import pytest

from programmes.maps import geometry
from programmes.maps.areas import Area
from programmes.maps.departements import blank
from programmes.maps.france import frame_of, regions
from programmes.maps.geometry import Drawing, Frame
from programmes.maps.locator import paths
from programmes.maps.points import seats
from programmes.territories import DEPARTEMENTS, REGIONS, Departement

PLANE = Frame(lambda longitude, latitude: (longitude, latitude), west=0, north=10, scale=1, width=10, height=10)
NUMBER = re.compile(r"-?\d+")


def drawing_of(path: str) -> Drawing:
    """The rings that a path draws, read back as a browser would."""
    rings = []
    for start, steps in re.findall(r"M([^l]+)l([^z]+)z", path):
        x, y = map(int, NUMBER.findall(start))
        numbers = [int(number) for number in NUMBER.findall(steps)]
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append([*ring, ring[0]])
    return rings


def is_inside(drawing: Drawing, x: float, y: float, leeway: float = 0) -> bool:
    return any(left - leeway <= x <= right + leeway for left, right in geometry.spans(drawing, y + 0.01))


@pytest.mark.parametrize(
    ("longitude", "latitude", "east", "north"),
    [(3.0, 46.5, 700_000, 6_600_000), (2.3522, 48.8566, 652_469, 6_862_035)],
    ids=["origin of the projection", "Paris"],
)
def test_the_mainland_is_projected_as_on_official_maps(
    longitude: float, latitude: float, east: float, north: float
) -> None:
    assert geometry.lambert93(longitude, latitude) == pytest.approx((east, north), abs=1)


def test_a_land_overseas_is_projected_around_its_centre() -> None:
    project = geometry.around((55.527, -21.131))
    east, north = project(56.527, -20.131)
    assert project(55.527, -21.131) == (0, 0)
    assert north == pytest.approx(111_195)
    assert east == pytest.approx(103_700, rel=0.01)


def test_a_path_has_no_step_that_says_nothing() -> None:
    square = [(1.0, 1.0), (1.0, 4.2), (1.0, 6.0), (6.0, 6.0), (6.1, 6.1), (6.0, 1.0), (1.0, 1.0)]
    island = [(8.0, 8.0), (8.2, 8.0), (8.2, 8.2), (8.0, 8.0)]
    assert geometry.path(geometry.drawn([square, island], PLANE)) == "M1 9l0-5 5 0 0 5z"


def test_a_number_goes_where_there_is_room() -> None:
    """In the belly of a bottle, not in its neck."""
    left = [(4.0, 10.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
    bottle = [*left, *((10 - x, y) for x, y in reversed(left)), left[0]]
    x, y = geometry.spot(geometry.drawn([bottle], PLANE))
    assert x == 5
    assert 6 <= y <= 9


@pytest.mark.parametrize("code", REGIONS)
def test_a_region_is_drawn_with_all_its_departements(code: str) -> None:
    drawn = {area.place.code: area.path for area in blank(code)[0].areas}
    assert drawn.keys() == {one.code for one in REGIONS[code].departements}
    assert all(drawing_of(path) for path in drawn.values())


@pytest.mark.parametrize("code", REGIONS)
def test_the_shapes_of_a_region_weigh_little(code: str) -> None:
    shapes = "".join(area.path for sheet in blank(code) for area in sheet.areas)
    assert len(gzip.compress(shapes.encode())) < 9_000


def test_the_shapes_of_france_weigh_little() -> None:
    assert len(gzip.compress("".join(area.path for area in regions()).encode())) < 6_000
    assert len(gzip.compress("".join(paths().values()).encode())) < 3_000


@pytest.mark.parametrize("area", regions(), ids=lambda area: area.place.slug)
def test_a_region_lies_on_the_map_with_its_number(area: Area) -> None:
    drawing = drawing_of(area.path)
    assert area.spot is not None
    assert all(0 <= x <= 600 and 0 <= y <= 690 for ring in drawing for x, y in ring)
    if area.tile:
        assert area.tile.x <= area.spot[0] <= area.tile.x + area.tile.width
        assert max(y for ring in drawing for _x, y in ring) < area.spot[1] - 9 < area.tile.bottom
    else:
        assert is_inside(drawing, *area.spot)


def test_numbers_of_three_figures_do_not_touch() -> None:
    spots = [area.spot for area in regions() if area.spot]
    near = [(a, b) for a, b in pairwise(sorted(spots)) if abs(a[0] - b[0]) < 46 and abs(a[1] - b[1]) < 24]
    assert near == []


@pytest.mark.parametrize("departement", DEPARTEMENTS.values(), ids=lambda one: one.slug)
def test_the_seat_of_a_departement_lies_in_it(departement: Departement) -> None:
    """On the page of its region, within the 5 units that a simplified coast may be off."""
    sheet = blank(departement.region_code)[0]
    path = next(area.path for area in sheet.areas if area.place == departement)
    x, y = sheet.frame.place(*seats()[departement.chef_lieu_insee])
    assert is_inside(drawing_of(path), x, y, leeway=5)


def test_a_town_lies_in_its_region_on_the_map_of_france() -> None:
    grenoble, (x, y) = (5.7245, 45.1885), frame_of("84").place(5.7245, 45.1885)
    path = next(area.path for area in regions() if area.place.code == "84")
    assert is_inside(drawing_of(path), x, y)
    assert frame_of("84", zoom=2).place(*grenoble) == pytest.approx((x / 2, y / 2))
