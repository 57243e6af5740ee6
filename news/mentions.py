"""What the news says of a page: its articles and events, in one query, and in none where nothing is linked to it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from home.content import kept
from home.visibility import visible

from .models import EventPage, LinkedPage, NewsPage


PAGE = ("title", "slug", "path", "depth", "live", "url_path", "locale")
ARTICLE = ("summary", "published_on")
EVENT = ("summary", "starts_on", "place", "commune", "departement")
SHOWN = [
    *(f"page__{name}" for name in PAGE),
    *(f"page__newspage__{name}" for name in ARTICLE),
    *(f"page__eventpage__{name}" for name in EVENT),
]


class Mentions(NamedTuple):
    """Articles and events that everyone may read, the latest first."""

    articles: list[NewsPage]
    events: list[EventPage]


def mentions(page: Any) -> Mentions:
    """Articles and events linked to a programme, a call or a project."""
    if page.pk not in kept("pages in the news", pages_in_the_news):
        return Mentions([], [])
    links = LinkedPage.objects.filter(target=page.pk, page__live=True)
    linked = links.order_by().select_related("page__newspage", "page__eventpage").only("page", *SHOWN)
    pages = {link.page_id: link.page for link in linked if visible(link.page)}.values()
    return Mentions(
        latest_first((one.newspage for one in pages if hasattr(one, "newspage")), "published_on"),
        latest_first((one.eventpage for one in pages if hasattr(one, "eventpage")), "starts_on"),
    )


def pages_in_the_news() -> frozenset[int]:
    """Keys of the pages that an article or an event is linked to."""
    return frozenset(LinkedPage.objects.order_by().values_list("target", flat=True))


def latest_first(pages: Iterable[Any], date: str) -> list[Any]:
    """By date, the undated last."""
    by_name = sorted(pages, key=lambda page: page.slug)
    return sorted(by_name, key=lambda page: str(getattr(page, date) or ""), reverse=True)
