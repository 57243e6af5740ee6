"""Tags for the frame of a page: icons, menu, breadcrumb, footer."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from home.models import FooterLink, SiteSettings
from home.navigation import Navigation, navigation
from home.visibility import visible

register = template.Library()


@register.simple_tag
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
def breadcrumb(context: RequestContext) -> list[tuple[str, str]]:
    """Titles and addresses from home down to the parent of the page (1 query)."""
    page, request = context.get("page"), context.get("request")
    if page is None or (page.depth <= 2 and not context.get("below")):
        return []
    above = page.get_ancestors().filter(depth__gte=2)
    if context.get("below"):
        above = [*above, page]
    shown = [one for one in above if visible(one, request) and not one.specific_class.is_folder]
    return [address(one, request) for one in shown]


@register.simple_tag(takes_context=True)
def footer(context: RequestContext) -> dict[str, Any]:
    """The site's settings and the links of the footer by column."""
    request: HttpRequest | None = context.get("request")
    settings = SiteSettings.for_request(request) if request else SiteSettings()
    links = list(settings.footer_links.select_related("target")) if settings.pk else []
    public = [link for link in links if visible(link.target, request)]
    return {
        "settings": settings,
        "columns": [
            (column.label, [address(link.target, request) for link in public if link.column == column])
            for column in FooterLink.Column
        ],
    }


def address(page: Page, request: HttpRequest | None) -> tuple[str, str]:
    return page.title, page.get_url(request) or ""


@register.simple_tag(takes_context=True)
def public_page(context: RequestContext, page: Page | None) -> Page | None:
    """The page, if everyone may read it."""
    return page if visible(page, context.get("request")) else None


@register.simple_tag(takes_context=True)
def public_targets(context: RequestContext, links: Any) -> list[Page]:
    """The pages that inline links name, as far as everyone may read them, in their order."""
    return [link.target for link in public_links(context, links)]


@register.simple_tag(takes_context=True)
def public_links(context: RequestContext, links: Any) -> list[Any]:
    """The inline links whose pages everyone may read, with what else they say."""
    request = context.get("request")
    return [link for link in links.select_related("target") if visible(link.target, request)]


@register.simple_tag
def related(rows: Any, name: str) -> Any:
    """Inline rows with the record that each names, in one query."""
    return rows.select_related(name)
