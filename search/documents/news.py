"""Articles, events and dossiers."""

from typing import Any

from news.models import DossierPage, EventPage, NewsPage
from programmes import registers
from programmes.territories import DEPARTEMENTS, REGIONS

from .document import Document, document_of
from .parts import iso, names_of, programme_codes, programme_of, said, season_code, texts, year_of


def linked_codes(page: Any) -> dict[str, list[str]]:
    """The codes of the programmes, calls, seasons, regions and sectors that a page is linked to."""
    calls = [(registers.call(row.target_id), row.season) for row in page.links.all()]
    programmes = [registers.programme(row.target_id) for row in page.links.all()]
    sectors = [row.sector for row in page.linked_sectors.all() if row.sector]
    above = [*programmes, *(programme_of(call) for call, _season in calls)]
    return {
        "appel": [call.code or "" for call, _season in calls if call],
        "saison": [season_code(call, season) for call, season in calls],
        "programme": [code for one in above for code in programme_codes(one)],
        "lieu": [f"R{row.region}" for row in page.linked_regions.all() if row.region],
        "secteur": [sector.code for sector in sectors],
        "famille": [sector.family for sector in sectors],
    }


def linked_names(page: Any) -> list[str]:
    """Their names."""
    targets = [row.target_id for row in page.links.all()]
    pages = [registers.call(key) or registers.programme(key) for key in targets]
    regions = [REGIONS[row.region].name for row in page.linked_regions.all() if row.region in REGIONS]
    sectors = [row.sector.label for row in page.linked_sectors.all() if row.sector]
    return [*(name for one in pages for name in names_of(one)), *regions, *sectors]


@document_of.register
def article(page: NewsPage) -> Document:
    return Document(
        type="actualite",
        codes={**linked_codes(page), "annee": [year_of(page.published_on)]},
        facts={"published_on": iso(page.published_on)},
        names=linked_names(page),
        texts=[*said(page.body), *texts(page.statements.all(), "person", "role", "said")],
        date=page.published_on,
    )


@document_of.register
def event(page: EventPage) -> Document:
    departement = DEPARTEMENTS.get(page.departement)
    linked = linked_codes(page)
    here = [f"R{departement.region_code}", f"D{departement.code}"] if departement else []
    return Document(
        type="evenement",
        codes={
            **linked,
            "region": [departement.region_code if departement else ""],
            "departement": [page.departement],
            "lieu": [*linked["lieu"], *here],
            "annee": [year_of(page.starts_on)],
        },
        facts={"starts_on": iso(page.starts_on), "ends_on": iso(page.ends_on), "place": page.place_label},
        names=[page.place_label, page.organiser.name if page.organiser else "", *linked_names(page)],
        texts=[page.attendance, *said(page.body), *texts(page.statements.all(), "person", "role", "said")],
        date=page.starts_on,
    )


@document_of.register
def dossier(page: DossierPage) -> Document:
    issuer = page.issuer.name if page.issuer else ""
    return Document(
        type="dossier",
        codes={"annee": [year_of(page.issued_on)]},
        facts={"bodies": [issuer] if issuer else [], "issued_on": iso(page.issued_on)},
        names=[issuer, page.recipients],
        texts=[*said(page.body), *texts(page.proposals.all(), "title", "text", "theme")],
        date=page.issued_on,
    )
