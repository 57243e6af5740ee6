"""How a key figure is written: what it counts, its value, who declared it and when.

A page may show thirty: written here, one costs a fifth of what it costs written by a template.
"""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.dates import PartialDate
from home.formats import as_time, host
from home.languages import SOURCE, code_of, mark, spoken
from home.models import SourceFields
from programmes.figures import Claim

register = template.Library()


@register.filter
def subject(claim: Claim) -> SafeString | str:
    """What is counted, with its scope: `Laureates, season 1 (both waves)`."""
    scope, said = claim.figure.scope, mark(code_of(claim.figure))
    if not scope:
        return format_html("<span{}>{}</span>", said, claim.label) if said else claim.label
    text = format_html('{} <span class="soft">({})</span>', claim.label, scope)
    return format_html("<span{}>{}</span>", said, text) if said else text


@register.filter
def value(claim: Claim) -> SafeString | str:
    """`1,13 Md€`, or a number with its unit in small."""
    shown, word = claim.shown, claim.word
    if not shown:
        return format_html('<span class="soft">{}</span>', _("Not communicated"))
    if not word:
        return shown
    return format_html("{} <small{}>{}</small>", shown, mark(code_of(claim.figure)), word)


@register.filter
def declared(claim: Claim) -> SafeString:
    """`Declared, 26 November 2024. Source: anr.fr`."""
    figure = claim.figure
    return declared_in(spoken(), figure.as_of, figure.source_url, figure.source_name)


@lru_cache(maxsize=1024)
def declared_in(_language: str, date: PartialDate | None, url: str, name: str) -> SafeString:
    """The same words for the same source: figures come in series."""
    said = as_time(date) or _("date not communicated")
    return format_html("{}, {}. {} {}", _("Declared"), said, _("Source:"), link(url, name))


@register.filter
def source(one: SourceFields) -> SafeString | str:
    """Where a fact comes from: a link, or the title of a document."""
    return link(one.source_url, one.source_name)


def link(url: str, name: str) -> SafeString | str:
    """The name of a site is of no language; a document is cited under its title, which nobody translates."""
    said = mark(SOURCE) if name != host(url) else ""
    if url:
        return format_html('<a href="{}"{}>{}</a>', url, said, name)
    return format_html("<span{}>{}</span>", said, name) if said else name
