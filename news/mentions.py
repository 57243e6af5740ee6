"""What the news says of something: articles, events, dossiers; a query or two, and none where there is nothing."""

from collections import defaultdict
from typing import Any, NamedTuple

from home.content import kept
from home.translations import all_in_language, origin
from programmes.territories import Region

from .models import DossierPage, EventPage, LinkedPage, LinkedSector, NewsPage

PAGE = ("title", "slug", "path", "depth", "live", "url_path", "locale", "translation_key")
ARTICLE = ("summary", "published_on")
EVENT = ("summary", "starts_on", "ends_on", "last_day", "place", "commune", "departement")
DOSSIER = ("summary", "issued_on")


class Mentions(NamedTuple):
    """Articles, events and dossiers that everyone may read, the latest first."""

    articles: list[NewsPage] = []
    events: list[EventPage] = []
    dossiers: list[DossierPage] = []


def mentions(page: Any) -> Mentions:
    """What is linked to a programme, a call or a project (1 query for articles, 1 for events)."""
    known = kept("pages in the news", pages_in_the_news)
    here = origin(page).pk
    articles, events = known.get((here, "newspage")), known.get((here, "eventpage"))
    return Mentions(
        listed(NewsPage.objects.filter(pk__in=articles), ARTICLE) if articles else [],
        listed(EventPage.objects.filter(pk__in=events), EVENT) if events else [],
    )


def pages_in_the_news() -> dict[tuple[int, str], list[int]]:
    """Keys of the articles and events that are linked to a page, by its key and their type."""
    pages: dict[tuple[int, str], list[int]] = defaultdict(list)
    for target, kind, page in LinkedPage.objects.order_by().values_list("target", "page__content_type__model", "page"):
        pages[target, kind].append(page)
    return dict(pages)


def of_region(region: Region) -> Mentions:
    """What is linked to a region, and the events held in it (2 queries)."""
    return Mentions(
        listed(NewsPage.objects.in_region(region.code), ARTICLE),
        listed(EventPage.objects.in_region(region.code), EVENT),
    )


def of_sector(sector: Any) -> Mentions:
    """What is linked to a sector (2 queries)."""
    if sector.pk not in kept("sectors in the news", sectors_in_the_news):
        return Mentions()
    return Mentions(
        listed(NewsPage.objects.in_sector(sector), ARTICLE), listed(EventPage.objects.in_sector(sector), EVENT)
    )


def sectors_in_the_news() -> frozenset[int]:
    return frozenset(LinkedSector.objects.order_by().values_list("sector", flat=True))


def of_organisation(organisation: Any) -> Mentions:
    """The events that an organisation holds and the dossiers that it issued (2 queries)."""
    if organisation.pk not in kept("organisations in the news", organisations_in_the_news):
        return Mentions()
    events, dossiers = EventPage.objects.filter(organiser=organisation), DossierPage.objects.filter(issuer=organisation)
    return Mentions([], listed(events, EVENT), listed(dossiers, DOSSIER))


def organisations_in_the_news() -> frozenset[int]:
    organisers = EventPage.objects.exclude(organiser=None).values_list("organiser", flat=True)
    issuers = DossierPage.objects.exclude(issuer=None).values_list("issuer", flat=True)
    return frozenset([*organisers, *issuers])


def coming() -> list[EventPage]:
    """The events to come, the next one first: few, so they are read once per content version, and leave day by day."""
    return [event for event in kept("coming events", read_coming) if not event.is_over]


def read_coming() -> tuple[EventPage, ...]:
    return tuple(all_in_language(EventPage.objects.listed().coming().only(*PAGE, *EVENT)))


def listed(pages: Any, fields: tuple[str, ...]) -> list[Any]:
    """Pages that everyone may read, with what a list shows of them, the latest first."""
    return all_in_language(pages.listed().only(*PAGE, *fields).latest_first())
