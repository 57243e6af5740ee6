"""The boxes of facets: a page has hundreds, which took a template half of the page's time."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from home.languages import mark
from home.templatetags.parts import hallmark
from search.groups import Choice

register = template.Library()

BOX = (
    '<li><label{quiet}><input type="checkbox" name="{name}" value="{value}"{checked}>{mark}<span{lang}>{label}</span>'
    '<span class="n">{shown}</span></label>{under}</li>'
)
FOLD = (
    '<details class="under" data-facet="{name}-{value}"><summary><span class="hidden"><span{lang}>{label}</span>{colon}'
    "</span>{more}</summary>{under}</details>"
)
QUIET, CHECKED, NOTHING = mark_safe(' class="none"'), mark_safe(" checked"), mark_safe("")


@register.simple_tag
def choice_list(choices: Iterable[Choice]) -> SafeString:
    """Boxes to tick, each with the number of results that it gives, finer ones below."""
    return format_html("<ul>{}</ul>", format_html_join("", "{}", ((box(one),) for one in choices)))


def box(one: Choice) -> SafeString:
    return format_html(
        BOX,
        quiet=NOTHING if one.count else QUIET,
        name=one.name,
        value=one.value,
        checked=CHECKED if one.is_chosen else NOTHING,
        mark=hallmark(one.family, "small") if one.family else NOTHING,
        lang=language_of(one),
        label=one.label,
        shown=one.shown,
        under=finer(one),
    )


def language_of(one: Choice) -> SafeString:
    return mark(one.language) if one.language else NOTHING


def finer(one: Choice) -> SafeString:
    if one.under and one.is_open:
        return choice_list(one.under)
    if not one.has_more:
        return NOTHING
    return format_html(
        FOLD,
        name=one.name,
        value=one.value,
        lang=language_of(one),
        label=one.label,
        colon=pgettext("title", ": "),
        more=_("More precisely"),
        under=choice_list(one.under),
    )
