"""Following the log of changes: what a copy of the entries in memory has to read again."""

from typing import NamedTuple

from .models import Change

MOST = 20_000  # changes; of more, a copy is sooner made anew


class Point(NamedTuple):
    """A place in the log: its last change, and the token that tells it from another one with the same number."""

    n: int = 0
    token: str = ""


def head() -> Point:
    """The end of the log; to be read before the entries, whose later changes are then read again."""
    return Point(*(Change.objects.order_by("-n").values_list("n", "token").first() or ()))


def since(point: Point, most: int = MOST) -> tuple[Point, set[int]] | None:
    """The end of the log and the entries that changed after a point; nothing where the log does not follow from it."""
    log = list(Change.objects.filter(n__gte=point.n).order_by("n").values_list("n", "token", "entry")[: most + 1])
    if not log:
        return (point, set()) if point.n == 0 else None
    if log[0][:2] != point or len(log) > most:
        return None
    return Point(*log[-1][:2]), {entry for _n, _token, entry in log[1:]}
