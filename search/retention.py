"""What search no longer needs: changes that nobody will follow any more."""

from datetime import timedelta

from django.db.models import Min
from django.utils import timezone

from .models import Change, Cursor

KEPT = 10_000
KEPT_FOR = timedelta(days=7)
AT_ONCE = 50_000  # deleted in one statement, which holds SQLite's lock for some tenths of a second


def cut_log() -> None:
    """Delete the oldest changes, but none that a consumer still has to read, nor the latest ones.

    A process that follows the log from a change that is gone reads everything anew.
    """
    oldest = Change.objects.order_by("n").values_list("n", flat=True).first()
    latest = Change.objects.order_by("-n").values_list("n", flat=True)[KEPT - 1 : KEPT].first()
    if oldest is None or latest is None:
        return
    slowest = Cursor.objects.aggregate(n=Min("n"))["n"]
    end = min(latest, oldest + AT_ONCE, latest if slowest is None else slowest)
    before = Change.objects.filter(n__lt=end)
    # The log has no gap, also where the clock was set back: all before the first one that is young.
    young = before.filter(at__gte=timezone.now() - KEPT_FOR).order_by("n").values_list("n", flat=True).first()
    before.filter(n__lt=end if young is None else young).delete()
