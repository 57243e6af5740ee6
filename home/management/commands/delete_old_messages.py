"""Deletes contact messages after the time that the form promises."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from home.contact import delete_old_messages


class Command(BaseCommand):
    """At once, without waiting for `tick`, which does it too."""

    help = "Delete the contact messages that are older than 12 months."

    def handle(self, *arguments: Any, **options: Any) -> None:
        number = delete_old_messages()
        said = ngettext("%(number)d message deleted.", "%(number)d messages deleted.", number)
        self.stdout.write(said % {"number": number})
