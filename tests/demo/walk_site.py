"""The facts of news, figures, people, vocabularies and pages of text."""

from collections.abc import Iterator
from decimal import Decimal

from demo.catalogue.calls import call_and_season
from demo.content import Row
from home import formats
from programmes.territories import REGIONS

from .facts import ANYWHERE, Fact, Walk, between, date, host, number, paragraphs

STATES = {"non-conforme": "Non conforme"}
BODY_KINDS = {
    "opco": "Opérateur de compétences (OPCO)",
    "collectivité": "Collectivité territoriale",
    "école": "École d’ingénieurs ou de commerce",
}
# Standard pages have a text, lists an introduction; the title of a list in the menu is for search engines.
STANDARD = ("a-propos", "mentions-legales", "donnees-personnelles", "accessibilite")
LISTS = ("programmes", "appels", "laureats", "antennes", "territoires", "filieres", "organisations", "contact")


class SiteFacts(Walk):
    """Facts of what is not below the four lists of records."""

    def all(self) -> Iterator[Fact]:
        yield from self.of_news()
        yield from self.of_events()
        yield from self.of_the_dossier()
        yield from self.of_figures()
        yield from self.of_statements()
        yield from self.of_documents()
        yield from self.of_vocabularies()
        yield from self.of_pages()

    def of_news(self) -> Iterator[Fact]:
        for row in self.content.rows("news"):
            page = f"news:{row['slug']}"
            yield Fact(page, "title", row["title_fr"])
            yield Fact(page, "summary", row["summary_fr"])
            yield Fact(page, "published_on", date(row["published_on"]) or "Date inconnue")
            yield Fact(page, "links", self.call(row["call"]))
            yield Fact(page, "links", self.seasons.get(row["call"], ""))
            yield Fact(page, "sources", host(row["source"]))
            yield from self.of_what_it_is_about(page, "news", row["slug"])

    def of_events(self) -> Iterator[Fact]:
        for row in self.content.rows("events"):
            page = f"event:{row['slug']}"
            town = f"{row['commune']} ({row['departement']})" if row["commune"] else ""
            yield Fact(page, "title", row["title_fr"])
            yield Fact(page, "summary", row["summary_fr"])
            yield Fact(page, "starts_on", between(row["starts_on"], row["ends_on"]))
            yield from (Fact(page, "place", text) for text in (row["place"], town))
            yield Fact(page, "organiser", self.bodies.get(row["organiser_body"], ""))
            yield Fact(page, "attendance", row["attendance"])
            yield Fact(page, "sources", host(row["source"]))
            yield from self.of_what_it_is_about(page, "events", row["slug"])

    def of_what_it_is_about(self, page: str, document: str, slug: str) -> Iterator[Fact]:
        """The text of an article or an event, then the pages, regions and sectors that it names."""
        yield from self.texts(page, document, slug, ("body",))
        text = self.content.text(document, slug)
        yield from (Fact(page, "links", self.programmes[one]) for one in text["programmes"])
        yield from (Fact(page, "links", self.projects[one]) for one in text["projects"])
        yield from (Fact(page, "linked_regions", REGIONS[code].name_fr) for code in text["regions"])
        yield from (Fact(page, "linked_sectors", self.sectors[one]) for one in text["sectors"])

    def of_the_dossier(self) -> Iterator[Fact]:
        for slug in self.content.documents["dossier"]:
            page = f"dossier:{slug}"
            text = self.content.text("dossier", slug)
            yield Fact(page, "title", text["title"])
            yield Fact(page, "issued_on", date(str(text["issued_on"])))
            yield Fact(page, "recipients", text["recipients"])
            yield Fact(page, "issuer", self.bodies[text["body_code"]])
            yield from (Fact(page, "sources", host(one)) for one in text["sources"])
            yield from self.texts(page, "dossier", slug, ("summary", "body"))
            for row in self.content.rows("proposals"):
                words = f"{row['title_fr']} {text['themes'][row['theme']]} {row['summary_fr']}"
                yield Fact(page, "proposals", words)
                yield Fact(page, "issued_on", date(row["published_on"]))
                yield Fact(page, "issuer", self.bodies[row["body"]])
                yield Fact(page, "sources", row["source"])

    def of_figures(self) -> Iterator[Fact]:
        for table in ("key_figures", "more_figures"):
            for row in self.content.rows(table):
                yield self.of_a_figure(row)

    def of_a_figure(self, row: Row) -> Fact:
        """A figure as one text: label, season, scope, value, unit, date and source stand together."""
        kind = {"body": "organisation"}.get(row["entity_type"], row["entity_type"])
        slug = call_and_season(row["entity"])[0] if kind == "call" else row["entity"]
        value = Decimal(row["value"])
        is_word = row["unit"] not in {"EUR", "%"}
        shown = f"{formats.number(value)} {row['unit']}" if is_word else formats.quantity(value, row["unit"])
        season = f", {self.seasons[row['entity']]}" if row["entity"] in self.seasons else ""
        scope = f" ({row['scope']})" if row["scope"] else ""
        dated = date(row["as_of"]) or "date non communiquée"
        declared = f"Chiffre déclaré, {dated}. Source\N{NO-BREAK SPACE}: {host(row['source'])}"
        said = f"{row['label_fr']}{season}{scope} {shown} {declared}"
        return Fact(f"{kind}:{slug}", "key_figure", said)

    def of_statements(self) -> Iterator[Fact]:
        for row in self.content.rows("statements"):
            page = f"{row['entity_type']}:{row['entity']}"
            yield Fact(page, "statements", row["said_fr"])
            yield Fact(page, "statements", f"{row['person']}, {row['role']}")
            yield Fact(page, "statements", date(row["role_on"]))
            yield Fact(page, "statements", host(row["source"]))

    def of_documents(self) -> Iterator[Fact]:
        for row in self.content.rows("documents"):
            page = f"{row['entity_type']}:{row['entity']}"
            weight = formats.size(int(row["size_bytes"])) if row["size_bytes"] else ""
            origin = "" if row["url"] else row["source"]
            language = "" if row["language"] == "fr" else row["language"]
            cells = (row["title"], row["format"].upper(), weight, origin, language)
            yield from (Fact(page, "downloads", text) for text in cells)

    def of_vocabularies(self) -> Iterator[Fact]:
        families = {row["code"]: row["name_fr"] for row in self.content.rows("sector_families")}
        for row in self.content.rows("sectors"):
            page = f"sector:{row['slug']}"
            yield Fact(page, "title", row["name_fr"])
            yield Fact(page, "family", families[row["family"]])
            yield Fact(page, ANYWHERE, "Stratégie de France 2030" if row["france2030_strategy"] == "yes" else "")
        for row in self.content.rows("bodies"):
            page = f"organisation:{row['slug']}"
            yield Fact(page, "title", row["name"])
            yield Fact(page, "acronym", row["acronym"])
            yield Fact(page, "kind", BODY_KINDS.get(row["kind"], row["kind"].capitalize()))
            yield Fact(page, "url", host(row["url"]).rstrip("/"))

    def of_pages(self) -> Iterator[Fact]:
        for slug in (*STANDARD, *LISTS, "actualites", "plan-du-site"):
            yield Fact(f"page:{slug}", ANYWHERE, self.content.text("pages", slug)["title"])
        for slug in STANDARD:
            yield from self.texts(f"page:{slug}", "pages", slug, ("body",))
        for slug in LISTS:
            yield from self.texts(f"page:{slug}", "pages", slug, ("intro",))
        yield from self.of_home()
        for page, name in (("actualites", "intro"), ("plan-du-site", "body")):
            words = paragraphs(self.content.text("pages", page)[name])
            yield from (Fact(f"page:{page}", ANYWHERE, text) for text in words)
        text = self.content.text("pages", "accessibilite")
        yield Fact("page:accessibilite", "state", STATES[text["state"]])
        yield Fact("page:accessibilite", "rate", number(text["rate"]))
        yield Fact("page:accessibilite", "auditor", text["auditor"])
        yield Fact("page:accessibilite", "audited_on", date(text["audited_on"]))
        yield Fact("page:accessibilite", "audit", "Aucun audit")
        yield Fact("page:mentions-legales", "body", "compléter")

    def of_home(self) -> Iterator[Fact]:
        text = self.content.text("pages", "home")
        yield Fact("page:accueil", "title", text["title"])
        yield Fact("page:accueil", "hero", text["hero"])
        yield from (Fact("page:accueil", ANYWHERE, words) for words in paragraphs(text["intro"]))
