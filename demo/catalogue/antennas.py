"""Regional antennas."""

from collections.abc import Iterator

from programmes.models import AntennaPage, Network

from ..content import Content, Row
from ..records import Fields, Parts, Record, Ref, page
from . import calls, parts


def records(content: Content) -> Iterator[Record]:
    yield from (antenna(content, row) for row in content.rows("antennas"))


def antenna(content: Content, row: Row) -> Record:
    slug = row["slug"]
    text = content.text("antennas", slug)
    start, end = parts.years(text.get("budget_period", ""))
    fields = {
        "title": row["name"],
        "code": slug,
        "network": network(row["host_body"]),
        "host": parts.organisation(row["host_body"]),
        "programme": Ref(f"programme:{row['programme']}") if row["programme"] else None,
        "call": calls.reference(row["call"])[0],
        **{name: row[name] for name in COPIED},
        "budget": row["budget_eur"],
        "budget_from": start,
        "budget_until": end,
        "summary": text.get("summary", ""),
        "presentation": text.get("presentation", "").strip(),
    }
    return page(f"antenna:{slug}", AntennaPage, "page:antennes", fields, children(content, row))


COPIED = (
    "selected_on",
    "opened_on",
    "address",
    "region",
    "departement",
    "commune",
    "commune_insee",
    "latitude",
    "longitude",
)


def network(host: str) -> str:
    """The network of a host, whose slug begins with its name."""
    name = host.partition("-")[0]
    return name if name in Network.values else Network.OTHER.value


def children(content: Content, row: Row) -> Parts:
    slug = row["slug"]
    return {
        **parts.common(content, "antenna", slug),
        "sources": parts.sources(row["source"], note=row["notes"]),
        "stages": [stage(one) for one in content.rows("stages", antenna=slug)],
        "needs": [chosen(one, "title", "detail") for one in content.rows("needs", antenna=slug)],
        "trainings": [
            chosen(one, "title", "level", "school", "mode", "year") for one in content.rows("trainings", antenna=slug)
        ],
        "criteria": [chosen(one, "text") for one in content.rows("criteria", entity=slug, entity_type="antenna")],
        "partners": parts.parties(content, row["partners"]),
    }


def stage(row: Row) -> Fields:
    return {"label": row["label_fr"], "period": row["period"], "place": row["place"], "text": row["content"]}


def chosen(row: Row, *names: str) -> Fields:
    return {name: row[name] for name in names}
