"""The home page: what is open, who won, where, the figures that count, the latest news."""

import pytest
import time_machine
from django.test import Client

from home.dates import PartialDate
from home.models import FeaturedPage
from programmes.models import Measure
from tests import builders
from tests.reading import fields_of, read, tidy

pytestmark = pytest.mark.django_db


def positions(html: str, *titles: str) -> list[int]:
    return [html.index(f">{title}</a>") for title in titles]


def cut(html: str, name: str) -> str:
    """The section of the page under a heading."""
    return html.partition(f'id="{name}"')[2].partition("</section>")[0]


@time_machine.travel("2026-11-25 12:00")
def test_the_next_deadline_comes_first_with_its_days_left() -> None:
    builders.call(title="Sans date")
    builders.call(title="Tardif", closes_on=PartialDate(2027, 3))
    builders.call(title="Prochain", closes_on=PartialDate(2026, 12, 5))
    html = read(Client(), "/")
    assert positions(cut(html, "open"), "Prochain", "Tardif", "Sans date") == sorted(
        positions(cut(html, "open"), "Prochain", "Tardif", "Sans date")
    )
    assert "Ferme dans 10 jours" in html
    assert tidy(html).count("10 jours") >= 2  # on the card, and at the top of the page


def test_the_last_calls_that_closed_lie_on_one_calendar(client: Client) -> None:
    for year in range(2015, 2022):
        builders.call(title=f"Clos en {year}", opens_on=PartialDate(year, 1), closes_on=PartialDate(year, 6))
    builders.call(title="Clos sans date", stated_status="closed")
    section = cut(read(client, "/"), "open")
    assert section.index("Clos en 2021") < section.index("Clos en 2017")
    assert "Clos en 2016" not in section
    assert "Clos sans date" not in section


def test_laureates_are_the_last_announced(client: Client) -> None:
    for month in range(1, 9):
        builders.project(title=f"Mois {month}", announced_on=PartialDate(2024, month))
    (
        builders.project(title="Sans date"),
        builders.project(title="Pacte", kind="pacte-regional", announced_on=PartialDate(2025)),
    )
    section = cut(read(client, "/"), "latest")
    assert positions(section, "Mois 8", "Mois 3") == sorted(positions(section, "Mois 8", "Mois 3"))
    assert not any(title in section for title in ("Mois 2", "Sans date", "Pacte"))


def test_editors_put_pages_forward_in_their_order(client: Client) -> None:
    first, second = builders.project(title="Ancien", announced_on=PartialDate(2020)), builders.project(title="Autre")
    programme, call = builders.programme(title="Programme en avant"), builders.call(title="Appel en avant")
    home = builders.home()
    home.featured = [FeaturedPage(target=one) for one in (second, call, first, programme)]
    home.save()
    section = cut(read(client, "/"), "featured")
    assert positions(section, "Autre", "Ancien") == sorted(positions(section, "Autre", "Ancien"))
    for page in (programme, call):
        assert f'href="{page.get_url()}"' in section


def test_figures_are_laid_beside_what_the_site_counts(client: Client) -> None:
    figures = [
        builders.figure(label="Lauréats annoncés", value=66, unit="projets", measure=Measure.LAUREATES),
        builders.figure(label="Lauréats depuis", value=234, unit="projets", measure=Measure.LAUREATES),
        builders.figure(label="Apprenants", value=9000, unit="personnes"),
    ]
    counted, alone = builders.call(title="Compté", key_figures=figures), builders.call(title="Seul")
    builders.project(call=counted), builders.project(call=counted)
    html = read(client, "/")
    assert f'<a href="{counted.get_url()}">Compté</a>' in cut(html, "figures")
    assert alone.get_url() not in cut(html, "figures")
    fields = fields_of(html)
    assert len(fields["key_figure"]) == 2
    assert fields["computed"] == ["2 fiches de ce site"]


def test_figures_are_those_of_featured_pages_if_there_are_some(client: Client) -> None:
    figure = builders.figure(value=66, measure=Measure.LAUREATES)
    shown, other = (
        builders.call(key_figures=[figure]),
        builders.call(key_figures=[builders.figure(measure=Measure.LAUREATES)]),
    )
    builders.project(call=shown), builders.project(call=other)
    home = builders.home()
    home.featured = [FeaturedPage(target=shown)]
    home.save()
    section = cut(read(client, "/"), "figures")
    assert shown.get_url() in section
    assert other.get_url() not in section


def test_the_map_leads_to_the_regions(client: Client) -> None:
    builders.territory_index()
    builders.project(region="27")
    builders.project(region="")
    html = read(client, "/")
    assert (
        'href="/territoires/bourgogne-franche-comte/" aria-label="Bourgogne-Franche-Comté\N{NO-BREAK SPACE}: 1 lauréat"'
        in html
    )


@time_machine.travel("2026-11-25 12:00")
def test_home_tells_the_news_and_the_next_events() -> None:
    for day in range(1, 7):
        builders.article(title=f"Nouvelle {day}", published_on=PartialDate(2026, 1, day))
    builders.event(title="Passé", starts_on=PartialDate(2026, 11, 24))
    builders.event(title="Bientôt", starts_on=PartialDate(2026, 12, 24))
    section = cut(read(Client(), "/"), "news")
    assert positions(section, "Nouvelle 6", "Nouvelle 3") == sorted(positions(section, "Nouvelle 6", "Nouvelle 3"))
    assert "Nouvelle 2" not in section
    assert "Bientôt" in section
    assert "Passé" not in section
    assert 'href="/actualites/atom.xml"' in section


def test_doors_open_on_lists_that_exist(client: Client) -> None:
    builders.home()
    assert 'class="doors"' not in read(client, "/")
    builders.territory_index()
    doors = read(client, "/").partition('class="doors"')[2].partition("</ul>")[0]
    assert doors.count("<li>") == 1
    assert 'href="/territoires/"' in doors


def test_an_event_leaves_home_when_it_is_over() -> None:
    builders.event(title="Ce soir", starts_on=PartialDate(2026, 11, 25))
    with time_machine.travel("2026-11-25 12:00"):
        assert "Ce soir" in cut(read(Client(), "/"), "news")
    with time_machine.travel("2026-11-26 12:00"):
        assert "Ce soir" not in cut(read(Client(), "/"), "news")
