"""What every page names of the others: the menu, the way from home, the links of the footer.

Read once per content version, not once per page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from wagtail.models import Page, Site

from .content import kept
from .models import FooterLink, SiteSettings
from .visibility import visible


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


class Link(NamedTuple):
    """A page's title and address."""

    title: str
    url: str


@dataclass(frozen=True)
class Footer:
    """The site's settings and the links of the footer, by column."""

    settings: SiteSettings
    columns: tuple[tuple[str, tuple[Link, ...]], ...]


def site_of(request: HttpRequest) -> Site | None:
    """The site that a request asks, as Wagtail finds it; kept with its root page."""
    host = (request.get_host(), request.get_port())
    return kept(("site", *host), lambda: Site.find_for_request(request))


def navigation(request: HttpRequest | None) -> Navigation:
    """The navigation of a request's site."""
    site = site_of(request) if request else None
    return kept(("navigation", site.pk), lambda: read_navigation(site, request)) if site and request else EMPTY


def read_navigation(site: Site, request: HttpRequest) -> Navigation:
    children = site.root_page.get_children().live().order_by("path")
    return Navigation(
        home_url=site.root_page.get_url(request) or "/",
        entries=tuple(entry(page, request) for page in children if visible(page)),
    )


def entry(page: Page, request: HttpRequest) -> Entry:
    return Entry(
        title=page.title,
        url=page.get_url(request) or "",
        url_path=page.url_path,
        model=page.specific_class._meta.label_lower,
        in_menu=page.show_in_menus,
    )


def way_to(page: Page, request: HttpRequest | None) -> list[Link]:
    """The pages from home down to the parent of a page, without folders and what is not for everyone."""
    site = site_of(request) if request else None
    above = kept(("parents", site and site.pk), lambda: read_parents(request))
    steps = range(2 * Page.steplen, len(page.path), Page.steplen)
    return [above[page.path[:length]] for length in steps if page.path[:length] in above]


def read_parents(request: HttpRequest | None) -> dict[str, Link]:
    """Every page that has pages below it, by its path: few beside those that have none."""
    parents = Page.objects.filter(depth__gte=2, numchild__gt=0).live()
    shown = (page for page in parents if visible(page) and not page.specific_class.is_folder)
    return {page.path: link_to(page, request) for page in shown}


def link_to(page: Any, request: HttpRequest | None) -> Link:
    return Link(page.title, address(page, request))


def address(page: Any, request: HttpRequest | None) -> str:
    """Where a page is read: as Wagtail says, which looks for sites and routes each time (a list has many pages)."""
    site = site_of(request) if request else None
    root = site.root_page.url_path if site else ""
    if root and page.url_path.startswith(root):
        return f"{navigation(request).home_url}{page.url_path.removeprefix(root)}"
    return page.get_url(request) or ""


def footer(request: HttpRequest | None) -> Footer:
    """Settings and footer of a request's site; those of a new site without one."""
    site = site_of(request) if request else None
    if site is None:
        return Footer(SiteSettings(), ())
    return kept(("footer", site.pk), lambda: read_footer(settings_of(site), request))


def settings_of(site: Site) -> SiteSettings:
    """The settings of a site, or the defaults: reading a page writes nothing."""
    return SiteSettings.objects.filter(site=site).first() or SiteSettings(site=site)


def read_footer(settings: SiteSettings, request: HttpRequest | None) -> Footer:
    links = [link for link in settings.footer_links.select_related("target") if visible(link.target)]
    return Footer(settings, tuple(column_of(links, column, request) for column in FooterLink.Column))


def column_of(links: Iterable[Any], column: Any, request: HttpRequest | None) -> tuple[str, tuple[Link, ...]]:
    return column.label, tuple(link_to(link.target, request) for link in links if link.column == column)
