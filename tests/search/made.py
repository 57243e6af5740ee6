"""Made entries: what no page says yet but a reader may look for, the same at each run.

Accents, elisions, ligatures, digits and scripts; several languages; equal titles, dates and amounts, and none;
calls whose instants lie around `NOW`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from types import SimpleNamespace
from typing import Any

from home.dates import PartialDate
from programmes.models import OrganisationKind, ProjectKind
from programmes.models.sectors import Family
from programmes.territories import DEPARTEMENTS
from search import indexing
from search.documents import Document
from search.facets import band_of
from search.models import Entry, Moments

NOW = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
FIRST = 1_000_000  # keys that no page of a test has
LANGUAGES = ("fr", "fr", "fr", "fr", "en", "en", "ar", "de")
FALLBACKS = ("en", "en", "de")  # where a page is not translated
STATUSES = ("a-venir", "ouvert", "clos", "resultats")
PROGRAMMES = {"france-2030": (), "cma": ("france-2030",), "cma-ecoles": ("cma", "france-2030"), "acv": (), "pic": ()}
CALLS = ("ami-cma", "aap-h2", "aap-pic", "ami-ti")
SECTORS = {"hydrogene": "energie", "nucleaire": "energie", "batiment": "habitat", "ia": "numerique", "sante": "sante"}
AMOUNTS = ("0", "0.01", "99999.99", "100000", "250000", "1000000", "1000000", "4999999.99", "7500000", "12000000.50")
SYNONYMS = {
    "fr": (
        ("CMA", "compétences et métiers d’avenir"),
        ("ACV", "Action cœur de ville"),
        ("IA", "intelligence artificielle"),
        ("H2", "hydrogène"),
        ("OPCO", "opérateur de compétences"),
        ("Fibre", "câblage optique"),
    ),
    "en": (("AI", "artificial intelligence"), ("H2", "hydrogen")),
}
WORDS = {
    "fr": """
l’industrie industrie industries industriel l'industrielle d’hydrogène hydrogène hydrogènes H2 CO2 5G compétences
compétence métiers métier d’avenir avenir cœur œuvre œuvres Œuvre ville villes action nucléaire nucléaires aéronautique
formation formations former formé élève élèves élevé élever écoles l’école lycée lycées collège région Île-de-France
c’est-à-dire porte-à-porte éco-conception aujourd’hui où à ça naïf maïs Noël forêt forêts côte cote côté pêche péché
du de la les des une pour dans avec et sur aux qu’il n’est pas 2030 1er XXIe n°12 m² ½ ③ bâtiment bâtiments chantier
intelligence artificielle opérateur opérateurs câblage optique fibre optiques numérique numériques robotique
pédagogique pédagogiques insertion santé soins soignants quantique batterie batteries recyclage ﬁlière ﬁnancement
filière financement Straße straße naïve ambiguë aiguë Saint-Étienne L’Haÿ-les-Roses Bourgogne-Franche-Comté Grand-Est
vingt-et-un IA-H2 R&D C++ l’IA d’IA A320 3D CAP bac+2 apprentis apprentissage apprenti ouvriers ouvrière main-d’œuvre
emploi emplois vidéo vidéos lieu lieux matériau matériaux nombreux nombreuse campus réseaux réseau locaux local
    """,
    "en": """
the of and industry industries industrial skills skill training trained trainings hydrogen H2 AI artificial
intelligence school schools naïve café it's don't apprentice apprentices energy energies for in with nuclear city
formation industrie metiers lycées l'industrie region how many what does a on 2030 battery batteries who trainers
    """,
    "ar": "الطاقة الصناعة تكوين التكوين مهارات المهن النووية هيدروجين في H2 2030",
    "de": "Straße Straßen Größe Größen Ausbildung Ausbildungen Müller Wasserstoff für über die und Kraft H2 ß",
    # One of them is in few texts: letters of which databases know less than Python does.
    "rare": """
Łódź İzmir Ωμέγα ΟΔΟΣ Привет 能源 한국어 ℕ Ⅳ ⑴ ⒈a ĳ ŉa ﷺ 𝔄bc ǅ ᏣᎳᎩ 𞤀𞤁 हिन्दी Ǻx ʼn ª º ⅓ ŀ e\u0301te\u0301 x\u0302y İ
    """,
}
KNOWN = {language: text.split() for language, text in WORDS.items()}
TITLES = (
    *("École de l’hydrogène", "École de l'hydrogène", "Campus", "Œuvrer", "oeuvrer"),
    *("Zinc", "Ébène", "ébène", "état"),
)


@dataclass(frozen=True)
class Made:
    """An entry with the plain texts that it was made from."""

    entry: Entry
    short: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    elsewhere: dict[str, list[str]] = field(default_factory=dict)


class Maker(Random):
    """Makes as many as one likes, from a number that decides on everything."""

    def words(self, language: str, most: int) -> str:
        found = self.choices(KNOWN[language], k=self.randint(1, most))
        if self.random() < 0.1:
            found.insert(self.randrange(len(found) + 1), self.choice(KNOWN["rare"]))
        return self.choice([" ", " ", " ", ", ", "-", "  "]).join(found)

    def some(self, values: Iterable[str], most: int = 2) -> list[str]:
        known = list(values)
        return self.sample(known, self.randint(0, min(most, len(known))))

    def codes(self, kind: str, amount: Decimal | None, year: str) -> dict[str, Iterable[str]]:
        """Codes that fit each other as those of pages do."""
        own = self.choice([*PROGRAMMES, ""])
        call = self.choice([*CALLS, "", ""])
        departement = DEPARTEMENTS.get(self.choice(["", "71", "21", "69", "75", "2A", "974"]))
        places = self.some(["R27", "D71", "R84", "D69", "R94", "D2A"], 3)
        sectors = self.some(SECTORS)
        return {
            "programme": [own, *PROGRAMMES.get(own, ())],
            "appel": [call],
            "saison": [f"{call}.{self.choice('12')}" if call and self.random() < 0.5 else ""],
            "region": [departement.region_code if departement else ""],
            "departement": [departement.code if departement else ""],
            "lieu": places,
            "secteur": sectors,
            "famille": [SECTORS[one] if SECTORS[one] in Family else "" for one in sectors],
            "nature": [self.choice([*ProjectKind.values[:4], ""])] if kind == "projet" else [],
            "annee": [year],
            "montant": [band_of(amount)],
            "porteur": [self.choice([*OrganisationKind.values[:4], ""])],
            "organisation": self.some(["anact", "onisep", "universite-x"]),
            "laureat": ["1" if self.random() < 0.5 else ""],
        }

    def moments(self) -> Moments:
        """States that change about now, some at the same instant as others, some right now."""
        hours = sorted(self.sample([-2000, -48, -1, 0, 1, 24, 48, 3000], self.randint(0, 3)))
        found: Moments = [(None, self.choice([*STATUSES, "permanent", ""]))]
        return found + [(NOW + timedelta(hours=hour), self.choice(STATUSES)) for hour in hours]

    def one(self, key: int) -> Made:
        language = self.choice(LANGUAGES)
        kind = self.choice(["projet", "projet", "projet", "appel", "programme", "actualite", "page"])
        amount = Decimal(self.choice(AMOUNTS)) if kind == "projet" and self.random() < 0.8 else None
        day = date(2019, 1, 1) + timedelta(days=self.choice([0, 0, 1, 400, 400, 800, self.randint(0, 2600)]))
        title = self.choice(TITLES) if self.random() < 0.2 else self.words(language, 6)
        texts = (self.words(language, 12), *(self.words(language, 30) for _number in range(self.randint(0, 2))))
        said: dict[str, Any] = {
            "short": (self.words(language, 1),) if self.random() < 0.3 else (),
            "names": tuple(self.words(language, 3) for _number in range(self.randint(0, 3))),
            "texts": texts[1:],
        }
        document = Document(
            type=kind,
            codes=self.codes(kind, amount, str(day.year)),
            date=None if self.random() < 0.1 else PartialDate(day.year, day.month, day.day),
            amount=amount,
            moments=self.moments() if kind == "appel" else [],
            **said,
        )
        readers = sorted([language, *({*self.some(FALLBACKS, 2)} if language == "fr" else [])])
        elsewhere = self.elsewhere(language, readers)
        entry = indexing.entry_from(placed(key, language, title, texts[0]), document, readers, elsewhere)
        return Made(entry, said["short"], said["names"], texts, elsewhere)

    def elsewhere(self, language: str, readers: Iterable[str]) -> dict[str, list[str]]:
        """Names for those who read it untranslated, or for those who know the page that it translates."""
        others = [one for one in readers if one != language] if language == "fr" else ["fr"]
        return {one: [self.words(one, 2) for _number in range(self.randint(0, 3))] for one in others}

    def many(self, number: int, first: int = FIRST) -> Iterator[Made]:
        """Keys with gaps, as those of pages have."""
        yield from (self.one(first + 3 * place + self.randint(0, 2)) for place in range(number))


def placed(key: int, language: str, title: str, summary: str) -> SimpleNamespace:
    """What `indexing` asks of a page itself."""
    return SimpleNamespace(pk=key, language=language, title=title[:255], summary=summary, url_path=f"/accueil/{key}/")


def told(key: int, title: str = "Campus", name: str = "Lyon", text: str = "Une page.") -> Made:
    """An entry of a page of the site that says this."""
    entry = indexing.entry_from(placed(key, "fr", title, ""), Document(type="page", names=[name], texts=[text]))
    return Made(entry, (), (name,), (text,))
