"""Projects close to another one: which, in which order, and why."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from programmes.models import ProjectPage, ProjectSector, Sector
from search.similar import similar
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture(name="batteries")
def a_sector() -> Sector:
    return builders.sector(code="batteries", label_fr="Batteries")


def of(*sectors: Sector, **facts: Any) -> ProjectPage:
    """A project of some sectors, the main one first."""
    return builders.project(sectors=[ProjectSector(sector=one) for one in sectors], **facts)


def near(page: ProjectPage) -> list[tuple[str, list[str]]]:
    """The titles of the projects close to one, with their reasons."""
    return [
        (one.title, [*one.why]) for one in similar(page, [row.sector for row in page.sectors.all() if row.sector]).cards
    ]


def test_a_card_says_why_it_is_there(client: Client, batteries: Sector) -> None:
    verkor = builders.organisation(code="verkor")
    page = of(batteries, region="84", holder=verkor)
    of(batteries, title="Tout", region="84", holder=verkor)
    fields = fields_of(read(client, page.get_url()))
    assert fields["why"] == ["Même filière\N{NO-BREAK SPACE}: Batteries Même région Même chef de file"]


def test_sector_and_region_come_before_sector_then_region_then_holder(batteries: Sector) -> None:
    page = of(batteries, region="84", holder_name="Verkor")
    builders.project(title="Le porteur", holder_name="Verkor")
    builders.project(title="La région", region="84")
    of(batteries, title="La filière", region="11")
    assert [title for title, _why in near(page)] == ["La filière", "La région", "Le porteur"]
    of(batteries, title="Les deux", region="84")
    assert [title for title, _why in near(page)] == ["Les deux", "La filière", "La région"]


def test_the_main_sector_comes_first_then_what_was_announced_last(batteries: Sector) -> None:
    other = builders.sector(label_fr="Hydrogène")
    page = of(batteries, other)
    of(other, title="Autre filière", announced_on=PartialDate(2025))
    of(batteries, title="Sans date")
    of(other, batteries, title="Ancien", announced_on=PartialDate(2022))
    assert near(page) == [
        ("Ancien", ["Même filière\N{NO-BREAK SPACE}: Batteries"]),
        ("Sans date", ["Même filière\N{NO-BREAK SPACE}: Batteries"]),
        ("Autre filière", ["Même filière\N{NO-BREAK SPACE}: Hydrogène"]),
    ]


def test_a_project_of_two_common_sectors_is_shown_once(batteries: Sector) -> None:
    other = builders.sector()
    page = of(batteries, other)
    for number in range(4):
        of(batteries, other, title=f"Projet {number}")
    assert [title for title, _why in near(page)] == ["Projet 0", "Projet 1", "Projet 2"]


def test_neither_itself_nor_what_is_not_for_everyone(batteries: Sector) -> None:
    page = of(batteries, region="84")
    of(batteries, title="Brouillon", live=False)
    of(batteries, title="Pacte", kind="pacte-regional")
    hidden = of(batteries, title="Restreint")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert near(page) == []


def test_a_project_of_which_nothing_is_known_has_none_close_to_it(client: Client) -> None:
    page = builders.project()
    builders.project()
    html = read(client, page.get_url())
    assert near(page) == []
    assert 'id="similar"' not in html
