"""What news are about, in the words of schema.org; describing a page costs no query."""

from django.http import HttpRequest
from django.utils.text import Truncator

from home import formats
from home.dates import PartialDate
from home.models import BasePage
from home.subjects import Subject, Thing, publisher, subject_of, subject_of_page
from programmes.subjects import iso, party
from programmes.territories import DEPARTEMENTS

from .models import DossierPage, EventPage, NewsIndexPage, NewsPage

HEADLINE = 110  # characters that search engines show of a headline


@subject_of.register
def index(page: NewsIndexPage, _request: HttpRequest) -> Subject:
    summary = page.description or str(page.page_description)
    return subject_of_page(page, kind="", summary=summary, page_type="CollectionPage")


@subject_of.register
def article(page: NewsPage, request: HttpRequest) -> Subject:
    thing = written(page, page.published_on, request, "NewsArticle")
    return subject_of_page(page, [page.published_on and formats.date(page.published_on)], thing=thing)


@subject_of.register
def dossier(page: DossierPage, request: HttpRequest) -> Subject:
    """A report, written by the body that issued it."""
    thing = written(page, page.issued_on, request, "Report")
    if page.issuer:
        thing["author"] = party(page.issuer)
    date = page.issued_on and formats.date(page.issued_on)
    return subject_of_page(page, [page.issuer and page.issuer.name, date], thing=thing)


def written(page: BasePage, date: PartialDate | None, request: HttpRequest, kind: str) -> Thing:
    """A text with its dates: those of its page where its own is not known to the day."""
    first, last = page.first_published_at, page.last_published_at
    return {
        "@type": kind,
        "headline": Truncator(page.title).chars(HEADLINE),
        "datePublished": iso(date) or (first and first.isoformat()),
        "dateModified": last and last.isoformat(),
        "author": publisher(request),
        "publisher": publisher(request),
    }


@subject_of.register
def event(page: EventPage, _request: HttpRequest) -> Subject:
    """An event, if its day and place are known: search engines refuse one without."""
    facts = [page.starts_on and formats.date(page.starts_on), page.place_label]
    if not (iso(page.starts_on) and page.place_label):
        return subject_of_page(page, facts)
    thing = {
        "@type": "Event",
        "startDate": iso(page.starts_on),
        "endDate": iso(page.ends_on),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": venue(page),
        "organizer": party(page.organiser),
    }
    return subject_of_page(page, facts, thing=thing)


def venue(page: EventPage) -> Thing:
    departement = DEPARTEMENTS.get(page.departement)
    address = {
        "@type": "PostalAddress",
        "addressLocality": page.commune,
        "addressRegion": departement and departement.region.name,
        "addressCountry": "FR" if page.commune or departement else "",
    }
    return {"@type": "Place", "name": page.place or page.commune, "address": address}
