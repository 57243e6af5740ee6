"""Where each value of `demo/content/` is to be read: the page, the field's element, the formatted text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from demo.catalogue.calls import call_and_season
from demo.content import Content, Row, items
from home import formats
from home.dates import PartialDate
from programmes.territories import REGIONS
from tests.reading import tidy

BLOCKS = re.compile(r"</?(?:p|h2|h3|ul|ol|li)>")
TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Fact:
    """A text that the element of a field must hold on the page of a key such as `project:co2i`."""

    page: str
    field: str
    text: str


def money(cell: str) -> str:
    return formats.money(Decimal(cell)) if cell else ""


def number(cell: str) -> str:
    return formats.number(Decimal(cell)) if cell else ""


def date(cell: str) -> str:
    return formats.date(PartialDate.parse(cell)) if cell else ""


def host(cell: str) -> str:
    """What a link to a source shows: its site, or the cited document."""
    return cell.partition("//")[2].partition("/")[0].removeprefix("www.") if cell.startswith("http") else cell


def paragraphs(html: str) -> list[str]:
    """The texts of the blocks of an HTML fragment."""
    return [text for block in BLOCKS.split(html) if (text := tidy(unescape(TAGS.sub("", block))))]


class Facts:
    """Every fact of the content, file by file."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.bodies = {row["slug"]: row["name"] for row in content.rows("bodies")}
        self.sectors = {row["slug"]: row["name_fr"] for row in content.rows("sectors")}
        self.calls = {row["slug"]: row["name_fr"] for row in content.rows("calls")}
        self.programmes = {row["slug"]: row["name_fr"] for row in content.rows("programmes")}

    def all(self) -> Iterator[Fact]:
        """Facts that say something: an empty cell is no fact."""
        for find in (
            self.of_programmes,
            self.of_calls,
            self.of_projects,
            self.of_antennas,
            self.of_news,
            self.of_events,
            self.of_the_dossier,
            self.of_figures,
            self.of_statements,
            self.of_vocabularies,
            self.of_pages,
        ):
            yield from (fact for fact in find() if fact.text)

    def of_programmes(self) -> Iterator[Fact]:
        for row in self.content.rows("programmes"):
            page = f"programme:{row['slug']}"
            yield Fact(page, "title", row["name_fr"])
            yield Fact(page, "acronym", row["acronym"])
            yield Fact(page, "budget", money(row["budget_eur"]))
            yield from (Fact(page, "period", year) for year in row["period"].split("-"))
            yield from (Fact(page, "roles", self.bodies[slug]) for slug in items(row["owner_bodies"]))
            yield Fact(page, "sources", host(row["source"]))
            yield from self.texts(page, "programmes", row["slug"], ("summary", "objectives", "body"))
            if row["parent"]:
                yield Fact(f"programme:{row['parent']}", "below", row["name_fr"])
        for row in self.content.rows("pic_axes"):
            axis = f"{'Axe' if row['kind'] == 'axe' else 'Niveau d’intervention'} {row['number']} {row['title_fr']}"
            yield Fact(f"programme:{row['programme']}", "axes", f"{axis} {row['summary_fr']}")
        for row in self.content.rows("labels"):
            page = f"programme:{row['programme']}"
            cells = (row["label_fr"], date(row["valid_from"]), date(row["valid_until"]), row["note"])
            yield from (Fact(page, "labels", text) for text in (*cells, host(row["source"])))
        for row in self.content.rows("roles"):
            yield Fact(f"programme:{row['programme']}", "roles", self.bodies[row["body"]])

    def texts(self, page: str, document: str, slug: str, names: tuple[str, ...]) -> Iterator[Fact]:
        """Each paragraph of the texts of a page."""
        text = self.content.text(document, slug)
        yield from (Fact(page, name, words) for name in names for words in paragraphs(text.get(name, "")))

    def of_calls(self) -> Iterator[Fact]:
        for row in self.content.rows("calls"):
            call, season = call_and_season(row["slug"])
            yield from self.of_a_season(f"call:{call}", row) if season else self.of_a_call(f"call:{call}", row)

    def of_a_call(self, page: str, row: Row) -> Iterator[Fact]:
        yield Fact(page, "title", row["name_fr"])
        yield Fact(page, "acronym", row["acronym"])
        yield Fact(page, "budget", money(row["budget_eur"]))
        yield Fact(page, "opens_on", date(row["opened_on"]))
        yield Fact(page, "closes_on", date(row["closed_on"]))
        yield Fact(page, "results_on", date(row["results_on"]))
        yield Fact(page, "applications", number(row["candidates_count"]))
        yield Fact(page, "laureates_count", number(row["laureates_count"]))
        yield Fact(page, "programme", self.programmes.get(row["programme"], ""))
        yield from (Fact(page, "operators", self.bodies[slug]) for slug in items(row["operator_bodies"]))
        yield Fact(page, "sources", host(row["source"]))
        yield Fact(page, "sources", row["notes"] if row["source"] else "")
        names = ("summary", "purpose", "funding", "applying", "contact")
        yield from self.texts(page, "calls", row["slug"], names)
        text = self.content.text("calls", row["slug"])
        yield from (Fact(page, "criteria", criterion) for criterion in text.get("criteria", []))
        for question in text.get("faq", []):
            yield Fact(page, "faq", question["question"])
            yield from (Fact(page, "faq", words) for words in paragraphs(question["answer"]))

    def of_a_season(self, page: str, row: Row) -> Iterator[Fact]:
        cells = {
            "season_opens_on": date(row["opened_on"]),
            "season_closes_on": date(row["closed_on"]),
            "season_results_on": date(row["results_on"]),
            "season_budget": money(row["budget_eur"]),
            "season_applications": number(row["candidates_count"]),
            "season_laureates_count": number(row["laureates_count"]),
            "seasons": row["notes"],
        }
        yield from (Fact(page, field, text) for field, text in cells.items())
        yield Fact(page, "seasons", host(row["source"]))

    def of_projects(self) -> Iterator[Fact]:
        for row in self.content.rows("projects"):
            page = f"project:{row['slug']}"
            yield Fact(page, "title", row["name"])
            yield Fact(page, "summary", row["summary_fr"])
            yield Fact(page, "call", self.calls[call_and_season(row["call"])[0]])
            yield Fact(page, "holder", self.bodies.get(row["holder_body"], row["holder"]))
            yield Fact(page, "grant", money(row["grant_eur"]))
            yield Fact(page, "budget", money(row["total_budget_eur"]))
            yield Fact(page, "learners", number(row["learners_target"]))
            yield Fact(page, "announced_on", date(row["announced_on"]))
            yield Fact(page, "website", host(row["website"]))
            yield from self.of_a_place(page, "holder_place", row)
            yield from (Fact(page, "sectors", self.sectors[slug]) for slug in items(row["sectors"]))
            yield from self.of_parties(page, row["partners"])
            yield from (Fact(page, "sources", host(one)) for one in (row["source"], *items(row["other_sources"])))
            yield from self.texts(page, "projects", row["slug"], ("story",))
        for row in self.content.rows("places"):
            yield from self.of_a_place(f"project:{row['project']}", "places", row)

    def of_a_place(self, page: str, field: str, row: Row) -> Iterator[Fact]:
        yield Fact(page, field, REGIONS[row["region"]].name_fr if row["region"] else "")
        yield Fact(page, field, f"{row['commune']} ({row['departement']})" if row["commune"] else "")

    def of_parties(self, page: str, cell: str) -> Iterator[Fact]:
        """Partners by the names that pages show: an acronym is shown as the organisation's name."""
        names = {row["acronym"]: row["name"] for row in self.content.rows("bodies") if row["acronym"]}
        yield from (Fact(page, "partners", names.get(name, name)) for name in items(cell))

    def of_antennas(self) -> Iterator[Fact]:
        for row in self.content.rows("antennas"):
            page = f"antenna:{row['slug']}"
            yield Fact(page, "title", row["name"])
            yield Fact(page, "host", self.bodies[row["host_body"]])
            yield Fact(page, "commune", f"{row['commune']} ({row['departement']})")
            yield Fact(page, "region", REGIONS[row["region"]].name_fr)
            yield Fact(page, "programme", self.programmes.get(row["programme"], ""))
            yield Fact(page, "call", self.calls.get(row["call"], ""))
            yield Fact(page, "selected_on", date(row["selected_on"]))
            yield Fact(page, "opened_on", date(row["opened_on"]))
            yield Fact(page, "address", row["address"])
            yield Fact(page, "coordinates", number(row["latitude"]))
            yield Fact(page, "coordinates", number(row["longitude"]))
            yield Fact(page, "budget", money(row["budget_eur"]))
            yield Fact(page, "sources", host(row["source"]))
            yield Fact(page, "sources", row["notes"])
            yield from self.of_parties(page, row["partners"])
            yield from self.texts(page, "antennas", row["slug"], ("summary", "presentation"))
        tables = {
            "stages": ("label_fr", "period", "place", "content"),
            "needs": ("title", "detail"),
            "trainings": ("title", "level", "school", "mode", "year"),
        }
        for table, names in tables.items():
            for row in self.content.rows(table):
                yield from (Fact(f"antenna:{row['antenna']}", table, row[name]) for name in names)
        for row in self.content.rows("criteria", entity_type="antenna"):
            yield Fact(f"antenna:{row['entity']}", "criteria", row["text"])

    def of_news(self) -> Iterator[Fact]:
        for row in self.content.rows("news"):
            page = f"news:{row['slug']}"
            yield Fact(page, "title", row["title_fr"])
            yield Fact(page, "summary", row["summary_fr"])
            yield Fact(page, "published_on", date(row["published_on"]) or "Date inconnue")
            yield Fact(page, "links", self.calls[call_and_season(row["call"])[0]] if row["call"] else "")
            yield Fact(page, "sources", host(row["source"]))
            yield from self.texts(page, "news", row["slug"], ("body",))

    def of_events(self) -> Iterator[Fact]:
        for row in self.content.rows("events"):
            page = f"event:{row['slug']}"
            town = f"{row['commune']} ({row['departement']})" if row["commune"] else ""
            yield Fact(page, "title", row["title_fr"])
            yield Fact(page, "summary", row["summary_fr"])
            yield Fact(page, "starts_on", date(row["starts_on"]))
            yield Fact(page, "starts_on", date(row["ends_on"]))
            yield from (Fact(page, "place", text) for text in (row["place"], town))
            yield Fact(page, "organiser", self.bodies.get(row["organiser_body"], ""))
            yield Fact(page, "attendance", row["attendance"])
            yield Fact(page, "sources", host(row["source"]))
            yield from self.texts(page, "events", row["slug"], ("body",))

    def of_the_dossier(self) -> Iterator[Fact]:
        for slug, text in self.content.documents["dossier"].items():
            page = f"dossier:{slug}"
            yield Fact(page, "issued_on", date(str(text["issued_on"])))
            yield Fact(page, "recipients", text["recipients"])
            yield Fact(page, "issuer", self.bodies[text["body_code"]])
            yield from self.texts(page, "dossier", slug, ("summary", "body"))
            for row in self.content.rows("proposals"):
                words = f"{row['title_fr']} {text['themes'][row['theme']]} {row['summary_fr']}"
                yield Fact(page, "proposals", words)

    def of_figures(self) -> Iterator[Fact]:
        for table in ("key_figures", "more_figures"):
            for row in self.content.rows(table):
                yield self.of_a_figure(row)

    def of_a_figure(self, row: Row) -> Fact:
        """A figure as one text: label, scope, value, unit, date and source stand together."""
        kind = {"body": "organisation"}.get(row["entity_type"], row["entity_type"])
        slug = call_and_season(row["entity"])[0] if kind == "call" else row["entity"]
        value = Decimal(row["value"])
        is_word = row["unit"] not in {"EUR", "%"}
        shown = f"{formats.number(value)} {row['unit']}" if is_word else formats.quantity(value, row["unit"])
        label = f"{row['label_fr']} ({row['scope']})" if row["scope"] else row["label_fr"]
        dated = date(row["as_of"]) or "date non communiquée"
        said = f"{label} {shown} Chiffre déclaré, {dated}. Source\N{NO-BREAK SPACE}: {host(row['source'])}"
        return Fact(f"{kind}:{slug}", "key_figure", said)

    def of_statements(self) -> Iterator[Fact]:
        for row in self.content.rows("statements"):
            page = f"{row['entity_type']}:{row['entity']}"
            yield Fact(page, "statements", row["said_fr"])
            yield Fact(page, "statements", f"{row['person']}, {row['role']}")
            yield Fact(page, "statements", date(row["role_on"]))
            yield Fact(page, "statements", host(row["source"]))
        for row in self.content.rows("documents"):
            page = f"{row['entity_type']}:{row['entity']}"
            weight = formats.size(int(row["size_bytes"])) if row["size_bytes"] else ""
            cells = (row["title"], row["format"].upper(), weight, "" if row["url"] else row["source"])
            yield from (Fact(page, "downloads", text) for text in cells)

    def of_vocabularies(self) -> Iterator[Fact]:
        families = {row["code"]: row["name_fr"] for row in self.content.rows("sector_families")}
        for row in self.content.rows("sectors"):
            yield Fact(f"sector:{row['slug']}", "title", row["name_fr"])
            yield Fact(f"sector:{row['slug']}", "family", families[row["family"]])
        for row in self.content.rows("bodies"):
            yield Fact(f"organisation:{row['slug']}", "title", row["name"])
            yield Fact(f"organisation:{row['slug']}", "acronym", row["acronym"])
            yield Fact(f"organisation:{row['slug']}", "url", host(row["url"]).rstrip("/"))

    def of_pages(self) -> Iterator[Fact]:
        for slug in ("a-propos", "mentions-legales", "donnees-personnelles", "accessibilite"):
            yield from self.texts(f"page:{slug}", "pages", slug, ("body",))
        for slug in ("programmes", "appels", "laureats", "antennes", "territoires", "filieres", "organisations"):
            yield from self.texts(f"page:{slug}", "pages", slug, ("intro",))
        yield Fact("page:accessibilite", "state", "Non conforme")
        yield Fact("page:accessibilite", "audit", "Aucun audit")
        yield Fact("page:mentions-legales", "body", "compléter")
