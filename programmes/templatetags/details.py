"""Tags of the pages of projects and antennas: what stands around one, gathered by the domain."""

from collections import Counter
from collections.abc import Iterable

from django import template

from home.translations import origin
from programmes import circles, lookups, registers, tallies
from programmes.charts.amounts import Among, amounts
from programmes.dossiers import Group
from programmes.figures import Claim
from programmes.models import AntennaPage, ProjectPage
from programmes.models.organisations import Party

register = template.Library()


@register.simple_tag
def by_circle(parties: Iterable[Party]) -> list[Group]:
    """Partners by what they are."""
    return circles.by_circle(parties)


@register.simple_tag
def grant_among(project: ProjectPage) -> Among | None:
    """The grant of a project among those of the other laureates of its call."""
    known, here = tallies.grants().get(project.call_id, {}), origin(project).pk
    return amounts(project.grant, (grant for key, grant in known.items() if key != here))


@register.simple_tag
def antennas_around(antenna: AntennaPage) -> list[AntennaPage]:
    """The other antennas of an antenna's region, by name."""
    here = origin(antenna).pk
    return [one for one in registers.antennas() if antenna.region and one.region == antenna.region and one.pk != here]


@register.simple_tag
def antennas_by_region() -> Counter[str]:
    """Numbers of antennas by the code of their region."""
    return tallies.by_region(tallies.antennas())


@register.simple_tag
def territory_claims(partners: Iterable[Party]) -> list[Claim]:
    """The key figures of the local authorities among an antenna's partners: its territory."""
    known = lookups.territories()
    return [Claim(figure) for one in partners for figure in known.get(one.organisation_id, ())]
