"""What the news says of something: articles, events, dossiers; a query or two, and none where there is nothing."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q
from wagtail.models import Page

from home.content import kept
from home.visibility import visible
from programmes.territories import Region

from .models import DossierPage, EventPage, LinkedPage, LinkedRegion, LinkedSector, NewsPage

PAGE = ("title", "slug", "path", "depth", "live", "url_path", "locale")
ARTICLE = ("summary", "published_on")
EVENT = ("summary", "starts_on", "ends_on", "last_day", "place", "commune", "departement")
DOSSIER = ("summary", "issued_on")
SHOWN = [
    *PAGE,
    *(f"newspage__{name}" for name in ARTICLE),
    *(f"eventpage__{name}" for name in EVENT),
    *(f"dossierpage__{name}" for name in DOSSIER),
]


class Mentions(NamedTuple):
    """Articles, events and dossiers that everyone may read, the latest first."""

    articles: list[NewsPage]
    events: list[EventPage]
    dossiers: list[DossierPage]


NOTHING = Mentions([], [], [])


def mentions(page: Any) -> Mentions:
    """What is linked to a programme, a call or a project (1 query for articles, 1 for events)."""
    known = kept("pages in the news", pages_in_the_news)
    articles = shown(NewsPage, known.get((page.pk, "newspage"), []), ARTICLE)
    return Mentions(articles, shown(EventPage, known.get((page.pk, "eventpage"), []), EVENT), [])


def shown(model: Any, keys: list[int], fields: tuple[str, ...]) -> list[Any]:
    """The listed pages of a type among some, the latest first."""
    return list(model.objects.listed().filter(pk__in=keys).only(*PAGE, *fields).latest_first()) if keys else []


def pages_in_the_news() -> dict[tuple[int, str], list[int]]:
    """Keys of the articles and events that are linked to a page, by its key and their type."""
    pages: dict[tuple[int, str], list[int]] = defaultdict(list)
    for target, kind, page in LinkedPage.objects.order_by().values_list("target", "page__content_type__model", "page"):
        pages[target, kind].append(page)
    return dict(pages)


def of_region(region: Region) -> Mentions:
    """What is linked to a region, and the events held in it."""
    linked = Q(pk__in=LinkedRegion.objects.filter(region=region.code).values("page"))
    return among(linked | Q(eventpage__departement__in=[one.code for one in region.departements]))


def of_sector(sector: Any) -> Mentions:
    """What is linked to a sector."""
    if sector.pk not in kept("sectors in the news", sectors_in_the_news):
        return NOTHING
    return among(Q(pk__in=LinkedSector.objects.filter(sector=sector.pk).values("page")))


def sectors_in_the_news() -> frozenset[int]:
    return frozenset(LinkedSector.objects.order_by().values_list("sector", flat=True))


def of_organisation(organisation: Any) -> Mentions:
    """The events that an organisation holds and the dossiers that it issued."""
    if organisation.pk not in kept("organisations in the news", organisations_in_the_news):
        return NOTHING
    return among(Q(eventpage__organiser=organisation.pk) | Q(dossierpage__issuer=organisation.pk))


def organisations_in_the_news() -> frozenset[int]:
    organisers = EventPage.objects.exclude(organiser=None).values_list("organiser", flat=True)
    issuers = DossierPage.objects.exclude(issuer=None).values_list("issuer", flat=True)
    return frozenset([*organisers, *issuers])


def coming() -> list[EventPage]:
    """The events to come, the next one first: few, so they are read once per content version, and leave day by day."""
    return [event for event in kept("coming events", read_coming) if not event.is_over]


def read_coming() -> tuple[EventPage, ...]:
    return tuple(EventPage.objects.listed().coming().only(*PAGE, *EVENT))


def among(asked: Q) -> Mentions:
    """The pages that answer a question and that everyone may read."""
    pages = Page.objects.live().filter(asked).order_by("slug")
    shown = pages.select_related("newspage", "eventpage", "dossierpage").only(*SHOWN)
    found = [page for page in shown if visible(page)]
    return Mentions(
        latest_first(found, "newspage", "published_on"),
        latest_first(found, "eventpage", "starts_on"),
        latest_first(found, "dossierpage", "issued_on"),
    )


def latest_first(pages: Iterable[Page], kind: str, date: str) -> list[Any]:
    """Pages of a kind by date, the undated last."""
    rows = [getattr(page, kind) for page in pages if hasattr(page, kind)]
    return sorted(rows, key=lambda row: str(getattr(row, date) or ""), reverse=True)
