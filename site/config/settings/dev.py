"""Settings for one's own machine: SQLite, pages with or without debug, mails on the console."""

from config import environment as read

from .base import *

DEBUG = env.read("DEBUG", read.flag, default=True)
SECRET_KEY = "for-development-only"
ALLOWED_HOSTS = ["*"]
SERVE_MEDIA = True

# Static files come straight from their sources, with DEBUG off too: a demo shows the site's own error pages.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

VAR.mkdir(exist_ok=True)
env.check()
