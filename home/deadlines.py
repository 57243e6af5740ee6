"""When a page may say something else although nobody changed anything: at midnight, when a call opens or closes.

Apps name their instants with the hook `register_deadlines`.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail import hooks

from .content import kept


def next_deadline(now: datetime) -> datetime:
    """The next instant after which pages are to be made again: the coming midnight of the site at the latest."""
    later = [instant for instant in kept("deadlines", registered) if instant > now]
    return min([midnight_after(now), *later])


def midnight_after(now: datetime) -> datetime:
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), timezone.get_default_timezone())


def registered() -> list[datetime]:
    """All instants that apps name."""
    return [instant for hook in hooks.get_hooks("register_deadlines") for instant in hook()]
