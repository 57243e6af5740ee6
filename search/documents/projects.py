"""Projects."""

from typing import Any

from programmes import registers
from programmes.models import CallPage, ProjectPage

from ..facets import band_of
from .document import Document, document_of
from .parts import (
    amount,
    iso,
    names_of,
    place_codes,
    place_names,
    programme_codes,
    programme_of,
    rich,
    season_code,
    texts,
    year_of,
)


@document_of.register
def project(page: ProjectPage) -> Document:
    of = registers.call(page.call_id)
    return Document(
        type="projet",
        codes={**codes_of_call(page, of), **codes_of_holder(page), **codes_of_project(page)},
        facts=facts_of(page),
        short=[page.code or ""],
        names=[*names_of(of), *names_of(programme_of(of)), *names_of_parties(page), *names_of_places(page)],
        labels=[str(page.kind_label)],
        texts=[rich(page.story), *texts(page.statements.all(), "person", "role", "said")],
        date=page.announced_on,
        amount=page.grant,
    )


def codes_of_call(page: ProjectPage, of: CallPage | None) -> dict[str, list[str]]:
    return {
        "appel": [of.code or "" if of else ""],
        "programme": programme_codes(programme_of(of)),
        "saison": [season_code(of, page.season)],
    }


def codes_of_holder(page: ProjectPage) -> dict[str, list[str]]:
    parties = [row.organisation for row in page.partners.all() if row.organisation]
    return {
        "region": [page.region],
        "departement": [page.departement],
        "porteur": [page.holder.kind if page.holder else ""],
        "organisation": [one.code for one in (page.holder, *parties) if one],
    }


def codes_of_project(page: ProjectPage) -> dict[str, list[str]]:
    sectors = [row.sector for row in page.sectors.all() if row.sector]
    return {
        "lieu": place_codes(page.places.all()),
        "secteur": [sector.code for sector in sectors],
        "famille": [sector.family for sector in sectors],
        "nature": [page.kind],
        "annee": [year_of(page.announced_on)],
        "montant": [band_of(page.grant)],
        "laureat": ["1" if page.is_laureate else ""],
    }


def facts_of(page: ProjectPage) -> dict[str, Any]:
    return {
        "reference": page.code or "",
        "kind": page.kind,
        "season": page.season,
        "holder": page.holder_label,
        "holder_code": page.holder.code if page.holder else "",
        "partners": [one.label for one in page.partners.all()],
        "place": page.place_label,
        "places": [one.place_label for one in page.places.all()],
        "budget": amount(page.budget),
        "learners": page.learners,
        "announced_on": iso(page.announced_on),
        "website": page.website,
        "featured": page.featured,
    }


def names_of_parties(page: ProjectPage) -> list[str]:
    """The holder, the partners, the sectors."""
    held = [page.holder_label, page.holder.acronym if page.holder else ""]
    sectors = [row.sector.label for row in page.sectors.all() if row.sector]
    return [*held, *(one.label for one in page.partners.all()), *sectors]


def names_of_places(page: ProjectPage) -> list[str]:
    """The place of the holder, then those of action."""
    return [name for place in (page, *page.places.all()) for name in place_names(place)]
