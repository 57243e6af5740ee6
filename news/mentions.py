"""What the news says of something: its articles, events and dossiers, in one query, in none where there is nothing."""

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
EVENT = ("summary", "starts_on", "ends_on", "place", "commune", "departement")
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
    """What is linked to a programme, a call or a project."""
    if page.pk not in kept("pages in the news", pages_in_the_news):
        return NOTHING
    return among(Q(pk__in=LinkedPage.objects.filter(target=page.pk).values("page")))


def pages_in_the_news() -> frozenset[int]:
    """Keys of the pages that an article or an event is linked to."""
    return frozenset(LinkedPage.objects.order_by().values_list("target", flat=True))


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
