"""What the clock makes of entries, and for how long."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from pyroaring import BitMap

from ..models import Moments, status_at
from .sets import Bitmaps


class States(NamedTuple):
    """The entries by state between two instants."""

    since: datetime
    until: datetime
    bitmaps: Bitmaps


def states_of(timed: Mapping[int, Moments], now: datetime) -> States:
    """The states at a moment, with the time for which they hold."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, moments in timed.items():
        if code := status_at(moments, now):
            found[code].append(key)
    zone = now.tzinfo
    instants = sorted({instant for moments in timed.values() for instant, _code in moments if instant})
    place = bisect_right(instants, now)
    since = instants[place - 1] if place else datetime.min.replace(tzinfo=zone)
    until = instants[place] if place < len(instants) else datetime.max.replace(tzinfo=zone)
    return States(since, until, {code: BitMap(keys) for code, keys in found.items()})
