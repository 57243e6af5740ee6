"""The facts of programmes, calls, projects and antennas."""

from collections.abc import Iterator

from demo.catalogue.calls import call_and_season, closing_in
from demo.content import Row, items
from programmes.territories import REGIONS

from .facts import Fact, Walk, date, host, money, number, paragraphs

ROLES = {"pilote": "pilote", "associe": "associé", "operateur": "opérateur", "financeur": "financeur"}
CALL_KINDS = {
    "ami": "Appel à manifestation d’intérêt (AMI)",
    "aap": "Appel à projets (AAP)",
    "label": "Label",
    "autre": "Autre dispositif",
}
SUPPORT = {
    "etude": "Étude",
    "ingenierie": "Ingénierie",
    "investissement": "Investissement",
    "fonctionnement": "Fonctionnement",
    "amorcage": "Amorçage",
    "accompagnement": "Accompagnement",
}
STATUSES = {"clos": "Clos", "ouvert": "Ouvert", "permanent": "Permanent"}
PROJECT_KINDS = {
    "diagnostic": "Diagnostic des besoins",
    "formation": "Formation",
    "equipement": "Équipement",
    "ecole-de-production": "École de production",
    "tiers-lieu": "Tiers-lieu",
    "campus": "Campus",
    "attractivite": "Attractivité des métiers",
    "sensibilisation": "Sensibilisation",
    "insertion": "Insertion",
    "pacte-regional": "Pacte régional",
    "territoire": "Territoire labellisé",
}
AUDIENCES = {
    "apprentis": "Apprentis",
    "femmes": "Femmes",
    "grand-public": "Grand public",
    "jeunes": "Jeunes",
    "salaries": "Salariés",
}
MODALITIES = {"apprentissage": "Apprentissage"}


class ProgrammeFacts(Walk):
    """Facts of the records below the four lists of the menu."""

    def all(self) -> Iterator[Fact]:
        yield from self.of_programmes()
        yield from self.of_calls()
        yield from self.of_projects()
        yield from self.of_antennas()

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
            read_also = self.content.text("programmes", row["slug"])["read_also"]
            yield from (Fact(page, "read_also", self.programmes.get(one) or self.calls[one]) for one in read_also)
        yield from self.of_axes()
        yield from self.of_labels()
        for row in self.content.rows("roles"):
            party = f"{self.bodies[row['body']]} ({ROLES[row['role']]})"
            yield Fact(f"programme:{row['programme']}", "roles", party)

    def of_axes(self) -> Iterator[Fact]:
        for row in self.content.rows("pic_axes"):
            page = f"programme:{row['programme']}"
            axis = f"{'Axe' if row['kind'] == 'axe' else 'Niveau d’intervention'} {row['number']} {row['title_fr']}"
            yield Fact(page, "axes", f"{axis} {row['summary_fr']}")
            yield Fact(page, "sources", host(row["source"]))

    def of_labels(self) -> Iterator[Fact]:
        for row in self.content.rows("labels"):
            page = f"programme:{row['programme']}"
            cells = (row["label_fr"], date(row["valid_from"]), date(row["valid_until"]), row["note"])
            yield from (Fact(page, "labels", text) for text in (*cells, host(row["source"])))

    def of_calls(self) -> Iterator[Fact]:
        for row in self.content.rows("calls"):
            call, season = call_and_season(row["slug"])
            yield from self.of_a_season(f"call:{call}", row) if season else self.of_a_call(f"call:{call}", row)

    def of_a_call(self, page: str, row: Row) -> Iterator[Fact]:
        yield Fact(page, "title", row["name_fr"])
        yield Fact(page, "acronym", row["acronym"])
        yield Fact(page, "budget", money(row["budget_eur"]))
        yield Fact(page, "opens_on", date(row["opened_on"]))
        yield Fact(page, "closes_on", date(row["closed_on"] or closing_in(row["notes"])))
        yield Fact(page, "results_on", date(row["results_on"]))
        yield Fact(page, "applications", number(row["candidates_count"]))
        yield Fact(page, "laureates_count", number(row["laureates_count"]))
        yield Fact(page, "programme", self.programmes.get(row["programme"], ""))
        yield from (Fact(page, "operators", self.bodies[slug]) for slug in items(row["operator_bodies"]))
        yield Fact(page, "sources", host(row["source"]))
        yield Fact(page, "sources", row["notes"] if row["source"] else "")
        yield Fact(page, "status", self.status(row))
        names = ("summary", "purpose", "funding", "applying", "contact")
        yield from self.texts(page, "calls", row["slug"], names)
        yield from self.of_the_texts_of_a_call(page, row["slug"])

    def status(self, row: Row) -> str:
        """The state that a page shows: a call that is over has results once they are dated or counted."""
        has_results = row["status"] == "clos" and (row["results_on"] or row["laureates_count"])
        return "Résultats publiés" if has_results else STATUSES[row["status"]]

    def of_the_texts_of_a_call(self, page: str, slug: str) -> Iterator[Fact]:
        text = self.content.text("calls", slug)
        yield Fact(page, "kind", CALL_KINDS[text["kind"]])
        yield from (Fact(page, "support", SUPPORT[code]) for code in text["support"])
        yield Fact(page, "closes_on", text["status_note"])
        yield from (Fact(page, "criteria", criterion) for criterion in text["criteria"])
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
        }
        yield from (Fact(page, field, text) for field, text in cells.items())
        wave = f", vague {row['wave']}" if row["wave"] else ""
        yield Fact(page, "seasons", f"Saison {row['season']}{wave}")
        yield Fact(page, "seasons", row["notes"])
        yield Fact(page, "seasons", host(row["source"]))

    def of_projects(self) -> Iterator[Fact]:
        for row in self.content.rows("projects"):
            page = f"project:{row['slug']}"
            yield Fact(page, "title", row["name"])
            yield Fact(page, "summary", row["summary_fr"])
            yield Fact(page, "kind", PROJECT_KINDS[row["kind"]] if row["kind"] else "")
            yield Fact(page, "holder", self.bodies.get(row["holder_body"], row["holder"]))
            yield Fact(page, "grant", money(row["grant_eur"]))
            yield Fact(page, "budget", money(row["total_budget_eur"]))
            yield Fact(page, "learners", number(row["learners_target"]))
            yield Fact(page, "announced_on", date(row["announced_on"]))
            yield Fact(page, "website", host(row["website"]))
            yield from self.of_the_call_of_a_project(page, row)
            yield from self.of_a_place(page, "holder_place", row)
            yield from (Fact(page, "sectors", self.sectors[slug]) for slug in items(row["sectors"]))
            yield from self.of_parties(page, row["partners"])
            yield from (Fact(page, "sources", host(one)) for one in (row["source"], *items(row["other_sources"])))
            yield from self.texts(page, "projects", row["slug"], ("story",))
            yield from self.of_the_public_of_a_project(page, row["slug"])
        for row in self.content.rows("places"):
            yield from self.of_a_place(f"project:{row['project']}", "places", row)

    def of_the_call_of_a_project(self, page: str, row: Row) -> Iterator[Fact]:
        yield Fact(page, "call", self.call(row["call"]))
        yield Fact(page, "season", self.seasons.get(row["call"], ""))
        yield Fact(page, "season", f"Saison {row['season']}" if row["season"] else "")

    def of_the_public_of_a_project(self, page: str, slug: str) -> Iterator[Fact]:
        text = self.content.text("projects", slug)
        yield from (Fact(page, "audiences", AUDIENCES[code]) for code in text.get("audiences", []))
        yield from (Fact(page, "modalities", MODALITIES[code]) for code in text.get("modalities", []))

    def of_antennas(self) -> Iterator[Fact]:
        for row in self.content.rows("antennas"):
            page = f"antenna:{row['slug']}"
            yield Fact(page, "title", row["name"])
            yield Fact(page, "host", self.bodies[row["host_body"]])
            yield Fact(page, "commune", f"{row['commune']} ({row['departement']})")
            yield Fact(page, "region", REGIONS[row["region"]].name_fr)
            yield Fact(page, "programme", self.programmes.get(row["programme"], ""))
            yield Fact(page, "call", self.call(row["call"]))
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
            years = self.content.text("antennas", row["slug"]).get("budget_period", "").split("-")
            yield from (Fact(page, "budget", year) for year in years)
        yield from self.of_the_tables_of_antennas()

    def of_the_tables_of_antennas(self) -> Iterator[Fact]:
        tables = {
            "stages": ("label_fr", "period", "place", "content"),
            "needs": ("title", "detail"),
            "trainings": ("title", "level", "school", "mode", "year"),
        }
        for table, names in tables.items():
            for row in self.content.rows(table):
                yield from (Fact(f"antenna:{row['antenna']}", table, row[name]) for name in names)
        for row in self.content.rows("criteria"):
            yield Fact(f"{row['entity_type']}:{row['entity']}", "criteria", row["text"])
