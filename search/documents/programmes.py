"""Programmes, calls and antennas."""

import re

from programmes import registers
from programmes.models import AntennaPage, CallPage, ProgrammePage

from .document import Document, document_of
from .parts import (
    amount,
    iso,
    moments,
    names_of,
    place_codes,
    place_names,
    programme_codes,
    rich,
    said,
    season_code,
    texts,
    year_of,
)

QUOTED = re.compile(r"«\s*(.+?)\s*»")  # the name of a call inside its title: AMI « Écoles de production »


@document_of.register
def programme(page: ProgrammePage) -> Document:
    roles = [row.label for row in page.roles.all()]
    return Document(
        type="programme",
        codes={"programme": programme_codes(page), "annee": [year_of(page.started_on)]},
        facts={
            "acronym": page.acronym,
            "started_on": iso(page.started_on),
            "ended_on": iso(page.ended_on),
            "budget": amount(page.budget),
            "bodies": roles,
        },
        short=[page.acronym],
        names=[*roles, *(one.title for one in page.labels.all())],
        texts=[rich(page.objectives), *said(page.body), *texts(page.axes.all(), "title", "text")],
        date=page.started_on,
    )


@document_of.register
def call(page: CallPage) -> Document:
    above = registers.programme(page.programme_id)
    areas = list(page.areas.all())
    operators = [row.label for row in page.operators.all()]
    return Document(
        type="appel",
        codes={
            "appel": [page.code or ""],
            "programme": programme_codes(above),
            "saison": [season_code(page, row.code) for row in page.seasons.all()],
            "lieu": place_codes(areas),
            "annee": [year_of(page.opens_on or page.closes_on)],
        },
        facts={
            "acronym": page.acronym,
            "kind": page.kind,
            "opens_on": iso(page.opens_on),
            "closes_on": iso(page.closes_on),
            "closing_time": page.closing_time.isoformat("minutes") if page.closing_time else "",
            "results_on": iso(page.results_on),
            "budget": amount(page.budget),
            "places": [area.label for area in areas],
            "bodies": operators,
        },
        short=[page.acronym, *QUOTED.findall(page.title)],
        names=[*names_of(above), *operators, *(row.title for row in page.seasons.all())],
        texts=[
            *map(rich, (page.purpose, page.funding, page.applying)),
            *said(page.body),
            *said(page.faq),
            *texts(page.criteria.all(), "text"),
        ],
        date=page.opens_on or page.closes_on,
        moments=moments(page),
    )


@document_of.register
def antenna(page: AntennaPage) -> Document:
    above, of = registers.programme(page.programme_id), registers.call(page.call_id)
    partners = [row.label for row in page.partners.all()]
    return Document(
        type="antenne",
        codes={
            "appel": [of.code or "" if of else ""],
            "programme": programme_codes(above),
            "region": [page.region],
            "departement": [page.departement],
            "lieu": place_codes([page]),
            "annee": [year_of(page.selected_on or page.opened_on)],
            "organisation": [row.organisation.code for row in page.partners.all() if row.organisation]
            + [page.host.code if page.host else ""],
        },
        facts={
            "reference": page.code or "",
            "network": page.network,
            "holder": page.host.name if page.host else "",
            "partners": partners,
            "place": page.place_label,
            "budget": amount(page.budget),
            "selected_on": iso(page.selected_on or page.opened_on),
        },
        short=[page.commune],
        names=[
            *(page.get_network_display(), page.host.name if page.host else "", *partners, *place_names(page)),
            *names_of(above),
            *names_of(of),
        ],
        texts=[
            rich(page.presentation),
            *texts(page.stages.all(), "label", "place", "text"),
            *texts(page.needs.all(), "title", "detail"),
            *texts(page.trainings.all(), "title", "school", "level"),
        ],
        date=page.selected_on or page.opened_on,
    )
