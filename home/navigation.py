"""What every page names of the others: the menu, the way from home, the links of the footer.

Read once per content version, not once per page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from .content import kept
from .languages import SOURCE, code_of, prefix, reader, source_id, spoken
from .models import FooterLink, SiteSettings
from .translations import in_language, laid_over, origin, places
from .visibility import visible


@dataclass(frozen=True)
class Entry:
    """A page right below home: `model` is its label, such as `programmes.callindexpage`; `path` its source's place."""

    title: str
    url: str
    path: str
    model: str
    in_menu: bool
    language: str


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


TEXTS = ("name", "baseline", "publisher", "credits")
EMPTY = Navigation(home_url="/", entries=())


class Link(NamedTuple):
    """A page's title and address, and the language of the title."""

    title: str
    url: str
    language: str = SOURCE


@dataclass(frozen=True)
class Footer:
    """The site's settings in the language that is spoken, each in French where they are not translated, and links."""

    settings: SiteSettings
    foreign: frozenset[str]  # what is in French nevertheless
    columns: tuple[tuple[str, tuple[Link, ...]], ...]


def site_of(request: HttpRequest) -> Site | None:
    """The site that a request asks, as Wagtail finds it; kept with its root page."""
    host = (request.get_host(), request.get_port())
    return kept(("site", *host), lambda: Site.find_for_request(request), shared=True)


def homes(site: Site) -> dict[str, Any]:
    """The live home pages of a site by language: a language without one is not served."""
    return kept(("homes", site.pk), lambda: read_homes(site), shared=True)


def read_homes(site: Site) -> dict[str, Any]:
    pages = {code_of(page): page for page in site.root_page.get_translations(inclusive=True).filter(live=True)}
    known = (code for code, _name in settings.LANGUAGES)
    return {code: pages[code] for code in known if code in pages}


def languages(request: HttpRequest | None) -> list[str]:
    """The languages that a request's site is served in, the source first."""
    site = site_of(request) if request else None
    return list(homes(site)) if site else [SOURCE]


def navigation(request: HttpRequest | None) -> Navigation:
    """The navigation of a request's site in the language that is spoken, with addresses in the reader's."""
    site = site_of(request) if request else None
    if site is None or request is None:
        return EMPTY
    return kept(("navigation", site.pk, reader(request)), lambda: read_navigation(site, request))


def read_navigation(site: Site, request: HttpRequest) -> Navigation:
    children = site.root_page.get_children().live().order_by("path")
    return Navigation(
        home_url=prefix(reader(request)) if reader(request) in homes(site) else prefix(SOURCE),
        entries=tuple(entry(page, request) for page in children if visible(page)),
    )


def entry(page: Page, request: HttpRequest) -> Entry:
    shown = in_language(page)
    return Entry(
        title=shown.title,
        url=address(shown, request),
        path=page.path,
        model=page.specific_class._meta.label_lower,
        in_menu=page.show_in_menus,
        language=code_of(shown),
    )


def way_to(page: Page, request: HttpRequest | None) -> list[Link]:
    """The pages from home down to the parent of a page, without folders and what is not for everyone."""
    site = site_of(request) if request else None
    above = kept(("parents", site and site.pk, reader(request)), lambda: read_parents(request))
    path = origin(page).path if page.pk else page.path
    steps = range(2 * Page.steplen, len(path), Page.steplen)
    return [above[path[:length]] for length in steps if path[:length] in above]


def read_parents(request: HttpRequest | None) -> dict[str, Link]:
    """Every page that has pages below it, by its path: few beside those that have none."""
    parents = Page.objects.filter(depth__gte=2, numchild__gt=0, locale=source_id()).live()
    shown = (page for page in parents if visible(page) and not page.specific_class.is_folder)
    return {page.path: link_to(page, request) for page in shown}


def link_to(page: Any, request: HttpRequest | None) -> Link:
    shown = in_language(page)
    return Link(shown.title, address(shown, request), code_of(shown))


def address(page: Any, request: HttpRequest | None) -> str:
    """Where a reader finds a page: in his own language, be it the page of another one within his frame."""
    return address_in(page, reader(request), request)


def address_in(page: Any, language: str, request: HttpRequest | None) -> str:
    """Where readers of a language find a page."""
    site = site_of(request) if request else None
    known = homes(site) if site else {}
    place, code = place_in(page, language if language in known else SOURCE)
    root = known[code].url_path if code in known else ""
    if not root or not place.startswith(root):
        return page.get_url(request) or ""
    return f"{prefix(language if language in known else code)}{place.removeprefix(root)}"


def full_address(page: Any, request: HttpRequest) -> str:
    """The same with the site's own host."""
    site = site_of(request)
    return f"{site.root_url if site else ''}{address(page, request)}"


def place_in(page: Any, language: str) -> tuple[str, str]:
    """The `url_path` of a page in a language and the language whose tree it is in: its own where it has no other."""
    code, key = code_of(page), getattr(page, "translation_key", None)
    if code == language or key is None:
        return page.url_path, code
    if place := places().get(key, {}).get(language):
        return place.url_path, language
    return (origin(page).url_path if code != SOURCE and page.pk else page.url_path), SOURCE


def footer(request: HttpRequest | None) -> Footer:
    """Settings and footer of a request's site; those of a new site without one."""
    site = site_of(request) if request else None
    if site is None:
        return Footer(SiteSettings(), frozenset(), ())
    return kept(("footer", site.pk, reader(request)), lambda: read_footer(settings_of(site), request))


def settings_of(site: Site) -> SiteSettings:
    """The settings of a site, or the defaults: reading a page writes nothing."""
    return SiteSettings.objects.filter(site=site).first() or SiteSettings(site=site)


def read_footer(settings: SiteSettings, request: HttpRequest | None) -> Footer:
    links = [link for link in settings.footer_links.select_related("target") if visible(link.target)]
    columns = tuple(column_of(links, column, request) for column in FooterLink.Column)
    texts = texts_in(settings, spoken())
    foreign = frozenset(TEXTS) - texts.keys() if spoken() != SOURCE else frozenset()
    return Footer(laid_over(settings, texts), foreign, columns)


def texts_in(settings: SiteSettings, language: str) -> dict[str, str]:
    """What the site says of itself in another language, by field; nothing in its own."""
    row = settings.translations.filter(language=language).first() if settings.pk else None
    return {name: text for name in TEXTS if (text := getattr(row, name, ""))}


def column_of(links: Iterable[Any], column: Any, request: HttpRequest | None) -> tuple[str, tuple[Link, ...]]:
    return str(column.label), tuple(link_to(link.target, request) for link in links if link.column == column)
