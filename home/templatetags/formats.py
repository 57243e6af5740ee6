"""Filters: values as the reader's language writes them."""

from decimal import Decimal

from django import template

from home import formats
from home.dates import PartialDate

register = template.Library()
register.filter("as_time", formats.as_time)
register.filter("host", formats.host)
register.filter("hour", formats.hour)
register.filter("until", formats.period)


@register.filter
def money(value: Decimal | None) -> str:
    """Euros, short; nothing where unknown."""
    return "" if value is None else formats.money(value)


@register.filter
def number(value: Decimal | int | None) -> str:
    """A number; nothing where unknown."""
    return "" if value is None else formats.number(value)


@register.filter
def quantity(value: Decimal | None, unit: str) -> str:
    """A number with its unit; nothing where unknown."""
    return "" if value is None else formats.quantity(value, unit)


@register.filter
def octets(value: int | None) -> str:
    """A size of file; nothing where unknown."""
    return "" if value is None else formats.size(value)


@register.filter
def in_words(value: PartialDate | None) -> str:
    """A date in words; nothing where unknown."""
    return formats.date(value) if value else ""


register.filter("language_name", formats.language_name)
