"""Claims on the same thing, laid on one rule: what sources declare, what the site counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from home.formats import number, quantity

from .scale import percent, round_maximum

if TYPE_CHECKING:
    from ..figures import Claim

WHOLE = Decimal(100)  # percents


@dataclass(frozen=True)
class Mark:
    """A claim's place on the rule."""

    at: str
    is_computed: bool = False


@dataclass(frozen=True)
class Comparison:
    """Claims on one measure: the headline, the rule, then who says what."""

    title: str
    headline: "Claim"
    claims: "list[Claim]"
    marks: list[Mark]
    labels: tuple[str, str, str]


@dataclass(frozen=True)
class Figures:
    """The figures of a page: those that are compared, then those that stand alone."""

    compared: list[Comparison]
    alone: "list[Claim]"


def figures(claims: "Iterable[Claim]") -> Figures:
    """Claims by what they measure, each group at the place of its first one."""
    groups: dict[Any, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(subject(claim), []).append(claim)
    compared = [compare(group) for group in groups.values() if is_comparable(group)]
    return Figures(compared, [claim for group in groups.values() if not is_comparable(group) for claim in group])


def subject(claim: "Claim") -> Any:
    """What a claim is about; nothing else is about the same thing where the site does not count it."""
    figure = claim.figure
    if not figure.measure:
        return id(claim)
    return figure.measure, figure.season, claim.sign


def is_comparable(claims: "list[Claim]") -> bool:
    """Whether there are two values to lay on one rule."""
    values = [claim for claim in claims if claim.figure.value is not None]
    return bool(values) and len(values) + bool(claims[0].computed) > 1


def compare(claims: "list[Claim]") -> Comparison:
    """Claims on the same thing, the newest first, those without a date last."""
    ordered = sorted(claims, key=lambda claim: str(claim.figure.as_of or ""), reverse=True)
    computed = ordered[0].computed
    declared = [claim.figure.value for claim in ordered if claim.figure.value is not None]
    counted = [computed.value] if computed else []
    sign = ordered[0].sign
    end = WHOLE if sign == "%" else round_maximum(max([*declared, *counted]))
    return Comparison(
        title=title(ordered),
        headline=next(claim for claim in ordered if claim.figure.value is not None),
        claims=ordered,
        marks=[Mark(percent(value, end)) for value in declared]
        + [Mark(percent(value, end), is_computed=True) for value in counted],
        labels=(number(0), quantity(end / 2, sign), quantity(end, sign)),
    )


def title(claims: "list[Claim]") -> str:
    """The claim's own label, or what several claims measure; with the season that they are about."""
    figure, season = claims[0].figure, claims[0].season
    name = figure.label if len(claims) == 1 else str(figure.get_measure_display())
    name = f"{name[:1].upper()}{name[1:]}"
    return f"{name}, {season}" if season else name
