"""What the records of several types have in common: texts, sources, figures, parties."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..content import Content, Row, items
from ..records import Fields, Parts, Ref


def source(text: str) -> Fields:
    """A source as a cell gives it: an address, or else a cited document."""
    is_address = text.startswith(("http://", "https://"))
    return {"source_url": text if is_address else "", "source_title": "" if is_address else text}


def sources(*texts: str, note: str = "") -> list[Fields]:
    """The sources of a page; the note belongs to the first one."""
    notes = [note, *[""] * len(texts)]
    return [{**source(text), "note": about} for text, about in zip([one for one in texts if one], notes, strict=False)]


def stream(key: str, html: str) -> list[dict[str, str]]:
    """A stream of one text block, whose identifier stays the same from one load to the next."""
    html = html.strip()
    return [{"type": "text", "value": html, "id": str(uuid5(NAMESPACE_URL, key))}] if html else []


def questions(key: str, asked: list[dict[str, str]]) -> list[dict[str, Any]]:
    """A stream of questions and answers."""
    values = [{"question": one["question"], "answer": one["answer"].strip()} for one in asked]
    return [
        {"type": "question", "value": value, "id": str(uuid5(NAMESPACE_URL, f"{key}/{number}"))}
        for number, value in enumerate(values)
    ]


def figures(content: Content, kind: str, slug: str, **more: str) -> list[Fields]:
    """The key figures of an entity, in the order of the two tables."""
    rows = [
        row for table in ("key_figures", "more_figures") for row in content.rows(table, entity=slug, entity_type=kind)
    ]
    return [{**figure(row), **more} for row in rows]


def figure(row: Row) -> Fields:
    return {
        "label": row["label_fr"],
        "value": row["value"],
        "unit": row["unit"],
        "scope": row["scope"],
        "as_of": row["as_of"],
        "measure": row["measure"],
        **source(row["source"]),
    }


def downloads(content: Content, kind: str, slug: str) -> list[Fields]:
    return [
        {
            "title": row["title"],
            "format": row["format"].upper(),
            "size": row["size_bytes"],
            "language": row["language"] or "fr",
            "url": row["url"],
            "origin": row["source"],
        }
        for row in content.rows("documents", entity=slug, entity_type=kind)
    ]


def statements(content: Content, kind: str, slug: str) -> list[Fields]:
    return [
        {
            "person": row["person"],
            "role": row["role"],
            "role_on": row["role_on"],
            "said": row["said_fr"],
            **source(row["source"]),
        }
        for row in content.rows("statements", entity=slug, entity_type=kind)
    ]


def parties(content: Content, cell: str) -> list[Fields]:
    """The names that a cell lists; a name or an acronym of the list of organisations becomes a link."""
    known = {row[name]: row["slug"] for row in content.rows("bodies") for name in ("acronym", "name") if row[name]}
    return [party(known[name]) if name in known else {"organisation": None, "name": name} for name in items(cell)]


def party(slug: str) -> Fields:
    return {"organisation": organisation(slug), "name": ""}


def organisation(slug: str) -> Ref | None:
    return Ref(f"organisation:{slug}") if slug else None


def sector_links(slugs: list[str]) -> list[Fields]:
    return [{"sector": Ref(f"sector:{slug}")} for slug in slugs]


def read_also(content: Content, slugs: list[str]) -> list[Fields]:
    """Programmes and calls to read next, by their slugs."""
    programmes = {row["slug"] for row in content.rows("programmes")}
    return [{"target": Ref(f"{'programme' if slug in programmes else 'call'}:{slug}")} for slug in slugs]


def common(content: Content, kind: str, slug: str) -> Parts:
    """The parts that any page with facts may have."""
    return {"key_figures": figures(content, kind, slug), "downloads": downloads(content, kind, slug)}


def years(period: str) -> tuple[str, str]:
    """Start and end of `2021-2030`, `2021-` or nothing."""
    start, _dash, end = period.partition("-")
    return start.strip(), end.strip()
