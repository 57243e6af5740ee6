"""Amounts, numbers, dates and sizes as the reader's language writes them (Babel)."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import parse_pattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .dates import PartialDate

PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}
SCALES = ((Decimal(10) ** 9, "Md€", "bn"), (Decimal(10) ** 6, "M€", "m"))
FIXED_SPACE = "\N{NO-BREAK SPACE}"


def locale() -> Locale:
    """Babel's locale of the reader."""
    return locale_of(get_language() or "fr")


@cache
def locale_of(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def number(value: Decimal | int | float) -> str:
    """`1 234,5` or `1,234.5`, without the zeros that say nothing."""
    return decimal(value, "#,##0.#####")


def decimal(value: Decimal | int | float, pattern: str) -> str:
    """A number as a pattern of Unicode's locale data writes it."""
    return decimal_in(get_language() or "fr", value, pattern)


@lru_cache(maxsize=4096)
def decimal_in(language: str, value: Decimal | int | float, pattern: str) -> str:
    """As Babel's `format_decimal`, once for each value: it takes longer than all the rest of a row."""
    return parse_pattern(pattern).apply(value, locale_of(language))


def money(amount: Decimal | int) -> str:
    """`16 M€`, `1,13 Md€`, `4 500 €` in French; `€16m`, `€1.13bn`, `€4,500` in English."""
    amount = Decimal(amount)
    for scale, french, english in SCALES:
        if abs(amount) >= scale:
            short = number((amount / scale).quantize(Decimal("0.01"), ROUND_HALF_UP))
            return f"€{short}{english}" if locale().language == "en" else f"{short}{FIXED_SPACE}{french}"
    whole = amount == amount.to_integral_value()
    figure = decimal(amount, "#,##0" if whole else "#,##0.00")
    return f"€{figure}" if locale().language == "en" else f"{figure}{FIXED_SPACE}€"


def quantity(value: Decimal | int, unit: str = "") -> str:
    """A value with its unit: euros as `money`, percents and words after a no-break space."""
    if unit == "EUR":
        return money(Decimal(value))
    space = "" if unit == "%" and locale().language == "en" else FIXED_SPACE
    return f"{number(value)}{space}{unit}" if unit else number(value)


def date(value: PartialDate) -> str:
    """`8 juillet 2022`, `1er décembre 2021`, `mars 2022` or `2022`."""
    return date_in(get_language() or "fr", value)


@lru_cache(maxsize=4096)
def date_in(language: str, value: PartialDate) -> str:
    text = format_date(value.first_day, PATTERNS[value.precision], locale_of(language))
    if value.day == 1 and language.startswith("fr"):
        return text.replace("1 ", "1er ", 1)
    return text


def as_time(value: PartialDate | None) -> SafeString:
    """A `<time>` element; nothing where unknown."""
    return time_in(get_language() or "fr", value) if value else SafeString("")


@lru_cache(maxsize=4096)
def time_in(language: str, value: PartialDate) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value, date_in(language, value))


def host(address: str) -> str:
    """`anr.fr` for an address of that site."""
    return address.partition("//")[2].partition("/")[0].removeprefix("www.")


def size(octets: int) -> str:
    """`3,2 Mo` or `3.2 MB`: thousands, as people count files."""
    units = ((10**9, _("GB")), (10**6, _("MB")), (10**3, _("kB")), (1, _("bytes")))
    power, unit = next((one for one in units if octets >= one[0]), units[-1])
    return f"{number(round(Decimal(octets) / power, 1))}{FIXED_SPACE}{unit}"
