"""Projects, each in the folder of its call; those that have most to tell are put forward."""

from collections.abc import Iterator
from dataclasses import replace

from programmes.models import ProjectFolderPage, ProjectPage
from programmes.models.projects import NOT_LAUREATES

from ..content import Content, Row, items
from ..records import Fields, Parts, Record, page
from . import calls, parts, pictures

FEATURED = 6


def records(content: Content) -> Iterator[Record]:
    rows = content.rows("projects")
    yield from folders(content, rows)
    found = [project(content, row) for row in rows]
    chosen = {record.key for record in richest(found, FEATURED)}
    for row, record in zip(rows, found, strict=True):
        yield feature(content, row, record) if record.key in chosen else record


def folders(content: Content, rows: list[Row]) -> Iterator[Record]:
    """A folder for each call that has projects, in the order of the calls."""
    used = {calls.call_and_season(row["call"])[0] for row in rows}
    for row in content.rows("calls"):
        if row["slug"] in used:
            fields = {"title": row["name_fr"], "call": calls.reference(row["slug"])[0]}
            yield page(f"folder:{row['slug']}", ProjectFolderPage, "page:laureats", fields)


def project(content: Content, row: Row) -> Record:
    text = content.text("projects", row["slug"])
    call, season = calls.reference(row["call"])
    fields = {
        "title": row["name"],
        "code": row["slug"],
        "summary": row["summary_fr"],
        "call": call,
        "season": season,
        "kind": row["kind"],
        "holder": parts.organisation(row["holder_body"]),
        "holder_name": "" if row["holder_body"] else row["holder"],
        **{name: row[name] for name in ("region", "departement", "commune", "commune_insee")},
        "budget": row["total_budget_eur"],
        "grant": row["grant_eur"],
        "learners": row["learners_target"],
        "announced_on": row["announced_on"],
        "website": row["website"],
        "story": text.get("story", "").strip(),
        "audiences": text.get("audiences", []),
        "modalities": text.get("modalities", []),
        "featured": False,
        "picture": None,
    }
    folder = f"folder:{calls.call_and_season(row['call'])[0]}"
    return page(f"project:{row['slug']}", ProjectPage, folder, fields, children(content, row))


def children(content: Content, row: Row) -> Parts:
    slug = row["slug"]
    return {
        **parts.common(content, "project", slug),
        "sources": parts.sources(row["source"], *items(row["other_sources"])),
        "statements": parts.statements(content, "project", slug),
        "partners": parts.parties(content, row["partners"]),
        "places": [place(one) for one in content.rows("places", project=slug)],
        "sectors": parts.sector_links(items(row["sectors"])),
    }


def place(row: Row) -> Fields:
    return {name: row[name] for name in ("region", "departement", "commune", "commune_insee")}


def richest(records: list[Record], count: int) -> list[Record]:
    """The laureates of which most facts are known."""
    laureates = [record for record in records if record.fields.get("kind") not in NOT_LAUREATES]
    return sorted(laureates, key=lambda record: -record.richness)[:count]


def feature(content: Content, row: Row, record: Record) -> Record:
    """The same project, put forward with the drawing of its main sector."""
    drawing = pictures.of_sector(content, (items(row["sectors"]) or [""])[0])
    return replace(record, fields={**record.fields, "featured": True, "picture": drawing})
