"""Amounts, dates and sizes as French and English write them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from home import formats
from home.dates import PartialDate

NARROW, FIXED = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [
        ("16000000", f"16{FIXED}M€", "€16m"),
        ("1130000000", f"1,13{FIXED}Md€", "€1.13bn"),
        ("4500", f"4{NARROW}500{FIXED}€", "€4,500"),
        ("786000", f"786{NARROW}000{FIXED}€", "€786,000"),
        ("16586665", f"16,59{FIXED}M€", "€16.59m"),
        ("12.5", f"12,50{FIXED}€", "€12.50"),
        ("0", f"0{FIXED}€", "€0"),
    ],
)
def test_money(amount: str, french: str, english: str) -> None:
    with override("fr"):
        assert formats.money(Decimal(amount)) == french
    with override("en"):
        assert formats.money(Decimal(amount)) == english


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        (PartialDate(2022, 7, 8), "8 juillet 2022", "8 July 2022"),
        (PartialDate(2021, 12, 1), "1er décembre 2021", "1 December 2021"),
        (PartialDate(2021, 12, 11), "11 décembre 2021", "11 December 2021"),
        (PartialDate(2022, 3), "mars 2022", "March 2022"),
        (PartialDate(2022), "2022", "2022"),
    ],
)
def test_dates(date: PartialDate, french: str, english: str) -> None:
    with override("fr"):
        assert formats.date(date) == french
    with override("en"):
        assert formats.date(date) == english


def test_quantities_and_sizes() -> None:
    with override("fr"):
        assert formats.quantity(Decimal("33.0000"), "%") == f"33{FIXED}%"
        assert formats.quantity(Decimal(3000000), "apprenants") == f"3{NARROW}000{NARROW}000{FIXED}apprenants"
        assert formats.quantity(Decimal(800000000), "EUR") == f"800{FIXED}M€"
        assert formats.size(3200000) == f"3,2{FIXED}Mo"
        assert formats.size(12) == f"12{FIXED}octets"
    with override("en"):
        assert formats.quantity(Decimal(33), "%") == "33%"
