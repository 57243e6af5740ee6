"""Maps: numbers and their classes, links, towns and their names, what stands beside the drawing."""

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from programmes.maps.areas import legend
from programmes.maps.departements import region
from programmes.maps.france import france
from programmes.maps.labels import overlap
from programmes.maps.locator import locator
from programmes.maps.points import Point, point_of, points_of
from programmes.models import AntennaPage, ProjectPage
from programmes.territories import DEPARTEMENTS, REGIONS
from tests import builders
from tests.reading import read

DOLE, MONTBELIARD = (5.49234, 47.09225), (6.79823, 47.50957)
TOKENS = Path(__file__).parents[2] / "site/static/css/tokens.css"
CREDIT = "IGN, Admin Express COG 2018"


def render(source: str, **context: Any) -> str:
    """What a tag prints, where no page is published."""
    with override("en"):
        return Template("{% load maps %}" + source).render(Context(context))


def antenna(
    commune: str, position: tuple[float, float] | tuple[None, None] = (None, None), **facts: str
) -> AntennaPage:
    """An antenna of Bourgogne-Franche-Comté, not saved."""
    longitude, latitude = position
    return AntennaPage(region="27", commune=commune, longitude=longitude, latitude=latitude, **facts)


# Numbers and classes


def test_france_has_eighteen_regions_of_the_same_rank() -> None:
    areas = france({}).areas
    assert {area.place.code for area in areas} == set(REGIONS)
    assert [area.place.zone for area in areas if area.tile] == ["drom"] * 5


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([0, 0], [(0, 0)]),
        ([7], [(7, 7)]),
        ([0, 4, 4, 4], [(0, 0), (4, 4)]),
        ([1] * 16 + [2, 9], [(1, 1), (2, 9)]),
        ([*range(1, 19)], [(1, 4), (5, 8), (9, 11), (12, 15), (16, 18)]),
    ],
    ids=["nothing", "zeros", "one", "all equal", "many equal", "all different"],
)
def test_classes_part_no_equals_and_their_bounds_are_values(values: list[int], classes: list[tuple[int, int]]) -> None:
    steps = legend(values)
    assert [(step.low, step.high) for step in steps] == classes
    assert all((step.step == 0) == (step.high == 0) for step in steps)


def test_each_region_is_in_the_class_that_the_legend_says() -> None:
    drawing = france({code: rank % 13 for rank, code in enumerate(REGIONS)})
    bounds = {step.step: (step.low, step.high) for step in drawing.legend}
    assert all(bounds[area.step][0] <= area.value <= bounds[area.step][1] for area in drawing.areas)


def test_the_legend_speaks_of_bounds() -> None:
    with override("en"):
        assert [step.label for step in legend([0, 1, 1, 2, 3, 1234, 1235])][:2] == ["0", "1"]
        assert legend([*range(1, 19)])[-1].label == "16 or more"
        assert legend([*range(1, 19)])[0].label == "1 to 4"


def test_what_has_no_region_is_counted_apart() -> None:
    assert france({"11": 3, "": 12}).unplaced == 12
    assert "12 laureates without a known place" in render("{% france_map counts %}", counts={"11": 3, "": 12})
    assert "without a known place" not in render("{% france_map counts %}", counts={"11": 3})


# France as a figure


def test_the_picture_and_the_table_say_the_same() -> None:
    html = render("{% france_map counts %}", counts={"11": 10, "53": 1234})
    drawing, _, table = html.partition("</svg>")
    drawn = re.findall(
        r'aria-label="([^:]+): ([\d,]+) laureates?".*?<text class="(?:on-\d|tile-number)"[^>]*>([\d,]+)<',
        drawing,
        re.DOTALL,
    )
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="n">([\d,]+)<', table)
    assert len(rows) == 18
    assert [(name, number) for name, number, _printed in drawn] == rows
    assert [number for _name, number, _printed in drawn] == [printed for _name, _number, printed in drawn]
    assert ("Brittany", "1,234") in rows


def test_zero_is_hatched_and_nothing_else() -> None:
    html = render("{% france_map counts %}", counts={"11": 10})
    shapes = re.findall(r'class="shape (step-\d)" d="[^"]+"( fill="url\(#map-hatch\)")?', html)
    assert len(shapes) == 18
    assert all(bool(hatched) == (step == "step-0") for step, hatched in shapes)


def test_two_maps_of_a_page_have_ids_of_their_own() -> None:
    html = render('{% france_map counts %}{% france_map counts name="other" %}', counts={"11": 1})
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 4
    assert {*re.findall(r"url\(#([^)]+)\)", html)} <= {*ids}


def test_a_map_speaks_the_language_of_the_reader() -> None:
    source = Template("{% load maps %}{% france_map counts %}")
    with override("fr"):
        french = source.render(Context({"counts": {"53": 1}}))
    with override("en"):
        english = source.render(Context({"counts": {"53": 1}}))
    assert "Bretagne" in french
    assert "Brittany" in english
    assert "Brittany" not in french


def test_a_map_asks_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries, db: None) -> None:
    with django_assert_num_queries(0):
        render(
            "{% france_map counts %}{% region_map '11' %}{% locator_map regions=codes %}",
            counts={"11": 1},
            codes=["11"],
        )


@pytest.mark.django_db
def test_a_region_leads_to_its_dossier_as_long_as_there_is_one(client: Client) -> None:
    home, index = builders.home(), builders.territory_index()
    builders.project(region="11")
    html = read(client, home.url)
    assert re.search(rf'<a href="{index.url}ile-de-france/" aria-label="Île-de-France.?: 1 [^"]+">', html)
    index.unpublish()
    html = read(client, home.url)
    assert re.search('<g role="img" aria-label="Île-de-France.?: 1 ', html)
    assert "ile-de-france" not in html


def test_a_region_may_lead_to_a_search() -> None:
    html = render('{% france_map counts unit="results" prefix="/recherche/?region=" %}', counts={"2A": 1})
    assert '<a href="/recherche/?region=11" aria-label="Île-de-France: 0 results">' in html


@pytest.mark.parametrize(
    "source", ["{% france_map counts %}", "{% region_map '27' %}", "{% locator_map regions=codes %}"]
)
def test_the_origin_of_the_outlines_stands_under_each_map(source: str) -> None:
    assert CREDIT in render(source, counts={}, codes=["27"])


# A region


def test_departements_have_their_numbers_and_their_table() -> None:
    html = render("{% region_map '11' counts=counts %}", counts={"75": 12, "92": 4, "": 1})
    assert '<th scope="row">Paris</th><td class="n">12</td>' in html
    assert html.count(">12</text>") == 1  # in the inset, where there is room for it
    assert "1 laureate without a known place" in html


def test_the_same_number_has_the_same_class_in_the_inset() -> None:
    everywhere, inset = region("11", counts={"75": 1, "92": 9, "93": 20, "77": 30, "78": 40, "95": 50}).sheets
    classes = {area.place.code: area.step for area in everywhere.areas}
    assert all(area.step == classes[area.place.code] for area in inset.areas)


@pytest.mark.django_db
def test_a_page_stands_out_among_others() -> None:
    here, other = antenna("Montbéliard", MONTBELIARD, departement="25"), antenna("Dole", DOLE, departement="39")
    drawing = region("27", points_of([other, here], here), tinted=["25"])
    pins = {pin.point.name: pin.point.is_here for pin in drawing.sheets[0].pins}
    assert pins == {"Montbéliard": True, "Dole": False}
    html = render("{% region_map '27' points=points here=here %}", points=[other], here=here)
    assert html.count('class="near"') == html.count('class="pin"') == html.count('class="pin-other"') == 1


def test_names_keep_clear_of_one_another_and_of_the_edge() -> None:
    towns = [
        Point(name * 2, 5.0 + rank % 4 * 0.25, 47 + rank // 4 * 0.1, "27") for rank, name in enumerate(DEPARTEMENTS)
    ][:16]
    sheet = region("27", towns).sheets[0]
    labels = [pin.label for pin in sheet.pins if pin.label]
    assert len(sheet.pins) == 16
    assert 4 < len(labels) < 16, "some names find no room"
    assert not any(overlap(a.box, b.box) for a, b in combinations(labels, 2))
    assert all(label.box[0] >= 0 and label.box[2] <= sheet.frame.width for label in labels)
    assert all(town.name in sheet.description for town in towns)


def test_paris_and_its_suburbs_are_drawn_larger_beside_their_region() -> None:
    creteil = Point("Créteil", 2.45, 48.79, "11", "94")
    melun = Point("Melun", 2.66, 48.54, "11", "77")
    everywhere, inset = region("11", [creteil, melun]).sheets
    assert [(pin.point.name, bool(pin.label)) for pin in everywhere.pins] == [("Créteil", False), ("Melun", True)]
    assert [(pin.point.name, bool(pin.label)) for pin in inset.pins] == [("Créteil", True)]
    assert len(region("11", [melun]).sheets) == len(region("27").sheets) == 1, "an inset only where it says more"


def test_a_town_of_elsewhere_is_not_on_the_map_of_a_region() -> None:
    swapped = Point("Dole", DOLE[1], DOLE[0], "27")
    assert region("27", [Point("Dole", *DOLE, "44"), swapped]).sheets[0].pins == ()


def test_an_unknown_region_has_no_map() -> None:
    assert render("{% region_map '' %}{% region_map '99' %}").strip() == ""


# Towns


@pytest.mark.django_db
def test_a_seat_of_departement_is_where_it_is() -> None:
    besancon = antenna("Besançon", departement="25", commune_insee="25056")
    by_name = antenna("besancon", departement="25")
    point = point_of(besancon)
    assert point is not None
    assert (point.longitude, point.latitude) == pytest.approx((6.018, 47.249), abs=0.01)
    assert point_of(by_name) == Point("besancon", point.longitude, point.latitude, "27", "25")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"commune": "Dole", "departement": "39"},
        {"commune": "", "departement": "25"},
        {"commune": "Besançon", "departement": "25", "commune_insee": "25388"},
        {"commune": ""},
    ],
    ids=["not a seat", "no commune", "another code", "a region alone"],
)
def test_a_town_that_nobody_located_is_not_drawn(facts: dict[str, Any]) -> None:
    assert point_of(antenna(**facts)) is None


@pytest.mark.django_db
def test_a_town_is_drawn_once() -> None:
    first, second = antenna("Dole", DOLE), antenna("Dole", DOLE)
    assert [point.is_here for point in points_of([first, second], here=second)] == [True]


# Where in France


@pytest.mark.django_db
def test_a_project_is_located_in_the_region_of_its_holder() -> None:
    project = ProjectPage(region="84", departement="38", commune="Grenoble")
    html = render("{% locator_map page %}", page=project)
    assert 'aria-label="Map of France: Auvergne-Rhône-Alpes, with Grenoble"' in html
    assert 'class="pin"' in html
    assert 'class="pin"' not in render("{% locator_map page %}", page=ProjectPage(region="84"))
    assert render("{% locator_map page %}", page=ProjectPage()) == ""


def test_overseas_regions_are_shown_where_they_are_meant() -> None:
    assert locator(["84"]).tiles == ()
    overseas = locator(["84", "04"], Point("Saint-Denis", 55.45, -20.88, "04"))
    assert len(overseas.tiles) == 5
    tile = overseas.tiles[3]
    assert overseas.pin is not None
    assert tile.x < overseas.pin[0] < tile.x + tile.width
    assert tile.y < overseas.pin[1] < tile.bottom <= overseas.height


# Colours: axe cannot decide the contrast of text on SVG shapes


def colours(scheme: int) -> dict[str, str]:
    """The tokens of the theme in light (0) or dark (1)."""
    css = TOKENS.read_text()
    pairs = re.findall(r"--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));", css.partition("@media")[0])
    return {name: both or (light, dark)[scheme] for name, light, dark, both in pairs}


def luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("ink", f"step-{step}") for step in (1, 2, 3)),
        *(("on-step-4", f"step-{step}") for step in (4, 5)),
        *(("ink", ground) for ground in ("surface", "paper", "band", "tint")),
        ("on-brass", "brass"),
    ],
)
def test_words_on_a_map_can_be_read(text: str, ground: str, scheme: int) -> None:
    tokens = colours(scheme)
    dark, light = sorted((luminance(tokens[text]), luminance(tokens[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
