"""`python -m tests.browser.filling` fills the site of the browser, in a process of its own."""

import django
from django.core.management import call_command

COMMANDS = (
    ["migrate", "--verbosity=0"],
    ["set_up_groups"],
    ["load_demo"],
    ["createsuperuser", "--no-input"],
    ["collectstatic", "--no-input", "--verbosity=0"],
)


if __name__ == "__main__":
    django.setup()
    for command in COMMANDS:
        call_command(*command)
