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
    chosen = put_forward(content, found)
    yield from (feature(content, record) if record in chosen else record for record in found)


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
        **pictures.shown(content, None),
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


def put_forward(content: Content, found: list[Record]) -> list[Record]:
    """The laureate of which most is known in each family of sectors, so that they do not look alike."""
    chosen: dict[str, Record] = {}
    for record in richest([one for one in found if one.fields["kind"] not in NOT_LAUREATES]):
        chosen.setdefault(family(content, record), record)
    return list(chosen.values())[:FEATURED]


def richest(found: list[Record]) -> list[Record]:
    """Those of which most facts are known first."""
    return sorted(found, key=lambda record: -record.richness)


def family(content: Content, record: Record) -> str:
    rows = content.rows("sectors", slug=main_sector(record))
    return rows[0]["family"] if rows else ""


def main_sector(record: Record) -> str:
    """Slug of the first sector; empty where there is none."""
    sectors = record.parts["sectors"]
    return str(sectors[0]["sector"]).partition(":")[2] if sectors else ""


def feature(content: Content, record: Record) -> Record:
    """The same project, put forward with the drawing of its main sector."""
    drawing = pictures.shown(content, pictures.of_sector(content, main_sector(record)))
    return replace(record, fields={**record.fields, "featured": True, **drawing})
