"""A page under a view restriction, or below one, is absent from every list and count."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home.dates import PartialDate
from home.models import FeaturedPage, ReadAlso
from news.models import LinkedPage
from programmes.models import ProgrammeRole, ProjectPlace, ProjectSector
from tests import builders
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db
LISTS = (
    "/",
    "/programmes/",
    "/appels/",
    "/laureats/",
    "/antennes/",
    "/actualites/",
    "/plan-du-site/",
    "/territoires/bourgogne-franche-comte/",
    "/territoires/corse/",
    "/filieres/batteries/",
    "/organisations/verkor/",
)


def a_site() -> dict[str, Page]:
    """A page of each kind, linked to all the others, with its title as its name."""
    builders.site_map(), builders.territory_index(), builders.sector_index(), builders.organisation_index()
    verkor, sector = builders.organisation(code="verkor"), builders.sector(code="batteries")
    programme = builders.programme(title="LeProgramme", roles=[ProgrammeRole(organisation=verkor)])
    call = builders.call(title="LAppel", programme=programme)
    project = builders.project(
        title="LeProjet",
        call=call,
        holder=verkor,
        region="27",
        featured=True,
        announced_on=PartialDate(2024),
        sectors=[ProjectSector(sector=sector)],
        places=[ProjectPlace(region="94")],
    )
    antenna = builders.antenna(title="LAntenne", region="27", programme=programme, call=call, host=verkor)
    article = builders.article(title="LArticle", links=[LinkedPage(target=one) for one in (programme, call, project)])
    builders.event(title="LEvenement", departement="25", starts_on=PartialDate(2024), organiser=verkor)
    home = builders.home()
    home.featured = [FeaturedPage(target=one) for one in (programme, call, project)]
    home.save()
    programme.read_also = [ReadAlso(target=call)]
    programme.save()
    return {"programme": programme, "call": call, "project": project, "antenna": antenna, "article": article}


def mentions(client: Client, title: str) -> int:
    """How often the lists and the other pages name a title."""
    pages = [page.get_url() for page in Page.objects.live().public().filter(depth__gt=2)]
    return sum(read_all(client, address).count(title) for address in {*LISTS, *pages})


def read_all(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    return response.content.decode() if response.status_code == 200 else ""


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def parent_of(page: Page) -> Page:
    return page.get_parent()


def itself(page: Page) -> Page:
    return page


@pytest.mark.parametrize("which", [itself, parent_of])
@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("programme", "LeProgramme"),
        ("call", "LAppel"),
        ("project", "LeProjet"),
        ("antenna", "LAntenne"),
        ("article", "LArticle"),
    ],
)
def test_a_restricted_page_is_nowhere_until_it_is_lifted(
    client: Client, kind: str, title: str, which: Callable[[Page], Page]
) -> None:
    pages = a_site()
    before = mentions(client, title)
    assert before >= 3
    restriction = restrict(which(pages[kind]))
    assert mentions(client, title) == 0
    restriction.delete()
    assert mentions(client, title) == before


def test_counts_leave_restricted_laureates_out(client: Client) -> None:
    pages = a_site()
    builders.project(call=pages["call"], title="Autre", region="27")
    assert fields_of(read(client, "/laureats/"))["count"] == ["2 projets"]
    restrict(pages["project"])
    assert fields_of(read(client, "/laureats/"))["count"] == ["1 projet"]
    assert fields_of(read(client, "/territoires/bourgogne-franche-comte/"))["totals"][0].endswith("1")
    assert fields_of(read(client, pages["call"].get_url()))["totals"][0].endswith("1")
