"""Two doors to the public: a quick one for pages that are new, Wagtail's own for all others."""

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published


def publish_new(page: Page) -> None:
    """What `save_revision().publish()` leaves behind on a page that was never published.

    Wagtail's door reads the page back from its revision and writes it again: twice the time for a new page, which
    cannot have what that is for (other revisions, a schedule, a workflow, aliases).
    """
    page.live = True
    page.first_published_at = page.last_published_at = timezone.now()
    page.save()
    revision = page.save_revision(clean=False, changed=False)
    page.live_revision = revision
    page.save(update_fields=["live_revision"], clean=False)
    announce(page, revision)


def place_new(parent: Page, page: Page, *, live: bool) -> None:
    """Put a page that is complete in memory, with its rows, below another one: live, or as a draft."""
    page.live = live
    if live:
        page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)
    revision = page.save_revision(clean=False, changed=not live)
    if live:
        page.live_revision = revision
        page.save(update_fields=["live_revision"], clean=False)
        announce(page, revision)


def announce(page: Page, revision: Revision) -> None:
    page_published.send(sender=type(page), instance=page, revision=revision)
    published.send(sender=type(page), instance=page, revision=revision)
    log(page, "wagtail.publish", revision=revision, content_changed=True)


def publish_again(page: Page) -> None:
    """A revision of what the page holds now; its inline children are saved first, so that the revision knows them."""
    page.save(clean=False)
    page.save_revision(clean=False, log_action="wagtail.edit").publish()
