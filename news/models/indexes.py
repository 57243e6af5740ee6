"""The list of news."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from home.blocks import TEXT_FEATURES
from home.models import BasePage
from home.paging import page_of

from ..feeds import atom
from .articles import NewsPage
from .dossiers import DossierPage
from .events import EventPage

PER_PAGE = 12


class NewsIndexPage(RoutablePageMixin, BasePage):
    """Articles, events and dossiers, the latest first."""

    intro = RichTextField(
        _("introduction"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Before the list. Example: results and launches of the programmes."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage", "news.EventPage", "news.DossierPage"]
    max_count = 1
    show_in_menus_default = True
    icon = "clipboard-list"
    page_description = _("Articles, events and dossiers, the latest first.")

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        """Articles a page at a time (`?page=<number>`), events to come and past, dossiers."""
        context = super().get_context(request, *arguments, **options)
        events = EventPage.objects.listed()
        articles = NewsPage.objects.listed().latest_first()
        return {
            **context,
            "articles": page_of(articles, PER_PAGE, request),
            "coming": events.coming(),
            "past": events.past(),
            "dossiers": DossierPage.objects.listed().order_by("-issued_on"),
        }

    @path("atom.xml/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return atom(self, request)

    def get_route_paths(self) -> list[str]:
        """Addresses that redirects keep."""
        return ["/", "/atom.xml"]
