"""The work of each minute: what fails stops nothing else, and two runs never overlap.

Apps name their parts with the hook `each_minute`: functions that answer what went wrong, in words.
"""

import logging
import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from threading import Event, Thread

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone
from wagtail import hooks

from .models import Tick

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)  # how long a run that was killed holds back the next ones
Part = Callable[[], Iterable[str] | None]


def run() -> list[str] | None:
    """Do all parts; what went wrong, or nothing at all where another run is at it."""
    holder = uuid.uuid4().hex
    if not take(holder):
        return None
    ended = Event()
    Thread(target=hold, args=(holder, ended), daemon=True).start()
    try:
        problems = [said for part in hooks.get_hooks("each_minute") for said in done(part)]
    finally:
        ended.set()
    free = {"holder": "", "busy_until": None, "ended_at": timezone.now(), "problems": len(problems)}
    Tick.objects.filter(holder=holder).update(**free)
    return problems


def hold(holder: str, ended: Event) -> None:
    """Renew the lease until the work is done: filling a cluster takes minutes."""
    while not ended.wait(LEASE.total_seconds() / 4):
        try:
            renew(holder)
        except DatabaseError:
            logger.warning("The lease was not renewed.", exc_info=True)
        finally:
            connection.close()


def renew(holder: str) -> None:
    Tick.objects.filter(pk=1, holder=holder).update(busy_until=timezone.now() + LEASE)


def take(holder: str) -> bool:
    """Whether the work is now this one's, for the time of a lease."""
    now = timezone.now()
    Tick.objects.get_or_create(pk=1)
    free = Q(busy_until=None) | Q(busy_until__lte=now)
    return bool(Tick.objects.filter(free, pk=1).update(holder=holder, busy_until=now + LEASE))


def done(part: Part) -> Iterator[str]:
    """Do a part; what it says went wrong, and what it raised."""
    try:
        yield from part() or ()
    except Exception as error:  # whatever it is: the other parts are done all the same
        yield reported(part.__name__, error)


def reported(what: str, error: Exception) -> str:
    """A failure in the log, and in a sentence."""
    logger.error("%s failed.", what, exc_info=error)
    reasons = error.messages if isinstance(error, ValidationError) else [f"{type(error).__name__}: {error}"]
    return f"{what}: {' '.join(reasons)}"


def last() -> Tick | None:
    """The last run: when it ended and how much went wrong."""
    return Tick.objects.filter(pk=1).first()
