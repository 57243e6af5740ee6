"""What any visit goes through: home, lists, standard pages, the settings of the site."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.html import strip_tags

from home.models import AccessibilityStatementPage, ContactPage, HomePage, SiteMapPage, SiteSettings, StandardPage
from news.models import NewsIndexPage
from programmes.models import (
    AntennaIndexPage,
    CallIndexPage,
    OrganisationIndexPage,
    ProgrammeIndexPage,
    ProjectIndexPage,
    SectorIndexPage,
    TerritoryIndexPage,
)

from ..content import Content
from ..records import Fields, Parts, Record, Ref, page
from . import calls, parts, programmes, projects

ROOT = "root"
SITE = "site:default"
HOME = "page:accueil"
FEATURED = 3  # programmes, calls and projects each

# Slug, type and title: a menu has room for a word; the long title is for search engines.
MENU: tuple[tuple[str, type[Model], str], ...] = (
    ("programmes", ProgrammeIndexPage, "Programmes"),
    ("appels", CallIndexPage, "Appels"),
    ("laureats", ProjectIndexPage, "Lauréats"),
    ("antennes", AntennaIndexPage, "Antennes"),
    ("territoires", TerritoryIndexPage, "Régions"),
    ("actualites", NewsIndexPage, "Actualités"),
)
LISTS: tuple[tuple[str, type[Model]], ...] = (("filieres", SectorIndexPage), ("organisations", OrganisationIndexPage))
TEXTS = ("a-propos", "mentions-legales", "donnees-personnelles")
FOOTER = {
    "site": ("a-propos", "contact", "plan-du-site"),
    "legal": ("mentions-legales", "donnees-personnelles", "accessibilite"),
}
SETTINGS = {
    "name": "Compétences & territoires",
    "baseline": "Les programmes publics pour les compétences et l’industrie, région par région et source à l’appui.",
    "publisher": "À compléter",
    "credits": (
        "Coordonnées des communes\u00a0: GeoNames, licence CC BY 4.0.\n"
        "Contours\u00a0: IGN, Admin Express COG, édition 2018, Licence Ouverte (Etalab)\u00a0; tracés simplifiés.\n"
        "Codes et noms des territoires\u00a0: Insee, code officiel géographique, Licence Ouverte."
    ),
}
TRANSLATIONS = (
    {
        "language": "en",
        "name": "Skills & territories",
        "baseline": "France’s public programmes for skills and industry, region by region, with their sources.",
        "publisher": "To be completed",
        "credits": (
            "Coordinates of towns: GeoNames, CC BY 4.0 licence.\n"
            "Outlines: IGN, Admin Express COG, 2018 edition, Licence Ouverte (Etalab); simplified.\n"
            "Codes and names of regions: Insee, official geographic code, Licence Ouverte."
        ),
    },
)
STATES = {
    "non-conforme": AccessibilityStatementPage.State.NONE.value,
    "partiellement-conforme": AccessibilityStatementPage.State.PARTIAL.value,
    "conforme": AccessibilityStatementPage.State.FULL.value,
}


def records(content: Content) -> Iterator[Record]:
    yield home(content)
    yield from (menu_entry(content, *entry) for entry in MENU)
    yield from (listing(content, slug, model) for slug, model in LISTS)
    yield contact(content)
    yield from (standard(content, slug) for slug in TEXTS)
    yield accessibility(content)
    yield site_map(content)
    yield settings()


def below_home(slug: str, model: type[Model], fields: Fields) -> Record:
    return page(f"page:{slug}", model, HOME, fields)


def home(content: Content) -> Record:
    text = content.text("pages", "home")
    fields = {
        "title": text.get("title", SETTINGS["name"]),
        "hero": text.get("hero", SETTINGS["baseline"]),
        "body": parts.stream(HOME, text.get("intro", "")),
    }
    return page(HOME, HomePage, ROOT, fields, {"featured": [{"target": Ref(key)} for key in featured(content)]})


def featured(content: Content) -> list[str]:
    """The programmes, calls and projects of which most facts are known."""
    found = [projects.project(content, row) for row in content.rows("projects")]
    groups = (
        projects.richest(list(programmes.records(content))),
        projects.richest(list(calls.records(content))),
        projects.put_forward(content, found),
    )
    return [record.key for group in groups for record in group[:FEATURED]]


def menu_entry(content: Content, slug: str, model: type[Model], title: str) -> Record:
    text = content.text("pages", slug)
    long = text.get("title", title)
    fields = {
        "title": title,
        "seo_title": long if long != title else "",
        "intro": text.get("intro", "").strip(),
        "show_in_menus": True,
    }
    return below_home(slug, model, fields)


def listing(content: Content, slug: str, model: type[Model]) -> Record:
    text = content.text("pages", slug)
    fields = {"title": text.get("title", slug), "intro": text.get("intro", "").strip(), "show_in_menus": False}
    return below_home(slug, model, fields)


def contact(content: Content) -> Record:
    text = content.text("pages", "contact")
    fields = {
        "title": text.get("title", "Contact"),
        "intro": text.get("intro", "").strip(),
        "thanks": text.get("thank_you", "").strip(),
    }
    return below_home("contact", ContactPage, fields)


def standard(content: Content, slug: str) -> Record:
    text = content.text("pages", slug)
    fields = {"title": text.get("title", slug), "body": parts.stream(f"page:{slug}", text.get("body", ""))}
    return below_home(slug, StandardPage, fields)


def accessibility(content: Content) -> Record:
    text = content.text("pages", "accessibilite")
    fields = {
        "title": text.get("title", "Accessibilité"),
        "state": STATES.get(text.get("state", ""), STATES["non-conforme"]),
        "rate": text.get("rate", ""),
        "audited_on": text.get("audited_on", ""),
        "auditor": text.get("auditor", ""),
        "body": parts.stream("page:accessibilite", text.get("body", "")),
    }
    return below_home("accessibilite", AccessibilityStatementPage, fields)


def site_map(content: Content) -> Record:
    text = content.text("pages", "plan-du-site")
    fields = {"title": text.get("title", "Plan du site"), "summary": strip_tags(text.get("body", "")).strip()}
    return below_home("plan-du-site", SiteMapPage, fields)


def settings() -> Record:
    links = [{"column": column, "target": Ref(f"page:{slug}")} for column, slugs in FOOTER.items() for slug in slugs]
    fields = {"site": Ref(SITE), **SETTINGS}
    rows: Parts = {"footer_links": links, "translations": [*TRANSLATIONS]}
    return Record("settings:site", SiteSettings, fields, rows, identity=("site",))
