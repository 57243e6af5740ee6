"""Tags that show news on pages of other floors."""

from typing import Any

from django import template
from django.template.context import RequestContext
from wagtail.models import Page

from home.navigation import navigation
from home.translations import all_in_language
from news import linked
from news import mentions as about
from news.mentions import Mentions
from news.models import EventPage, NewsPage
from programmes.dossiers import Group
from programmes.territories import Region

register = template.Library()


@register.simple_tag(takes_context=True)
def news_url(context: RequestContext) -> str:
    """Address of the list of news; empty where it is not published."""
    return navigation(context.get("request")).url_of("news.newsindexpage")


@register.simple_tag(takes_context=True)
def news_feed(context: RequestContext) -> str:
    """Address of the feed; empty where the list of news is not published."""
    address = news_url(context)
    return f"{address}atom.xml" if address else ""


@register.simple_tag
def latest_news(number: int = 4) -> list[NewsPage]:
    """The latest articles."""
    return all_in_language(NewsPage.objects.listed().latest_first().only(*about.PAGE, *about.ARTICLE)[:number])


@register.simple_tag
def coming_events(number: int = 3) -> list[EventPage]:
    """The next events."""
    return about.coming()[:number]


@register.simple_tag
def mentions(page: Page) -> Mentions:
    """Articles and events linked to a programme, a call or a project."""
    return about.mentions(page)


@register.simple_tag
def linked_by_kind(page: Page) -> list[Group]:
    """The programmes, calls and projects that an article or an event is about, each with the name of its season."""
    return linked.by_kind(page)


@register.simple_tag
def mentions_of_region(region: Region) -> Mentions:
    """Articles and events about a region, events held in it."""
    return about.of_region(region)


@register.simple_tag
def mentions_of_sector(sector: Any) -> Mentions:
    """Articles and events about a sector."""
    return about.of_sector(sector)


@register.simple_tag
def mentions_of_organisation(organisation: Any) -> Mentions:
    """Events that an organisation holds, dossiers that it issued."""
    return about.of_organisation(organisation)
