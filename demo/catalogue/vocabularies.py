"""Sectors, organisations and the glossary."""

from collections.abc import Iterator

from programmes.models import Organisation, OrganisationKind, Sector, Term

from ..content import Content, Row
from ..records import Record
from . import parts

KINDS = {
    "académie": OrganisationKind.RECTORATE,
    "association": OrganisationKind.ASSOCIATION,
    "campus": OrganisationKind.CAMPUS,
    "collectivité": OrganisationKind.LOCAL,
    "entreprise": OrganisationKind.COMPANY,
    "groupement d’intérêt public": OrganisationKind.GIP,
    "ministère": OrganisationKind.MINISTRY,
    "opco": OrganisationKind.OPCO,
    "opérateur": OrganisationKind.OPERATOR,
    "organisation professionnelle": OrganisationKind.PROFESSION,
    "pôle de compétitivité": OrganisationKind.CLUSTER,
    "université": OrganisationKind.UNIVERSITY,
    "école": OrganisationKind.SCHOOL,
    "établissement d’enseignement": OrganisationKind.TEACHING,
    "établissement public": OrganisationKind.PUBLIC,
}


def records(content: Content) -> Iterator[Record]:
    yield from (*map(sector, content.rows("sectors")), *map(term, content.rows("terms")))
    yield from (organisation(content, row) for row in content.rows("bodies"))


def sector(row: Row) -> Record:
    fields = {
        "code": row["slug"],
        "label_fr": row["name_fr"],
        "labels": {"en": row["name_en"]} if row["name_en"] else {},
        "family": row["family"],
        "france_2030": row["france2030_strategy"] == "yes",
    }
    return Record(f"sector:{row['slug']}", Sector, fields, identity=("code",))


def organisation(content: Content, row: Row) -> Record:
    fields = {
        "code": row["slug"],
        "name": row["name"],
        "acronym": row["acronym"],
        "kind": KINDS[row["kind"]].value if row["kind"] else "",
        "url": row["url"],
    }
    rows = {"key_figures": parts.figures(content, "body", row["slug"])}
    return Record(f"organisation:{row['slug']}", Organisation, fields, rows, identity=("code",))


def term(row: Row) -> Record:
    fields = {name: row[name] for name in ("code", "language", "short", "long", "definition")}
    return Record(f"term:{row['language']}:{row['code']}", Term, fields, identity=("code", "language"))
