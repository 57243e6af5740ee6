#!/usr/bin/env python
"""The one door for commands: puts `site/` on the path, then hands over to Django."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a management command with the development settings, unless the environment names others."""
    sys.path.insert(0, str(Path(__file__).parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    from config.environment import WrongEnvironment

    try:
        execute_from_command_line(sys.argv)
    except WrongEnvironment as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
