"""Tags that show news on pages of other floors."""

from typing import Any

from django import template
from django.template.context import RequestContext
from wagtail.models import Page

from home.navigation import navigation
from news.mentions import Mentions
from news.mentions import mentions as mentions_of
from news.models import DossierPage, EventPage, NewsPage

register = template.Library()


@register.simple_tag(takes_context=True)
def news_feed(context: RequestContext) -> str:
    """Address of the feed; empty where the list of news is not published."""
    address = navigation(context.get("request")).url_of("news.newsindexpage")
    return f"{address}atom.xml" if address else ""


@register.simple_tag
def latest_news(number: int = 4) -> Any:
    """The latest articles."""
    return NewsPage.objects.listed().latest_first()[:number]


@register.simple_tag
def coming_events(number: int = 3) -> Any:
    """The next events."""
    return EventPage.objects.listed().coming()[:number]


@register.simple_tag
def mentions(page: Page) -> Mentions:
    """Articles and events linked to a programme, a call or a project."""
    return mentions_of(page)


@register.simple_tag
def news_about(page: Page) -> Any:
    """Articles linked to a programme, a call or a project."""
    return NewsPage.objects.listed().about(page).latest_first()


@register.simple_tag
def events_about(page: Page) -> Any:
    """Events linked to a programme, a call or a project."""
    return EventPage.objects.listed().about(page).order_by("-starts_on")


@register.simple_tag
def news_in_region(code: str) -> Any:
    """Articles about a region."""
    return NewsPage.objects.listed().in_region(code).latest_first()


@register.simple_tag
def events_in_region(code: str) -> Any:
    """Events about a region or held in it."""
    return EventPage.objects.listed().in_region(code).order_by("-starts_on")


@register.simple_tag
def news_in_sector(code: str) -> Any:
    """Articles about a sector."""
    return NewsPage.objects.listed().in_sector(code).latest_first()


@register.simple_tag
def events_in_sector(code: str) -> Any:
    """Events about a sector."""
    return EventPage.objects.listed().in_sector(code).order_by("-starts_on")


@register.simple_tag
def dossiers_of(organisation: Any) -> Any:
    """Dossiers that an organisation issued."""
    return DossierPage.objects.listed().filter(issuer=organisation).order_by("-issued_on")


@register.simple_tag
def events_of(organisation: Any) -> Any:
    """Events that an organisation holds."""
    return EventPage.objects.listed().filter(organiser=organisation).order_by("-starts_on")
