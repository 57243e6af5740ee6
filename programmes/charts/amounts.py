"""An amount among others, on a logarithmic rule in decades."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from django.utils.safestring import SafeString

from home.formats import money, ordinal

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
