"""Deletes contact messages after the time that the form promises."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.contrib.forms.models import FormSubmission

from home.contact import KEPT_DAYS


class Command(BaseCommand):
    """Run it each night; see `docs/operations.md`."""

    help = "Delete the contact messages that are older than 12 months."

    def handle(self, *arguments: Any, **options: Any) -> None:
        limit = timezone.now() - datetime.timedelta(days=KEPT_DAYS)
        number, _rows = FormSubmission.objects.filter(submit_time__lt=limit).delete()
        said = ngettext("%(number)d message deleted.", "%(number)d messages deleted.", number)
        self.stdout.write(said % {"number": number})
