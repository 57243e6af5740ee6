"""From values to places on a drawing, as SVG lengths in percent, sharp at every width."""

from collections.abc import Iterable
from decimal import Decimal

STEPS = [Decimal(step) for step in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")]
CLASSES = 5  # as many as the tints of maps and matrices


def percent(part: Decimal | float, whole: Decimal | float) -> str:
    """`43.6%`: a length that no language writes with a comma; `0%` of nothing."""
    share = float(part) / float(whole) if whole else 0.0
    return f"{round(100 * min(max(share, 0.0), 1.0), 2):g}%"


def round_maximum(value: Decimal) -> Decimal:
    """The first round number from a value up whose half is whole: 250 for 245, 4 for 3, 2 for 0."""
    if value <= 2:
        return Decimal(2)
    power = Decimal(10) ** value.adjusted()
    return next(step * power for step in STEPS if step * power >= value and not step * power % 2)


def bounds(values: Iterable[int]) -> list[int]:
    """The highest value of each tint: at most five classes of about as many values, zeros aside.

    Equal values are of the same tint, so there are fewer tints than five where there are fewer values.
    """
    known = sorted(value for value in values if value > 0)
    if not known:
        return []
    last = len(known) - 1
    return sorted({known[round(last * rank / CLASSES)] for rank in range(1, CLASSES + 1)})


def tint(value: int, highest: list[int]) -> int:
    """The class of a value among these bounds: 1 is the lightest tint, 0 says that there is nothing."""
    if value <= 0:
        return 0
    return next((rank for rank, bound in enumerate(highest, 1) if value <= bound), len(highest))
