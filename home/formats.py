"""Amounts, numbers, dates, hours and sizes as a language writes them: Babel's rules, and ours where it has none."""

import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_compact_currency, parse_pattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .dates import PartialDate

COUNTRIES = {"en": "en-GB"}  # whose rules a language follows: Babel's own English is American
MONTH, YEAR = "yMMMM", "y"  # what a date shows that is not known to the day
DAYS_FIRST = {"d MMMM y": "d", "d. MMMM y": "d."}  # dates from which a range leaves the first month and year out
SCALES = ((Decimal(10) ** 9, "Md€", "bn"), (Decimal(10) ** 6, "M€", "m"))
PLAIN = "#,##0.#####"  # a number without the zeros that say nothing
FIXED_SPACE = "\N{NO-BREAK SPACE}"


def language() -> str:
    """The language that is being written."""
    return get_language() or "fr"


def locale() -> Locale:
    """Babel's locale of that language."""
    return locale_of(language())


@cache
def locale_of(language: str) -> Locale:
    """The rules of English for a language that Unicode does not know, such as Udmurt."""
    try:
        return Locale.parse(COUNTRIES.get(language, language), sep="-")
    except UnknownLocaleError:
        return locale_of("en")


def language_name(code: str) -> str:
    """A language as it stands within a sentence: `français`, `French`; the code itself where it is no language's."""
    try:
        return str(Locale.parse(code, sep="-").get_display_name(language()) or code)
    except (UnknownLocaleError, ValueError):
        return code


def number(value: Decimal | int | float) -> str:
    """`1 234,5` or `1,234.5`, without the zeros that say nothing."""
    return decimal(value, PLAIN)


def decimal(value: Decimal | int | float, pattern: str) -> str:
    """A number as a pattern of Unicode's locale data writes it."""
    return decimal_in(language(), value, pattern)


@lru_cache(maxsize=4096)
def decimal_in(language: str, value: Decimal | int | float, pattern: str) -> str:
    """As Babel's `format_decimal`, once for each value: it takes longer than all the rest of a row."""
    return parse_pattern(pattern).apply(value, locale_of(language))


def ordinal(rank: int) -> SafeString:
    """A rank in the feminine that a grant has in French, its ending raised: `1re`, `6e`; `1st`, `6th` in English.

    Unicode spells ordinals out in a form that Babel does not read, so other languages have the point that most write.
    """
    written = locale().language
    if written == "fr":
        return format_html("{}<sup>{}</sup>", rank, "re" if rank == 1 else "e")
    if written != "en":
        return format_html("{}.", number(rank))
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th") if rank % 100 not in (11, 12, 13) else "th"
    return format_html("{}{}", rank, ending)


# Amounts and quantities


def money(amount: Decimal | int) -> str:
    """`16 M€`, `1,13 Md€`, `4 500 €` in French; `€16m`, `€1.13bn`, `€4,500` in English; else as Babel shortens it."""
    return money_in(language(), Decimal(amount))


@lru_cache(maxsize=4096)
def money_in(language: str, amount: Decimal) -> str:
    written = locale_of(language)
    for scale, french, english in SCALES:
        if abs(amount) >= scale:
            return millions(language, amount, scale, {"fr": f"{{}}{FIXED_SPACE}{french}", "en": f"€{{}}{english}"})
    pattern = written.currency_formats["standard"].pattern
    whole = amount == amount.to_integral_value()
    euros = parse_pattern(pattern.replace(".00", "") if whole else pattern)
    return euros.apply(amount, written, currency="EUR", currency_digits=False)


def millions(language: str, amount: Decimal, scale: Decimal, ours: dict[str, str]) -> str:
    """An amount in words: Babel's `B` for billions is no British English, nor its `Md €` the French of this site."""
    written = locale_of(language)
    if written.language not in ours:
        return format_compact_currency(amount, "EUR", locale=written, fraction_digits=2)
    short = (amount / scale).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return ours[written.language].format(decimal_in(language, short, PLAIN))


def quantity(value: Decimal | int, unit: str = "") -> str:
    """A value with its unit: euros as `money`, percents as the language has them, words after a no-break space."""
    if unit == "EUR":
        return money(Decimal(value))
    if unit == "%":
        pattern = locale().percent_formats[None].pattern.replace("#,##0", PLAIN)
        return decimal(Decimal(value) / 100, pattern)
    return f"{number(value)}{FIXED_SPACE}{unit}" if unit else number(value)


def size(octets: int) -> str:
    """`3,2 Mo` or `3.2 MB`: thousands, as people count files."""
    units = ((10**9, _("GB")), (10**6, _("MB")), (10**3, _("kB")), (1, _("bytes")))
    power, unit = next((one for one in units if octets >= one[0]), units[-1])
    return f"{number(round(Decimal(octets) / power, 1))}{FIXED_SPACE}{unit}"


# Dates and hours


def date(value: PartialDate) -> str:
    """`8 juillet 2022`, `1er décembre 2021`, `mars 2022` or `2022`."""
    return date_in(language(), value)


@lru_cache(maxsize=4096)
def date_in(language: str, value: PartialDate) -> str:
    known = locale_of(language)
    if value.precision != "day":
        return format_skeleton(MONTH if value.precision == "month" else YEAR, value.first_day, locale=known)
    return raised(language, value, format_date(value.first_day, "long", known))


def raised(language: str, value: PartialDate, text: str) -> str:
    """The first of a month is `1er` in French; Babel says `1`."""
    return text.replace("1", "1er", 1) if value.day == 1 and language.startswith("fr") else text


def as_time(value: PartialDate | None) -> SafeString:
    """A `<time>` element; nothing where unknown."""
    return time_in(language(), value) if value else SafeString("")


@lru_cache(maxsize=4096)
def time_in(language: str, value: PartialDate) -> SafeString:
    return element(value, date_in(language, value))


def element(value: PartialDate, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value, text)


def period(start: PartialDate, end: PartialDate) -> SafeString:
    """`26–27 novembre 2024` or `novembre 2024 – mars 2025`, each date a `<time>` element."""
    pattern, first, last = ends(start, end)
    return format_html(pattern, element(start, first), element(end, last))


def between(start: PartialDate | None, end: PartialDate | None) -> str:
    """The same as a text; the date alone where one is unknown or both are the same."""
    if start and end and start != end:
        pattern, *both = ends(start, end)
        return pattern.format(*both)
    return "".join(date(one) for one in (start or end,) if one)


def ends(start: PartialDate, end: PartialDate) -> tuple[str, str, str]:
    """How a range is written, and its two dates: where days come first, the month that they share stands once."""
    written, days = locale(), "day" == start.precision == end.precision
    pattern = DAYS_FIRST.get(written.date_formats["long"].pattern, "")
    if pattern and days and (start.year, start.month) == (end.year, end.month):
        first = raised(written.language, start, format_date(start.first_day, pattern, written))
        return "{}–{}", first, date(end)
    return written.interval_formats[None].replace("\N{THIN SPACE}", " "), date(start), date(end)


def hour(value: datetime.time) -> str:
    """`12 h` or `23 h 59` in French, else as Babel has it: `23:59`."""
    if locale().language != "fr":
        return format_time(value, "short", locale=locale())
    minutes = f"{FIXED_SPACE}{value:%M}" if value.minute else ""
    return f"{value.hour}{FIXED_SPACE}h{minutes}"


def host(address: str) -> str:
    """`anr.fr` for an address of that site."""
    return address.partition("//")[2].partition("/")[0].removeprefix("www.")
