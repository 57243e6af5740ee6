"""Tags for the frame of a page: icons, menu, breadcrumb, footer."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page as Paged
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from home import page_cache
from home.content import kept
from home.navigation import Footer, Link, Navigation, link_to, navigation, way_to
from home.navigation import address as address_of
from home.navigation import footer as site_footer
from home.rows import rows
from home.translations import in_language
from home.visibility import visible

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, css: str = "icon") -> SafeString:
    """A symbol of `img/marks.svg`, hidden from screen readers: its word stands beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        css,
        static("img/marks.svg"),
        name,
    )


@register.simple_tag
def hallmark(family: str, css: str = "") -> SafeString:
    """The sign of a family of sectors on its ground."""
    return icon(f"h-{family or 'none'}", f"hallmark {family} {css}".strip())


@register.simple_tag(takes_context=True)
def site_navigation(context: RequestContext) -> Navigation:
    """Menu and addresses of the pages below home."""
    return navigation(context.get("request"))


@register.simple_tag(takes_context=True)
def breadcrumb(context: RequestContext) -> list[Link]:
    """Titles and addresses from home down to the parent of the page, or to the page for a dossier below it."""
    page, request = context.get("page"), context.get("request")
    below = bool(context.get("below"))
    if page is None or (page.depth <= 2 and not below):
        return []
    return [*way_to(page, request), *([link_to(page, request)] if below else [])]


@register.simple_tag(takes_context=True)
def address(context: RequestContext, page: Page) -> str:
    """Where a page is read: `pageurl` for pages of long lists."""
    return address_of(page, context.get("request"))


@register.simple_tag(takes_context=True)
def footer(context: RequestContext) -> Footer:
    """The site's settings and the links of the footer by column."""
    return site_footer(context.get("request"))


@register.simple_tag(takes_context=True)
def has_session(context: RequestContext) -> bool:
    """Whether the reader may have signed in: to ask who he is would make each page private."""
    request = context.get("request")
    return request is not None and page_cache.has_session(request)


@register.simple_tag
def foot_of_page(nav: Navigation, foot: Footer) -> SafeString:
    """The footer, which is the same below every page: written once per content version and language."""
    key = ("foot of page", foot.settings.site_id, get_language())
    return kept(key, lambda: render_to_string("components/footer.html", {"nav": nav, "foot": foot}))


@register.simple_tag
def public_page(page: Page | None) -> Page | None:
    """The page in the spoken language, if everyone may read it."""
    return in_language(page) if visible(page) else None


@register.simple_tag
def related(rows: Any, name: str) -> Any:
    """Inline rows with the record that each names, in one query."""
    return rows.select_related(name)


@register.filter
def elided(rows: Paged[Any]) -> Iterable[int | str]:
    """The numbers of a pager: the first page, the last one, those around the present one, gaps between them."""
    return rows.paginator.get_elided_page_range(rows.number, on_each_side=2, on_ends=1)


@register.simple_tag
def inline(page: Any, relation: str, *names: str, usual: bool = False) -> Any:
    """The inline rows of a page with the records that each names (1 query at most)."""
    return rows(page, relation, *names, usual=usual)


@register.simple_tag
def public_inline(page: Any, relation: str) -> list[Page]:
    """The pages that inline rows name, as far as everyone may read them, at no query where there is none."""
    return [in_language(link.target) for link in rows(page, relation, "target") if visible(link.target)]
