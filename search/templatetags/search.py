"""Tags of search: what it finds, on the pages that show some of it."""

from collections.abc import Iterable

from django import template
from django.template.context import RequestContext

from home.languages import spoken, view_address
from home.navigation import Link, navigation
from programmes.models import CallPage, Organisation, ProjectPage, ProjectSector
from programmes.showcase import Showcase
from search import sections, similar
from search.facets import foreign, label_of
from search.query import PARAMETERS
from search.results import SHOWCASE, Results, asked, results

register = template.Library()


@register.simple_tag(takes_context=True)
def showcase_results(context: RequestContext) -> Results:
    """What the showcase of laureates found; in a preview, which nobody asked anything, all of it."""
    found: Results = context.get("results") or results(context["request"], asked(context["request"], SHOWCASE))
    return found


@register.simple_tag(takes_context=True)
def laureates_within(context: RequestContext, key: str, code: str) -> sections.Section:
    """The latest laureates with a code of a facet, and where all of them are."""
    return sections.laureates(key, code, showcase_url(context))


@register.simple_tag(takes_context=True)
def laureates_of_call(context: RequestContext, call: CallPage) -> Showcase:
    """Some laureates of a call where all are listed, else all."""
    return sections.of_call(call, showcase_url(context))


@register.simple_tag(takes_context=True)
def way_to_laureates(context: RequestContext, key: str, code: str, total: int) -> sections.Section:
    """Where all laureates with a code of a facet are, without any of them."""
    return sections.Section([], total, showcase_url(context), key, code)


@register.simple_tag
def projects_of(organisation: Organisation) -> sections.Parts:
    """What an organisation holds and what it takes part in."""
    return sections.of_organisation(organisation)


@register.simple_tag(takes_context=True)
def said_of(context: RequestContext, name: str) -> sections.Mentions:
    """Where all that the site says of a name is found, in the reader's language also on a page of another one."""
    return sections.mentions(name, view_address("search", context.get("request")))


def showcase_url(context: RequestContext) -> str:
    """Where all laureates are listed; empty where they are not."""
    return navigation(context.get("request")).url_of("programmes.projectindexpage")


@register.simple_tag
def filter_parameters() -> list[str]:
    """The parameters whose addresses are closed to crawlers: all but the number of a page."""
    return [key for key in PARAMETERS if key != "page"]


@register.simple_tag
def similar_projects(project: ProjectPage, sectors: Iterable[ProjectSector]) -> similar.Near:
    """The laureates closest to a project, each with the reasons in `why`, and the sector that they share with it."""
    return similar.similar(project, [one.sector for one in sectors if one.sector])


@register.simple_tag(takes_context=True)
def wider(context: RequestContext, project: ProjectPage, sector: str) -> Link | None:
    """Where there is more of what the closest projects share: the page of a sector, else of the region."""
    nav = navigation(context.get("request"))
    if sector and (base := nav.url_of("programmes.sectorindexpage")):
        return Link(label_of("secteur", sector), f"{base}{sector}/", foreign("secteur").get(sector, spoken()))
    if project.region_place and (base := nav.url_of("programmes.territoryindexpage")):
        return Link(project.region_place.name, f"{base}{project.region_place.slug}/", spoken())
    return None
