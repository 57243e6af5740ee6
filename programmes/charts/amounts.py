"""An amount among others, on a logarithmic rule in decades."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.formats import locale, money

from .scale import percent


@dataclass(frozen=True)
class Among:
    """An amount, its rank among those that are known, and the rule from below the lowest to above the highest."""

    value: Decimal
    at: str
    rank: int
    total: int
    lowest: Decimal
    highest: Decimal
    others: list[str]
    decades: list[str]
    width: str
    labels: list[str]

    @property
    def ordinal(self) -> SafeString:
        """Its rank as it is said."""
        return ordinal(self.rank)


def ordinal(rank: int) -> SafeString:
    """A rank in the feminine that a grant has in French, its ending raised: `1re`, `6e`; in English `1st`, `6th`."""
    if locale().language == "fr":
        return format_html("{}<sup>{}</sup>", rank, "re" if rank == 1 else "e")
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th") if rank % 100 not in (11, 12, 13) else "th"
    return format_html("{}{}", rank, ending)


def amounts(value: Decimal | None, others: Iterable[Decimal | None]) -> Among | None:
    """An amount among the other known ones; nothing where it is unknown, or alone."""
    known = [amount for amount in others if amount and amount > 0]
    if not value or value < 0 or not known:
        return None
    every = [value, *known]
    rule = decades_round(every)
    return Among(
        value=value,
        at=place(value, rule),
        rank=1 + sum(amount > value for amount in known),
        total=len(every),
        lowest=min(every),
        highest=max(every),
        others=sorted({place(amount, rule) for amount in known}),
        decades=[percent(step, len(rule) - 1) for step in range(len(rule) - 1)],
        width=percent(1, len(rule) - 1),
        labels=[money(Decimal(10) ** power) for power in rule],
    )


def decades_round(amounts: list[Decimal]) -> range:
    """The powers of ten from the one below the lowest to the one above the highest: one decade at least."""
    start = min(amounts).adjusted()
    highest = max(amounts)
    end = highest.adjusted() + (highest > Decimal(10) ** highest.adjusted())
    return range(start, max(end, start + 1) + 1)


def place(amount: Decimal, rule: range) -> str:
    return percent(log10(amount) - rule[0], len(rule) - 1)
