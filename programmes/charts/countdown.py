"""The time that a call leaves: days, and a rule from its opening to its closing."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from home.dates import PartialDate
from home.formats import hour

from ..timing import closing, opening
from .scale import percent

END_OF_DAY = datetime.time(23, 59)


@dataclass(frozen=True)
class Countdown:
    """Days left, 0 on the last day; how much of the time is gone, where the opening is known too."""

    days: int
    opens: PartialDate | None
    closes: PartialDate
    hour: str
    gone: str


def countdown(call: Any) -> Countdown | None:
    """The countdown of a call; nothing where it is not open or has no deadline."""
    days = call.days_left
    if days is None:
        return None
    return Countdown(days, call.opens_on, call.closes_on, hour(call.closing_time or END_OF_DAY), gone(call))


def gone(call: Any) -> str:
    """The share of the time that has passed; empty where the opening is unknown."""
    start, end = opening(call.opens_on), closing(call.closes_on, call.closing_time)
    if start is None or end is None:
        return ""
    return percent((timezone.now() - start).total_seconds(), (end - start).total_seconds())
