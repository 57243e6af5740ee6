"""Articles, events and the dossier of proposals."""

from collections.abc import Iterator

from news.models import DossierPage, EventPage, NewsPage

from ..content import Content, Row, Text
from ..records import Fields, Parts, Record, Ref, page
from . import calls, parts, pictures

PARENT = "page:actualites"


def records(content: Content) -> Iterator[Record]:
    rows = content.rows("news")
    main = [(row["slug"], (content.text("news", row["slug"]).get("sectors") or [""])[0]) for row in rows]
    drawings = pictures.first_of_each(content, main)
    yield from (article(content, row, drawings.get(row["slug"])) for row in rows)
    yield from (event(content, row) for row in content.rows("events"))
    yield from (dossier(content, slug) for slug in content.documents.get("dossier", {}))


def article(content: Content, row: Row, picture: Ref | None) -> Record:
    slug = row["slug"]
    text = content.text("news", slug)
    fields = {
        "title": row["title_fr"],
        "summary": row["summary_fr"],
        "published_on": row["published_on"],
        "body": parts.stream(f"news:{slug}", text.get("body", "")),
        **pictures.shown(content, picture),
    }
    return page(f"news:{slug}", NewsPage, PARENT, fields, children(content, "news", row))


def event(content: Content, row: Row) -> Record:
    slug = row["slug"]
    fields = {
        "title": row["title_fr"],
        "summary": row["summary_fr"],
        "starts_on": row["starts_on"],
        "ends_on": row["ends_on"] if row["ends_on"] != row["starts_on"] else "",
        **{name: row[name] for name in ("place", "commune", "departement", "attendance")},
        "organiser": parts.organisation(row["organiser_body"]),
        "body": parts.stream(f"event:{slug}", content.text("events", slug).get("body", "")),
    }
    return page(f"event:{slug}", EventPage, PARENT, fields, children(content, "event", row))


def children(content: Content, kind: str, row: Row) -> Parts:
    text = content.text("events" if kind == "event" else "news", row["slug"])
    return {
        "sources": parts.sources(row["source"]),
        "statements": parts.statements(content, kind, row["slug"]),
        "downloads": parts.downloads(content, kind, row["slug"]),
        "links": links(row.get("call", ""), text),
        "linked_regions": [{"region": code} for code in text.get("regions", [])],
        "linked_sectors": parts.sector_links(text.get("sectors", [])),
    }


def links(slug: str, text: Text) -> list[Fields]:
    """The call with its season, then the programmes and the projects."""
    call, season = calls.reference(slug)
    others = [f"programme:{one}" for one in text.get("programmes", [])]
    others += [f"project:{one}" for one in text.get("projects", [])]
    first = [{"target": call, "season": season}] if call else []
    return [*first, *({"target": Ref(key), "season": ""} for key in others)]


def dossier(content: Content, slug: str) -> Record:
    text = content.text("dossier", slug)
    fields = {
        "title": text["title"],
        "summary": text.get("summary", ""),
        "body": parts.stream(f"dossier:{slug}", text.get("body", "")),
        "issuer": parts.organisation(text.get("body_code", "")),
        "issued_on": text.get("issued_on", ""),
        "recipients": text.get("recipients", ""),
    }
    children: Parts = {
        "sources": parts.sources(*text.get("sources", [])),
        "downloads": parts.downloads(content, "dossier", slug),
        "proposals": [proposal(row, text.get("themes", {})) for row in content.rows("proposals")],
    }
    return page(f"dossier:{slug}", DossierPage, PARENT, fields, children)


def proposal(row: Row, themes: dict[str, str]) -> Fields:
    return {
        "number": row["number"],
        "title": row["title_fr"],
        "text": row["summary_fr"],
        "theme": themes.get(row["theme"], row["theme"]),
    }
