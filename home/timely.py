"""Pages whose hour has come: published or withdrawn as Wagtail's `publish_scheduled` does, but each for itself.

Wagtail's command stops at the first page that cannot be published, and all others wait behind it.
"""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Revision

from .tick import reported

logger = logging.getLogger(__name__)
Due = tuple[str, Callable[[], Any]]  # what it is, and what to do


def publish_due() -> Iterator[str]:
    """Withdraw what expires, publish what is scheduled, each whole or not at all; what went wrong, in words."""
    for due in (expiring, scheduled):
        for name, act in due():
            try:
                with transaction.atomic():
                    act()
            except Exception as error:  # a page may fail in any way: those after it are not to wait
                yield reported(name, error)
            else:
                logger.info("%s: done on time.", name)


def expiring() -> Iterator[Due]:
    for model in (Page, *drafted()):
        for one in list(model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")):
            act = partial(one.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
            yield named(_("Expiry of “%(title)s” (%(kind)s %(key)s)"), str(one), model._meta.verbose_name, one.pk), act


def scheduled() -> Iterator[Due]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for one in list(due.select_related("content_type")):
        act = partial(one.publish, log_action="wagtail.publish.scheduled")
        name = named(
            _("Publication of “%(title)s” (%(kind)s %(key)s)"), one.object_str, one.content_type.name, one.object_id
        )
        yield name, act


def named(sentence: str, title: str, kind: Any, key: Any) -> str:
    return sentence % {"title": title, "kind": kind, "key": key}


def drafted() -> list[Any]:
    """Models with drafts that are no pages."""
    return [one for one in apps.get_models() if issubclass(one, DraftStateMixin) and not issubclass(one, Page)]
