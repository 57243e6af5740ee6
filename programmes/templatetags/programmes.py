"""Tags for what the site is about: links to vocabularies, states of calls, lists for other floors."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.navigation import navigation
from programmes import dossiers, figures, registers, tallies
from programmes.models import (
    CallPage,
    Organisation,
    OrganisationFigure,
    OrganisationKind,
    ProgrammePage,
    ProjectPage,
    Season,
    Sector,
)
from programmes.territories import REGIONS, Region

register = template.Library()


def link(context: RequestContext, index: str, key: str, text: str) -> SafeString | str:
    """A link below an index page; the text alone where that page is not published."""
    base = navigation(context.get("request")).url_of(f"programmes.{index}")
    return format_html('<a href="{}{}/">{}</a>', base, key, text) if base and key else text


@register.simple_tag(takes_context=True)
def region_link(context: RequestContext, region: Region | str | None) -> SafeString | str:
    """A region's name, linked to its dossier; takes a code too."""
    known = REGIONS.get(region) if isinstance(region, str) else region
    return link(context, "territoryindexpage", known.slug, known.name) if known else ""


@register.simple_tag(takes_context=True)
def sector_link(context: RequestContext, sector: Sector | None) -> SafeString | str:
    """A sector's name, linked to its page; nothing for a row without sector, as in the preview of a draft."""
    return link(context, "sectorindexpage", sector.code, sector.label) if sector else ""


@register.simple_tag(takes_context=True)
def organisation_link(context: RequestContext, organisation: Organisation | None, name: str = "") -> SafeString | str:
    """An organisation's name, linked to its page; a plain name where it has no record."""
    if organisation is None:
        return name
    return link(context, "organisationindexpage", organisation.code, organisation.name)


@register.simple_tag(takes_context=True)
def index_url(context: RequestContext, index: str) -> str:
    """Address of an index page of programmes, such as `callindexpage`; empty where it is not published."""
    return navigation(context.get("request")).url_of(f"programmes.{index}")


@register.simple_tag
def claims_of(page: Any) -> list[figures.Claim]:
    return figures.claims(page)


@register.simple_tag
def totals_of(page: Any) -> tallies.Totals:
    """Totals over the laureates of a programme or a call."""
    return tallies.totals(tallies.of(page, tallies.laureates()))


@register.simple_tag
def open_calls() -> list[CallPage]:
    """The calls that one may answer now, the next deadline first."""
    return registers.open_calls()


@register.simple_tag
def latest_laureates(number: int = 6) -> Any:
    """The laureates announced last."""
    laureates = ProjectPage.objects.listed().laureates().filter(announced_on__isnull=False)
    return laureates.for_cards().order_by("-announced_on", "slug")[:number]


@register.simple_tag
def region_counts() -> list[dossiers.RegionCounts]:
    return dossiers.regions()


@register.simple_tag
def site_counts() -> dict[str, int]:
    return tallies.site_counts()


@register.filter
def stamp(call: CallPage) -> str:
    """The class of a call's stamp."""
    return "closing" if call.closes_soon else {"unknown": "closed"}.get(call.status, call.status)


@register.filter
def programmes_among(pages: Any) -> list[ProgrammePage]:
    """The programmes among pages that everyone may read, in their order."""
    return among(pages, ProgrammePage.objects.all())


@register.filter
def calls_among(pages: Any) -> list[CallPage]:
    """The calls among pages that everyone may read, in their order."""
    return among(pages, CallPage.objects.select_related("programme"))


@register.filter
def projects_among(pages: Any) -> list[ProjectPage]:
    """The projects among pages that everyone may read, in their order."""
    return among(pages, ProjectPage.objects.for_cards())


def among(pages: list[Any], known: Any) -> list[Any]:
    """The pages of a queryset's type, in the order of the list (1 query, one more for each prefetch)."""
    found = known.in_bulk([page.pk for page in pages])
    return [found[page.pk] for page in pages if page.pk in found]


@register.simple_tag
def season_title(project: ProjectPage) -> str:
    """The name of a project's season or wave; empty where it has none."""
    if not (project.season and project.call_id):
        return ""
    titles = Season.objects.filter(page=project.call_id, code=project.season).values_list("title", flat=True)
    return titles.first() or project.season


@register.filter
def with_seasons(links: Any) -> list[tuple[Any, str]]:
    """Inline links with the name of the season or wave of the call that each is about (1 query)."""
    rows = list(links)
    calls = [link.target_id for link in rows if link.season]
    titles = {
        (call, code): title
        for call, code, title in Season.objects.filter(page__in=calls).values_list("page", "code", "title")
    }
    return [(link, titles.get((link.target_id, link.season), "")) for link in rows]


@register.simple_tag
def organisation_claims(organisation: Organisation) -> list[figures.Claim]:
    """The key figures of an organisation."""
    return [figures.Claim(figure) for figure in organisation.key_figures.all()]


@register.simple_tag
def organisation_figures(parties: Any) -> list[figures.Claim]:
    """The key figures of the local authorities among an antenna's partners: its territory."""
    codes = [party.organisation_id for party in parties if party.organisation_id]
    rows = OrganisationFigure.objects.filter(organisation__in=codes, organisation__kind=OrganisationKind.LOCAL)
    return [figures.Claim(figure) for figure in rows.order_by("organisation", "sort_order")]
