"""The door for a WSGI server."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from config.environment import WrongEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

try:
    application = get_wsgi_application()
except WrongEnvironment as error:
    sys.exit(str(error))
