"""The news as a feed (Atom, RFC 4287)."""

import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language

from home.feeds import AtomFeed
from home.languages import code_of
from home.navigation import footer, full_address
from home.translations import all_in_language
from programmes.timing import midnight

from .models.articles import NewsPage

if TYPE_CHECKING:
    from .models.indexes import NewsIndexPage

LATEST = 20


def atom(page: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """The latest articles, in the order of the list of news."""
    site, address = footer(request).settings, full_address(page, request)
    feed = AtomFeed(
        title=f"{page.title} | {site.name}",
        link=address,
        description=None,
        subtitle=page.description or None,
        language=get_language(),
        feed_url=f"{address}atom.xml",
        feed_guid=page.translation_key.urn,
        author_name=site.publisher or site.name,
    )
    for article in all_in_language(NewsPage.objects.listed().latest_first()[:LATEST]):
        add_entry(feed, article, request)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def add_entry(feed: AtomFeed, article: NewsPage, request: HttpRequest) -> None:
    """An article under an identifier that stays when its address changes."""
    feed.add_item(
        title=article.title,
        language=code_of(article),
        link=full_address(article, request),
        description=escape(article.summary),  # which Atom takes as HTML
        unique_id=article.translation_key.urn,
        pubdate=appeared_at(article),
        updateddate=article.last_published_at or article.latest_revision_created_at or timezone.now(),
    )


def appeared_at(article: NewsPage) -> datetime.datetime | None:
    """The day of the news; when its page appeared where that is not known to the day."""
    known = article.published_on
    return midnight(known.first_day) if known and known.precision == "day" else article.first_published_at
