"""Programmes and plans."""

from collections.abc import Iterator

from programmes.models import ProgrammePage

from ..content import Content, Row, items
from ..records import Fields, Parts, Record, page
from . import parts, pictures

PILOT = "pilote"


def records(content: Content) -> Iterator[Record]:
    yield from (programme(content, row) for row in content.rows("programmes"))


def programme(content: Content, row: Row) -> Record:
    slug = row["slug"]
    text = content.text("programmes", slug)
    start, end = parts.years(row["period"])
    fields = {
        "title": row["name_fr"],
        "code": slug,
        "acronym": row["acronym"],
        "started_on": start,
        "ended_on": end,
        "budget": row["budget_eur"],
        "summary": text.get("summary", row["goals"]),
        "objectives": text.get("objectives", "").strip() or f"<p>{row['goals']}</p>",
        "body": parts.stream(f"programme:{slug}", text.get("body", "")),
        **pictures.shown(content, pictures.of_programme(content, slug)),
    }
    parent = f"programme:{row['parent']}" if row["parent"] else "page:programmes"
    return page(f"programme:{slug}", ProgrammePage, parent, fields, children(content, row))


def children(content: Content, row: Row) -> Parts:
    slug = row["slug"]
    return {
        **parts.common(content, "programme", slug),
        "sources": parts.sources(row["source"]),
        "roles": roles(content, row),
        "axes": [axis(one) for one in content.rows("pic_axes", programme=slug)],
        "labels": [label(one) for one in content.rows("labels", programme=slug)],
        "read_also": parts.read_also(content, content.text("programmes", slug).get("read_also", [])),
    }


def roles(content: Content, row: Row) -> list[Fields]:
    """The roles that are told apart; else the owners as pilots."""
    told = [(one["body"], one["role"]) for one in content.rows("roles", programme=row["slug"])]
    known = told or [(owner, PILOT) for owner in items(row["owner_bodies"])]
    return [{**parts.party(body), "role": role} for body, role in known]


def axis(row: Row) -> Fields:
    return {"kind": row["kind"], "number": row["number"], "title": row["title_fr"], "text": row["summary_fr"]}


def label(row: Row) -> Fields:
    return {
        "title": row["label_fr"],
        "valid_from": row["valid_from"],
        "valid_until": row["valid_until"],
        "note": row["note"],
        **parts.source(row["source"]),
    }
