"""Dates, amounts and numbers in any language: ours in French and English, Unicode's rules in the others."""

import datetime
from decimal import Decimal

import pytest
from django.conf.locale import LANG_INFO
from django.utils.translation import override

from home import formats
from home.dates import PartialDate as Day

NARROW, FIXED, RIGHT = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}"
NOVEMBER = (Day(2024, 11, 1), Day(2024, 11, 2))
WINTER = (Day(2024, 11, 26), Day(2025, 1, 8))
MONTHS = (Day(2024, 11), Day(2025, 3))


@pytest.mark.parametrize(
    ("language", "millions", "billions", "small"),
    [
        ("fr", f"16,59{FIXED}M€", f"1,13{FIXED}Md€", f"4{NARROW}500{FIXED}€"),
        ("en", "€16.59m", "€1.13bn", "€4,500"),
        ("de", f"16,59{FIXED}Mio.{FIXED}€", f"1,13{FIXED}Mrd.{FIXED}€", f"4.500{FIXED}€"),
        ("ar", f"16.59{FIXED}مليون{FIXED}€", f"1.13{FIXED}مليار{FIXED}€", f"{RIGHT}4,500{FIXED}€"),
    ],
)
def test_amounts(language: str, millions: str, billions: str, small: str) -> None:
    amounts = (Decimal(16_586_665), Decimal(1_130_000_000), Decimal(4500))
    with override(language):
        assert [formats.money(one) for one in amounts] == [millions, billions, small]


@pytest.mark.parametrize(
    ("language", "dates"),
    [
        ("fr", ["1er décembre 2021", "8 juillet 2022", "mars 2022", "2022"]),
        ("en", ["1 December 2021", "8 July 2022", "March 2022", "2022"]),
        ("de", ["1. Dezember 2021", "8. Juli 2022", "März 2022", "2022"]),
        ("ar", ["1 ديسمبر 2021", "8 يوليو 2022", "مارس 2022", "2022"]),
        ("ja", ["2021年12月1日", "2022年7月8日", "2022年3月", "2022年"]),
    ],
)
def test_dates(language: str, dates: list[str]) -> None:
    """English as in Britain: the day comes first."""
    with override(language):
        shown = [formats.date(one) for one in (Day(2021, 12, 1), Day(2022, 7, 8), Day(2022, 3), Day(2022))]
    assert shown == dates


@pytest.mark.parametrize(
    ("language", "ranges"),
    [
        ("fr", ["1er–2 novembre 2024", "26 novembre 2024 – 8 janvier 2025", "novembre 2024 – mars 2025"]),
        ("en", ["1–2 November 2024", "26 November 2024 – 8 January 2025", "November 2024 – March 2025"]),
        ("de", ["1.–2. November 2024", "26. November 2024 – 8. Januar 2025", "November 2024 – März 2025"]),
        ("ja", ["2024年11月1日～2024年11月2日", "2024年11月26日～2025年1月8日", "2024年11月～2025年3月"]),
    ],
)
def test_ranges(language: str, ranges: list[str]) -> None:
    with override(language):
        assert [formats.between(*dates) for dates in (NOVEMBER, WINTER, MONTHS)] == ranges
        first, last = (f'<time datetime="{one}">' for one in WINTER)
        assert first in formats.period(*WINTER)
        assert last in formats.period(*WINTER)


def test_a_range_without_an_end_is_a_date() -> None:
    with override("fr"):
        assert formats.between(Day(2024), None) == formats.between(None, Day(2024)) == "2024"
        assert formats.between(Day(2024), Day(2024)) == "2024"
        assert formats.between(None, None) == ""


@pytest.mark.parametrize(
    ("language", "share", "number", "noon", "night"),
    [
        ("fr", f"33,5{FIXED}%", f"3{NARROW}000{NARROW}000", f"12{FIXED}h", f"23{FIXED}h{FIXED}59"),
        ("en", "33.5%", "3,000,000", "12:00", "23:59"),
        ("de", f"33,5{FIXED}%", "3.000.000", "12:00", "23:59"),
        ("ar", "33.5%", "3,000,000", "12:00 م", "11:59 م"),
    ],
)
def test_shares_numbers_and_hours(language: str, share: str, number: str, noon: str, night: str) -> None:
    with override(language):
        assert formats.quantity(Decimal("33.5"), "%") == share
        assert formats.quantity(3_000_000) == number
        assert formats.quantity(3_000_000, "x") == f"{number}{FIXED}x"
        hours = [formats.hour(datetime.time(*one)) for one in ((12, 0), (23, 59))]
        assert [one.replace(NARROW, " ").replace(FIXED, " ") for one in hours] == [
            one.replace(FIXED, " ") for one in (noon, night)
        ]


@pytest.mark.parametrize(
    ("language", "ranks"),
    [
        ("fr", ["1<sup>re</sup>", "2<sup>e</sup>", "3<sup>e</sup>", "11<sup>e</sup>", "22<sup>e</sup>"]),
        ("en", ["1st", "2nd", "3rd", "11th", "22nd"]),
        ("de", ["1.", "2.", "3.", "11.", "22."]),
    ],
)
def test_ordinals(language: str, ranks: list[str]) -> None:
    with override(language):
        assert [formats.ordinal(rank) for rank in (1, 2, 3, 11, 22)] == ranks


def test_every_language_that_django_knows_has_rules() -> None:
    """Those of English where Unicode does not know the language."""
    for code, info in LANG_INFO.items():
        if "name" in info:
            with override(code):
                assert formats.money(1_500_000)
                assert formats.date(Day(2022, 7, 8))
                assert formats.between(*WINTER)
