"""Drawings, and the pages that show them: a handful, so that a picture means something."""

from collections.abc import Iterable, Iterator

from home.models import Picture

from ..content import Content, Row
from ..records import Fields, File, Record, Ref

# A programme has no sector of its own: the drawing that speaks of what it does.
OF_PROGRAMMES = {
    "competences-et-metiers-d-avenir": "energie",
    "territoires-d-industrie": "industrie",
    "action-coeur-de-ville": "batiment",
    "au-coeur-des-territoires": "territoires",
    "campus-des-metiers": "mobilites",
    "cites-educatives": "culture",
}


def records(content: Content) -> Iterator[Record]:
    for row in drawings(content):
        fields = {
            "title": row["title"],
            "description": row["description"],
            "credit": row["credit"],
            "file": file_of(content, row),
            "file_hash": file_of(content, row).digest,
            "file_size": file_of(content, row).path.stat().st_size,
        }
        yield Record(key_of(content, row), Picture, fields, identity=("file_hash",))


def drawings(content: Content) -> list[Row]:
    """The drawings whose file is there."""
    folder = content.folder / "pictures"
    return [row for row in content.rows("pictures/pictures") if (folder / row["file"]).is_file()]


def file_of(content: Content, row: Row) -> File:
    return File.at(content.folder / "pictures" / row["file"])


def key_of(content: Content, row: Row) -> str:
    """A drawing that is drawn again is another picture: pages turn to it, the old one stays in the library."""
    return f"picture:{row['family']}:{file_of(content, row).digest[:12]}"


def of_family(content: Content, family: str) -> Ref | None:
    """The drawing of a family of sectors; nothing where there is none."""
    return next((Ref(key_of(content, row)) for row in drawings(content) if row["family"] == family), None)


def shown(content: Content, drawing: Ref | None) -> Fields:
    """A page's drawing with its description: what the page says of it is translated with the page."""
    rows = [row for row in drawings(content) if drawing and key_of(content, row) == drawing.key]
    return {"picture": drawing, "picture_alt": rows[0]["description"] if rows else ""}


def of_sector(content: Content, slug: str) -> Ref | None:
    """The drawing of a sector's family."""
    rows = content.rows("sectors", slug=slug) if slug else []
    return of_family(content, rows[0]["family"]) if rows else None


def of_programme(content: Content, slug: str) -> Ref | None:
    return of_family(content, OF_PROGRAMMES.get(slug, ""))


def first_of_each(content: Content, sectors: Iterable[tuple[str, str]]) -> dict[str, Ref]:
    """For slugs of pages and their main sector: a drawing for the first page of each family."""
    shown: dict[Ref, str] = {}
    for slug, sector in sectors:
        drawing = of_sector(content, sector)
        if drawing:
            shown.setdefault(drawing, slug)
    return {slug: drawing for drawing, slug in shown.items()}
