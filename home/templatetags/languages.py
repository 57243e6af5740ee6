"""Tags about languages: whose frame, whose text, where to read the same page in another one."""

from typing import Any, NamedTuple

from django import template
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context, RequestContext
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, override

from home.languages import SOURCE, code_of, direction, mark, named, prefix, reader, spoken, swapped
from home.languages import view_address as address_of_view
from home.navigation import Footer
from home.navigation import languages as served
from home.translations import in_language as page_in_language
from home.translations import origin

register = template.Library()
register.filter("direction", direction)
register.filter("named", named)
register.filter("prefix", prefix)


@register.simple_tag(takes_context=True)
def reader_language(context: RequestContext) -> str:
    """The language of the frame."""
    return reader(context.get("request"))


@register.simple_tag
def spoken_language() -> str:
    """The language of the text."""
    return spoken()


@register.simple_tag
def foreign(record: Any) -> SafeString:
    """` lang="fr"` for what is in another language than the text around it: a page, a row, a label."""
    return mark(code_of(record))


@register.simple_tag
def french(foot: Footer, name: str) -> SafeString:
    """` lang="fr"` for a text of the site that is not translated."""
    return mark(SOURCE) if name in foot.foreign else SafeString("")


@register.simple_tag
def in_language(page: Any) -> Any:
    """A page as a reader of the spoken language sees it."""
    return page_in_language(page) if page else page


@register.simple_tag
def place_of(page: Any) -> str:
    """The path in the tree of the source of a page; empty where there is no page."""
    return origin(page).path if page and page.pk else ""


@register.simple_tag(takes_context=True)
def view_address(context: RequestContext, name: str) -> str:
    """Where a reader finds what is no page: `{% view_address "search" %}`, in place of `{% url %}`."""
    return address_of_view(name, context.get("request"))


class Choice(NamedTuple):
    """A language that a reader may choose, named in itself, and where he goes on reading."""

    code: str
    name: str
    url: str
    is_here: bool


@register.simple_tag(takes_context=True)
def language_choices(context: RequestContext) -> list[Choice]:
    """The languages of the site, with the same page in each; nothing where there is one alone."""
    request: HttpRequest | None = context.get("request")
    known = served(request)
    if request is None or len(known) < 2:
        return []
    page = context.get("page")
    return [choice(code, request, stays=is_everywhere(page)) for code in known]


def is_everywhere(page: Any) -> bool:
    """Whether a page has an address in each language: not an error, nor a page that the source does not know."""
    return bool(page and page.pk and (code_of(page) == SOURCE or origin(page).pk != page.pk))


def choice(code: str, request: HttpRequest, *, stays: bool) -> Choice:
    here = reader(request)
    query = request.META.get("QUERY_STRING", "") if stays else ""
    path = swapped(request.path, here, code) if stays else prefix(code)
    name = str(get_language_info(code)["name_local"])
    return Choice(code, name[:1].upper() + name[1:], f"{path}?{query}" if query else path, code == here)


class ReaderNode(template.Node):
    """Renders its content in the reader's language."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        with override(reader(context.get("request"))), context.push():
            return self.nodelist.render(context)


@register.tag
def inreaderlanguage(parser: Parser, token: Token) -> ReaderNode:
    nodelist = parser.parse(("endinreaderlanguage",))
    parser.delete_first_token()
    return ReaderNode(nodelist)
