"""Tags of the pages of projects and antennas: what stands around one, gathered by the domain."""

from collections import Counter
from collections.abc import Iterable

from django import template
from django.template.context import RequestContext

from home.navigation import Link, navigation
from programmes import circles, lookups, registers, similar, tallies
from programmes.charts.amounts import Among, amounts
from programmes.dossiers import Group
from programmes.figures import Claim
from programmes.models import AntennaPage, ProjectPage, ProjectSector
from programmes.models.organisations import Party

register = template.Library()


@register.simple_tag
def by_circle(parties: Iterable[Party]) -> list[Group]:
    """Partners by what they are."""
    return circles.by_circle(parties)


@register.simple_tag
def grant_among(project: ProjectPage) -> Among | None:
    """The grant of a project among those of the other laureates of its call."""
    known = tallies.grants().get(project.call_id, {})
    return amounts(project.grant, (grant for key, grant in known.items() if key != project.pk))


@register.simple_tag
def similar_projects(project: ProjectPage, sectors: Iterable[ProjectSector]) -> list[ProjectPage]:
    """The laureates closest to a project, each with the reasons in `why`."""
    return similar.similar(project, sectors)


@register.simple_tag(takes_context=True)
def wider(context: RequestContext, project: ProjectPage, near: list[ProjectPage]) -> Link | None:
    """Where there is more of what the closest project shares: the page of its sector, else of the region."""
    nav = navigation(context.get("request"))
    sector = next((tallies.sectors().get(one.shared_sector) for one in near), None)
    if sector and (base := nav.url_of("programmes.sectorindexpage")):
        return Link(sector.label, f"{base}{sector.code}/")
    if project.region_place and (base := nav.url_of("programmes.territoryindexpage")):
        return Link(project.region_place.name, f"{base}{project.region_place.slug}/")
    return None


@register.simple_tag
def antennas_around(antenna: AntennaPage) -> list[AntennaPage]:
    """The other antennas of an antenna's region, by name."""
    return [one for one in registers.antennas() if antenna.region and one.region == antenna.region and one != antenna]


@register.simple_tag
def antennas_by_region() -> Counter[str]:
    """Numbers of antennas by the code of their region."""
    return tallies.by_region(tallies.antennas())


@register.simple_tag
def territory_claims(partners: Iterable[Party]) -> list[Claim]:
    """The key figures of the local authorities among an antenna's partners: its territory."""
    known = lookups.territories()
    return [Claim(figure) for one in partners for figure in known.get(one.organisation_id, ())]
