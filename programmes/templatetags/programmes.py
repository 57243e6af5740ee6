"""Tags for what the site is about: links to vocabularies, states of calls, lists for other floors."""

from collections import Counter
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.languages import mark, spoken
from home.navigation import navigation
from programmes import figures, lookups, registers, tallies
from programmes.models import (
    CallPage,
    Organisation,
    ProjectPage,
    Sector,
)
from programmes.territories import REGIONS, Region

register = template.Library()


def link(context: RequestContext, index: str, key: str, name: str, language: str = "") -> SafeString | str:
    """A link below an index page; the name alone where that page is not published."""
    base = navigation(context.get("request")).url_of(f"programmes.{index}")
    said = mark(language or spoken())
    if base and key:
        return format_html('<a href="{}{}/"{}>{}</a>', base, key, said, name)
    return format_html("<span{}>{}</span>", said, name) if said else name


@register.simple_tag(takes_context=True)
def region_link(context: RequestContext, region: Region | str | None) -> SafeString | str:
    """A region's name, linked to its dossier; takes a code too."""
    known = REGIONS.get(region) if isinstance(region, str) else region
    return link(context, "territoryindexpage", known.slug, known.name, known.language) if known else ""


@register.simple_tag(takes_context=True)
def sector_link(context: RequestContext, sector: Sector | None) -> SafeString | str:
    """A sector's name, linked to its page; nothing for a row without sector, as in the preview of a draft."""
    return link(context, "sectorindexpage", sector.code, sector.label, sector.language) if sector else ""


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
def open_calls() -> list[CallPage]:
    """The calls that one may answer now, the next deadline first."""
    return registers.open_calls()


@register.simple_tag
def laureates_by_region() -> Counter[str]:
    """Numbers of laureates by the code of their holder's region; those without one under an empty code."""
    return tallies.by_region(tallies.laureates())


@register.simple_tag
def site_counts() -> dict[str, int]:
    return tallies.site_counts()


@register.filter
def stamp(call: CallPage) -> str:
    """The class of a call's stamp."""
    return "closing" if call.closes_soon else {"unknown": "closed"}.get(call.status, call.status)


@register.simple_tag
def season_title(project: ProjectPage) -> SafeString | str:
    """The name of a project's season or wave; empty where it has none."""
    name = lookups.season_names().get((project.call_id, project.season))
    if name and (said := mark(name.language)):
        return format_html("<span{}>{}</span>", said, name.title)
    return name.title if name else project.season


@register.simple_tag
def organisation_claims(organisation: Organisation) -> list[figures.Claim]:
    """The key figures of an organisation."""
    return [figures.Claim(figure) for figure in registers.rows_of("OrganisationFigure", organisation.pk)]
