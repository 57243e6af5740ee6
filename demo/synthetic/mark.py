"""Real and synthetic content never share a database: a mark tells them apart."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..models import Loaded
from ..sites import is_welcome

KEY = "synthetic"


class MixedContent(Exception):
    """The database holds content of the other sort; the message says what to do."""


def synthetic() -> Loaded | None:
    """The mark that a database of synthetic records carries."""
    return Loaded.objects.filter(key=KEY).first()


def write_mark(digest: str) -> None:
    Loaded.objects.create(key=KEY, digest=digest, placed_at=timezone.now())


def refuse_synthetic() -> None:
    if synthetic():
        raise MixedContent(
            _("This database holds synthetic records (make_records). Load the demo content into another one.")
        )


def refuse_real() -> None:
    """Raise `MixedContent` where the demo content was loaded or somebody made a page."""
    if synthetic():
        return
    pages = [page for page in Page.objects.filter(depth__gt=1)[:2] if not is_welcome(page)]
    if pages or Loaded.objects.exists():
        raise MixedContent(
            _(
                "This database holds real content. Synthetic records go into one of their own, as in "
                "DATABASE_URL=sqlite:////tmp/records.sqlite3 (run migrate on it first)."
            )
        )
