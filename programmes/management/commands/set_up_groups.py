"""The command `set_up_groups`."""

from typing import Any

from django.core.management.base import BaseCommand

from programmes.groups import ROLES, WORKFLOW, set_up_groups


class Command(BaseCommand):
    """Makes the groups and the workflow of the admin."""

    help = "Makes the groups of editors and translators and their workflow, or puts their permissions back."

    def handle(self, **options: Any) -> None:
        translators = set_up_groups()
        if options["verbosity"]:
            self.stdout.write(f"Groups: {', '.join([*ROLES, *translators])}. Workflow: {WORKFLOW}.")
