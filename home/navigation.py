"""The pages right below home: the menu, and the addresses that links are built on."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site


@dataclass(frozen=True)
class Entry:
    """A page right below home: `model` is its label, such as `programmes.callindexpage`."""

    title: str
    url: str
    url_path: str
    model: str
    in_menu: bool


@dataclass(frozen=True)
class Navigation:
    """The home page and what stands right below it, live and public, in the tree's order."""

    home_url: str
    entries: tuple[Entry, ...]

    @property
    def menu(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.in_menu)

    def url_of(self, model: str) -> str:
        """Address of the one page of a type; empty where it is not published."""
        return next((entry.url for entry in self.entries if entry.model == model), "")


EMPTY = Navigation(home_url="/", entries=())


def navigation(request: HttpRequest | None) -> Navigation:
    """The navigation of a request's site, read once per request (2 queries)."""
    if request is None:
        return EMPTY
    kept = vars(request)
    if "navigation" not in kept:
        kept["navigation"] = read(request)
    known: Navigation = kept["navigation"]
    return known


def read(request: HttpRequest) -> Navigation:
    site = Site.find_for_request(request)
    if site is None:
        return EMPTY
    children = site.root_page.get_children().live().public().order_by("path")
    return Navigation(
        home_url=site.root_page.get_url(request) or "/",
        entries=tuple(entry(page, request) for page in children),
    )


def entry(page: Page, request: HttpRequest) -> Entry:
    return Entry(
        title=page.title,
        url=page.get_url(request) or "",
        url_path=page.url_path,
        model=page.specific_class._meta.label_lower,
        in_menu=page.show_in_menus,
    )
