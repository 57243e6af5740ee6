"""The list of news."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from home.blocks import TEXT_FEATURES
from home.models import BasePage
from home.paging import page_of
from home.subjects import Subject
from home.translations import all_in_language

from ..feeds import atom
from .articles import NewsPage
from .dossiers import DossierPage
from .events import EventPage

PER_PAGE = 12
PAST = 6  # events that the list of news shows; there is a list of all


class NewsIndexPage(RoutablePageMixin, BasePage):
    """Articles, events and dossiers, the latest first."""

    intro = RichTextField(
        _("introduction"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Before the list. Example: results and launches of the programmes."),
    )

    texts = ("intro",)
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
        """Articles a page at a time (`?page=<number>`); on the first one, the events and the dossiers too."""
        context = super().get_context(request, *arguments, **options)
        articles = page_of(NewsPage.objects.listed().latest_first().defer("body"), PER_PAGE, request)
        return {**context, "articles": articles, **(self.front() if articles.number == 1 else {})}

    def front(self) -> dict[str, Any]:
        """Events to come, the last ones that are over, dossiers."""
        events = EventPage.objects.listed().defer("body")
        return {
            "coming": all_in_language(events.coming()),
            "past": all_in_language(events.past()[:PAST]),
            "dossiers": all_in_language(DossierPage.objects.listed().defer("body").latest_first()),
        }

    @path("evenements/")
    def events(self, request: HttpRequest) -> HttpResponse:
        """Every event, those to come and then those that are over, a page at a time."""
        events = page_of(EventPage.objects.listed().defer("body").latest_first(), PER_PAGE, request)
        about = Subject(str(_("All events")), self.title, str(_("Events to come and past ones, the latest first.")))
        context = {**super().get_context(request), "events": events, "below": about}
        return TemplateResponse(request, "news/events.html", context)

    @path("atom.xml/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return atom(self, request)

    @classmethod
    def entries(cls) -> list[tuple[str, str]]:
        return [(str(_("All events")), "evenements/")]

    def get_route_paths(self) -> list[str]:
        """Addresses that redirects keep."""
        return ["/", "/evenements/", "/atom.xml"]
