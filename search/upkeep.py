"""What keeps entries and cluster right: fed each minute, compared and mended when an operator asks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import indexing
from .engines import get_cluster
from .engines.client import Unavailable
from .models import Cursor
from .rebuilding import sync


def feed_each_minute() -> Iterator[str]:
    """Send what was not sent when it was committed; in words why the cluster did not take it."""
    engine = get_cluster()
    # A cursor that nobody moves any more would keep the log from being cut.
    Cursor.objects.exclude(consumer=engine.alias if engine else "").delete()
    try:
        if engine:
            sync(engine)
    except Unavailable as error:
        yield away(error)


def away(error: Unavailable) -> str:
    return _("The search cluster does not answer: %(why)s.") % {"why": error}


def wrong_entries(mend: bool = False) -> int:
    """How many entries differ from their pages; written anew where they are to be mended."""
    number = 0
    for entries in indexing.differences():
        number += len(entries)
        if mend:
            indexing.write(entries)
    return number
