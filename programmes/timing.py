"""When a call opens and closes, and what state it is in at a moment.

A call is open until midnight, Paris time, at the end of its last day, unless an hour is given.
A date known to the month or the year opens on its first day and closes after its last.
"""

import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.dates import PartialDate

PARIS = ZoneInfo("Europe/Paris")


class Status(models.TextChoices):
    """States of a call, as readers see them."""

    UPCOMING = "upcoming", _("Upcoming")
    OPEN = "open", _("Open")
    PERMANENT = "permanent", _("Permanent")
    CLOSED = "closed", _("Closed")
    RESULTS = "results", _("Results published")
    UNKNOWN = "unknown", _("Dates not communicated")


def midnight(day: datetime.date) -> datetime.datetime:
    """The first instant of a day in Paris."""
    return datetime.datetime.combine(day, datetime.time(), PARIS)


def opening(date: PartialDate | None) -> datetime.datetime | None:
    """The first instant when one may apply."""
    return midnight(date.first_day) if date else None


def closing(date: PartialDate | None, hour: datetime.time | None = None) -> datetime.datetime | None:
    """The first instant when one may no longer apply."""
    if date is None:
        return None
    if hour:
        return datetime.datetime.combine(date.last_day, hour, PARIS)
    return midnight(date.last_day + datetime.timedelta(days=1))


def today(now: datetime.datetime) -> datetime.date:
    """The day in Paris at a moment."""
    return now.astimezone(PARIS).date()
