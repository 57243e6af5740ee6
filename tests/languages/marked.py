"""A site whose every text is marked `⟪…⟫`, so that whatever is read beside a mark comes from the interface."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import models
from wagtail.documents.models import Document
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from home.dates import PartialDate
from home.declared import relations_of, texts_of
from home.models import HomePage, SiteSettings, StandardPage
from news.models import DossierPage, EventPage, NewsPage
from programmes.models import AntennaPage, CallPage, Organisation, ProgrammePage, ProjectPage, Sector
from tests import builders

ROWS = 2
# Facts that are no words, or that must agree with one another.
FACTS: dict[str, Any] = {
    "region": "27",
    "departement": "71",
    "commune_insee": "",
    "code": "s1",
    "measure": "",
    "unit": "⟪unit⟫",
    "size": 3_200_000,
    "format": "PDF",
    "language": "fr",
    "source_url": "",
    "sort_order": 0,
}
DATE, LATER = PartialDate(2024, 11, 1), PartialDate(2024, 12, 2)
FUTURE, LATEST = PartialDate(2090, 1, 31), PartialDate(2090, 3, 1)
NOON = datetime.time(12)


def mark(name: str) -> str:
    return f"⟪{name}⟫"


class Filling:
    """Values for the fields of pages and rows; records that they name are made once."""

    def __init__(self) -> None:
        self.organisation = builders.organisation(name=mark("organisation"), acronym="", kind="collectivite")
        self.sector = builders.sector(code="code-batteries", label_fr=mark("secteur"), labels={"eo": mark("sektoro")})
        self.document = builders.document(title=mark("document"))

    def records(self, target: Page | None) -> dict[Any, Any]:
        return {Organisation: self.organisation, Sector: self.sector, Document: self.document, Page: target}

    def value(self, field: Any, target: Page | None) -> Any:
        """A value that fits a field, marked where it is a text."""
        if field.name in FACTS:
            return FACTS[field.name]
        if isinstance(field, models.ForeignKey):
            return self.records(target).get(field.related_model)
        if choices := [code for code, _label in field.choices or () if code]:
            return choices[0]
        if isinstance(field, models.SlugField):  # the code of a season
            return ""
        if isinstance(field, models.CharField | models.TextField):
            return "https://example.org/" if isinstance(field, models.URLField) else mark(field.name)
        if isinstance(field, models.IntegerField | models.DecimalField):
            return 2
        return DATE if type(field).__name__ == "PartialDateField" else field.get_default()

    def texts(self, model: type[Page]) -> dict[str, Any]:
        """Every text of a page type; its slug and its title for search engines are left as they are."""
        fields = [model._meta.get_field(name) for name in texts_of(model) if name not in {"slug", "seo_title"}]
        return {field.name: self.text(field) for field in fields}

    def text(self, field: Any) -> Any:
        marked = f"<h2>{mark(field.name)}</h2><p>{mark(field.name)}</p>"
        if isinstance(field, StreamField):
            question = {"question": mark("question"), "answer": f"<p>{mark('answer')}</p>"}
            file = {"title": mark("file"), "document": self.document}
            blocks = {"text": marked, "question": question, "file": file}
            return [(name, value) for name, value in blocks.items() if name in field.stream_block.child_blocks]
        return marked if isinstance(field, RichTextField) else mark(field.name)

    def rows(self, model: type[Page], target: Page | None = None) -> dict[str, list[Any]]:
        """Two rows of each kind that a page type has; those that name a page only where there is one to name."""
        models = {one.name: one.related_model for one in relations_of(model)}
        named = {name for name, row in models.items() if any(one.name == "target" for one in row._meta.fields)}
        return {
            name: [self.row(row, place, target) for place in range(ROWS)]
            for name, row in models.items()
            if target or name not in named
        }

    def row(self, model: Any, place: int, target: Page | None) -> Any:
        left = {"id", "page", "translation_key", "locale", "text_language"}
        values = {one.name: self.value(one, target) for one in model._meta.fields if one.name not in left}
        distinct = {"code": f"s{place + 1}", "number": place + 1, "sort_order": place, "wave": place}
        return model(**{name: distinct.get(name, value) for name, value in values.items()})

    def all(self, model: type[Page], target: Page | None = None, **facts: Any) -> dict[str, Any]:
        """Every text and every row of a page type, with facts."""
        return {**self.texts(model), **self.rows(model, target), **facts}


def site() -> list[Page]:
    """One page of each type in French, with all that it may show."""
    fill = Filling()
    settings()
    builders.term(short=mark("short"), long=mark("long"), definition=mark("definition"))
    return [*indexes(fill), *records(fill), *news(fill)]


def translated(pages: list[Page], language: str) -> list[Page]:
    return [builders.translate(page, language) for page in pages]


def settings() -> None:
    builders.home()
    own = SiteSettings.for_site(Site.objects.get())
    for name in ("name", "baseline", "publisher", "credits"):
        setattr(own, name, mark(name))
    own.save()


def indexes(fill: Filling) -> Iterator[Page]:
    """Home, what stands alone, lists."""
    home = builders.home()
    for name, text in fill.all(HomePage).items():
        setattr(home, name, text)
    home.save_revision().publish()
    yield home
    for make in (builders.contact_page, builders.accessibility_statement, builders.site_map):
        yield complete(fill, make())
    for make in (builders.programme_index, builders.call_index, builders.project_index, builders.antenna_index):
        yield complete(fill, make())
    for make in (builders.territory_index, builders.sector_index, builders.organisation_index, builders.news_index):
        yield complete(fill, make())
    yield builders.standard_page(**fill.all(StandardPage, home))


def complete(fill: Filling, page: Page) -> Page:
    """A page that a builder made, with every text and row."""
    for name, value in fill.all(type(page)).items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page)._default_manager.get(pk=page.pk)


def records(fill: Filling) -> Iterator[Page]:
    """Programmes, calls in each state, laureates, antennas."""
    whole = {"acronym": mark("acronym"), "budget": 1_130_000_000}
    dates = {"started_on": DATE, "ended_on": LATER}
    programme = builders.programme(**fill.all(ProgrammePage, code="code-programme", **dates, **whole))
    yield programme
    yield builders.programme(programme, title=mark("below"))
    facts = {"programme": programme, "kind": "ami", "support": ["salaires"], **whole}
    past = builders.call(**fill.all(CallPage, programme, code="code-past", opens_on=DATE, closes_on=LATER, **facts))
    yield past
    deadline = {"closes_on": FUTURE, "closing_time": NOON}
    yield builders.call(**fill.all(CallPage, programme, code="code-open", opens_on=DATE, **deadline, **facts))
    yield builders.call(**fill.all(CallPage, programme, code="code-coming", opens_on=FUTURE, closes_on=LATEST, **facts))
    for grant in (100_000, 5_000_000, 70_000_000):
        yield builders.project(**fill.all(ProjectPage, past, **laureate(fill, past, grant)))
    whole = {"programme": programme, "call": past, "host": fill.organisation}
    for name in ("code-antenna", "code-other"):
        yield builders.antenna(**fill.all(AntennaPage, past, **whole, **place(name)))


def laureate(fill: Filling, call: Page, grant: int) -> dict[str, Any]:
    money = {"code": f"code-{grant}", "grant": grant, "budget": 2 * grant}
    facts = {"learners": 1200, "announced_on": DATE, "website": "https://example.org/"}
    return {**place(), **money, **facts, "call": call, "holder": fill.organisation, "season": "s1"}


def place(code: str = "") -> dict[str, Any]:
    known = {"region": "27", "departement": "71", "commune": mark("commune")}
    return {**known, "code": code, "latitude": Decimal("46.8"), "longitude": Decimal("4.9")} if code else known


def news(fill: Filling) -> Iterator[Page]:
    """An article, events before and after today, a dossier."""
    call = CallPage.objects.get(code="code-past")
    yield builders.article(**fill.all(NewsPage, call, published_on=DATE))
    for start in (DATE, FUTURE):
        yield builders.event(**fill.all(EventPage, call, starts_on=start, organiser=fill.organisation))
    yield builders.dossier(**fill.all(DossierPage, call, issued_on=DATE, issuer=fill.organisation))
